//! Instances made ahead of calls: each for one call, under its limits, with what is its own.

mod support;

use std::sync::Arc;
use std::time::Duration;

use capsule_sandbox::{Artifact, ErrorType, Outcome};
use serde_json::json;
use support::{World, assert_error, guests, policy, request, with};

/// Calls a task until it has an instance ready, at most so often. Gives the outcomes.
async fn heat(world: &World, artifact: &Arc<Artifact>, task: &str, most: usize) -> Vec<Outcome> {
    let mut outcomes = Vec::new();
    while outcomes.len() < most && world.sandbox.ready() == 0 {
        outcomes.push(world.sandbox.call(artifact, request(task, "[1]")).await);
        tokio::time::sleep(Duration::from_millis(2)).await;
    }
    outcomes
}

/// A task that has an instance ready, and the outcomes of the calls before.
async fn hot(component: String, fields: serde_json::Value) -> (World, Arc<Artifact>, Vec<Outcome>) {
    let world = World::new().task("hot", &component, with(fields));
    let artifact = world.open();
    let outcomes = heat(&world, &artifact, "hot", 1_000).await;
    assert!(world.sandbox.ready() > 0, "made ahead of the next call");
    (world, artifact, outcomes)
}

#[tokio::test]
async fn two_calls_never_share_an_instance() {
    let (world, artifact, outcomes) = hot(guests::counts(), json!({})).await;
    let call = || world.sandbox.call(&artifact, request("hot", "[]"));
    for outcome in outcomes {
        assert_eq!(outcome.result.unwrap(), "1");
    }
    for _ in 0..100 {
        assert_eq!(call().await.result.unwrap(), "1");
    }
    let calls: Vec<_> = (0..100).map(|_| tokio::spawn(call())).collect();
    for call in calls {
        assert_eq!(call.await.unwrap().result.unwrap(), "1");
    }
}

#[tokio::test]
async fn a_call_takes_what_is_ready() {
    let (world, artifact, _) = hot(guests::sleeps(100), json!({})).await;
    let before = world.sandbox.ready();
    let call = tokio::spawn(world.sandbox.call(&artifact, request("hot", "[1]")));
    while world.sandbox.ready() == before {
        tokio::task::yield_now().await;
    }
    assert_eq!(call.await.unwrap().result.unwrap(), "[1]");
}

#[tokio::test]
async fn a_cold_task_has_nothing_ready() {
    let world = World::new().task("cold", &guests::counts(), policy());
    let artifact = world.open();
    for _ in 0..3 {
        world.sandbox.call(&artifact, request("cold", "[]")).await;
    }
    tokio::time::sleep(Duration::from_millis(20)).await;
    assert_eq!(world.sandbox.ready(), 0);
}

#[tokio::test]
async fn fuel_and_memory_are_counted_alike() {
    let (world, artifact, outcomes) = hot(guests::echo(), json!({})).await;
    let ahead = world.sandbox.call(&artifact, request("hot", "[1]")).await;
    assert_eq!(ahead.fuel, outcomes[0].fuel);
    assert_eq!(ahead.ram, outcomes[0].ram);
    assert_eq!(ahead.result, outcomes[0].result);
}

#[tokio::test]
async fn limits_hold() {
    let cases = [
        (guests::busy(), json!({ "timeout": 40 }), ErrorType::Timeout),
        (
            guests::sleeps(600_000),
            json!({ "timeout": 40 }),
            ErrorType::Timeout,
        ),
        (
            guests::busy(),
            json!({ "fuel": 100_000 }),
            ErrorType::FuelExhausted,
        ),
        (guests::grows_memory(), json!({}), ErrorType::OutOfMemory),
        (guests::grows_table(), json!({}), ErrorType::OutOfMemory),
        (guests::recursive(), json!({}), ErrorType::StackOverflow),
        (guests::traps(), json!({}), ErrorType::Trap),
    ];
    for (component, fields, error_type) in cases {
        let (world, artifact, outcomes) = hot(component, fields).await;
        let ahead = world.sandbox.call(&artifact, request("hot", "[1]")).await;
        for outcome in outcomes.iter().chain([&ahead]) {
            assert_error(outcome, error_type);
        }
    }
}

#[tokio::test]
async fn the_time_of_a_call_begins_with_it() {
    let (world, artifact, _) = hot(guests::sleeps(20), json!({ "timeout": 500 })).await;
    // Longer than the timeout, shorter than what is idle.
    tokio::time::sleep(Duration::from_millis(700)).await;
    assert!(world.sandbox.ready() > 0);
    let outcome = world.sandbox.call(&artifact, request("hot", "[1]")).await;
    assert_eq!(outcome.result.unwrap(), "[1]");
}

#[tokio::test]
async fn each_call_sees_its_own_variables_and_no_others() {
    let world = World::new()
        .task(
            "granted",
            &guests::counts_variables(),
            with(json!({ "env": ["A"] })),
        )
        .task("denied", &guests::counts_variables(), policy());
    let artifact = world.open();
    for (task, expected) in [("granted", "1"), ("denied", "0")] {
        heat(&world, &artifact, task, 1_000).await;
        for value in [Some("x"), None, Some("y")] {
            let mut request = request(task, "[]");
            request
                .env
                .extend(value.map(|value| ("A".into(), value.into())));
            request.env.insert("SECRET".into(), "s".into());
            let outcome = world.sandbox.call(&artifact, request).await;
            let seen = if value.is_some() { expected } else { "0" };
            assert_eq!(outcome.result.unwrap(), seen, "{task} {value:?}");
        }
    }
}

#[tokio::test]
async fn lines_and_calls_are_those_of_the_call() {
    let (world, artifact, _) = hot(guests::prints("line"), json!({})).await;
    world.logs.lock().unwrap().clear();
    let own = request("hot", "[]");
    let id = own.id;
    world.sandbox.call(&artifact, own).await;
    let lines: Vec<_> = world.logs.lock().unwrap().drain(..).collect();
    assert_eq!(lines.len(), 1);
    assert_eq!((lines[0].id, lines[0].text.as_str()), (id, "line"));

    let world = World::new()
        .task("hot", &guests::calls("echo"), policy())
        .task("echo", &guests::echo(), policy());
    let artifact = world.open();
    heat(&world, &artifact, "hot", 1_000).await;
    let outcome = world.sandbox.call(&artifact, request("hot", "[7]")).await;
    assert_eq!(outcome.result.unwrap(), "[7]");
}

#[tokio::test]
async fn a_cancelled_call_ends_in_one_too() {
    let (world, artifact, _) = hot(guests::sleeps(20), json!({})).await;
    let own = request("hot", "[]");
    let id = own.id;
    let call = world.sandbox.call(&artifact, own);
    world.sandbox.cancel(id);
    assert_error(&call.await, ErrorType::Cancelled);
}

#[tokio::test]
async fn they_give_way_to_calls_that_need_the_memory() {
    let world = World::with_options(|options| options.ram_budget = 128 << 20)
        .task("hot", &guests::echo(), policy())
        .task("sleep", &guests::sleeps(50), policy());
    let artifact = world.open();
    heat(&world, &artifact, "hot", 1_000).await;
    assert_eq!(world.sandbox.ready(), 1, "the other half is for its call");
    let sleep = || world.sandbox.call(&artifact, request("sleep", "[1]"));
    let (first, second) = tokio::join!(sleep(), sleep());
    assert_eq!(world.sandbox.ready(), 0);
    assert!(first.result.is_ok() && second.result.is_ok());
}

#[tokio::test]
async fn they_go_when_nobody_calls() {
    let (world, _artifact, _) = hot(guests::echo(), json!({})).await;
    while world.sandbox.ready() > 0 {
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
}

#[tokio::test]
async fn code_that_runs_when_it_is_instantiated_counts_for_its_call() {
    let component = guests::counts_from_its_start("(i32.store8 (i32.const 64) (i32.const 0x34))");
    let (world, artifact, outcomes) = hot(component, json!({})).await;
    let ahead = world.sandbox.call(&artifact, request("hot", "[]")).await;
    assert_eq!(ahead.fuel, outcomes[0].fuel);
    assert_eq!(ahead.result.unwrap(), "5");
}

#[tokio::test]
async fn what_needs_the_host_to_be_instantiated_is_not_made_ahead() {
    for code in [
        "(call $get-environment (i32.const 32))",
        "(drop (call $get-stdout))",
        "(drop (call $subscribe-duration (i64.const 1)))",
    ] {
        let component = guests::counts_from_its_start(code);
        let world = World::new().task("hot", &component, policy());
        let artifact = world.open();
        for outcome in heat(&world, &artifact, "hot", 50).await {
            assert_eq!(outcome.result.unwrap(), "1", "{code}");
        }
        assert_eq!(world.sandbox.ready(), 0, "{code}");
    }
}
