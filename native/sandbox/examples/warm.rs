//! `warm <artifact> <task> <arguments> [calls]`: what the first call of a task takes, and what further ones take.

use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::{Duration, Instant};

use capsule_sandbox::{CallRequest, Options, Sandbox};

#[tokio::main]
async fn main() {
    let mut arguments = std::env::args().skip(1);
    let mut next = |what| {
        arguments
            .next()
            .unwrap_or_else(|| panic!("{what} is missing"))
    };
    let dir = PathBuf::from(next("the artifact's directory"));
    let (task, json) = (next("the task's name"), next("the arguments' JSON"));
    let calls: usize = arguments
        .next()
        .map_or(2_000, |calls| calls.parse().expect("a number"));

    let started = Instant::now();
    let options = Options {
        max_calls: 8,
        ram_budget: 4 << 30,
        max_depth: 16,
        max_fan_out: 16,
        ahead_from: std::env::var("AHEAD_FROM_US").map_or(Duration::from_micros(100), |us| {
            Duration::from_micros(us.parse().expect("a number"))
        }),
        trace: None,
        cache: std::env::temp_dir().join("capsule-warm"),
    };
    let sandbox = Sandbox::new(options, Arc::new(|_| {}), Arc::new(|_| {})).expect("a sandbox");
    let manifest = std::fs::read_to_string(dir.join("capsule.manifest.json")).expect("a manifest");
    let root = std::env::current_dir().expect("a directory");
    let artifact = sandbox.open(&manifest, dir, root).expect("an artifact");
    let call = || {
        let request = CallRequest {
            id: 1,
            task: task.clone(),
            arguments: json.clone(),
            env: HashMap::new(),
            mounts: Vec::new(),
            logs: false,
            tools: None,
        };
        sandbox.call(&artifact, request)
    };

    let outcome = call().await;
    println!("first call, from nothing: {:?}", started.elapsed());
    println!(
        "{:?}, fuel {}, ram {}",
        outcome.result, outcome.fuel, outcome.ram
    );
    let mut times = Vec::with_capacity(calls);
    for _ in 0..calls {
        let started = Instant::now();
        call().await;
        times.push(started.elapsed());
    }
    times.sort();
    let at = |share: usize| times[(calls - 1) * share / 100];
    println!("warm: min {:?}, p50 {:?}, p99 {:?}", at(0), at(50), at(99));
}
