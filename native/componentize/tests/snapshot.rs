//! Snapshots of the tiny runner: what `init` may do, and how it fails.

mod tiny;

use capsule_componentize::{Runner, Snapshot};
use std::time::{Duration, Instant};
use tempfile::tempdir;

fn error(snapshot: Snapshot) -> serde_json::Value {
    match snapshot {
        Snapshot::Failed(error) => serde_json::from_str(&error).unwrap(),
        Snapshot::Taken { .. } => panic!("init succeeded"),
    }
}

fn taken(snapshot: Snapshot) -> (Vec<u8>, Vec<String>) {
    match snapshot {
        Snapshot::Taken {
            component,
            notes,
            fuel,
        } => {
            assert!(fuel > 0);
            (component, notes)
        }
        Snapshot::Failed(error) => panic!("{error}"),
    }
}

#[test]
fn returns_the_notes() {
    let cache = tempdir().unwrap();
    let runner = tiny::runner(cache.path());
    let (component, notes) = taken(runner.snapshot("hello, \"wörld\"\n\0").unwrap());
    assert_eq!(notes, ["hello, \"wörld\"\n\0"]);
    assert!(component.windows(5).any(|window| window == b"hello"));
}

#[test]
fn the_same_source_gives_the_same_bytes() {
    let cache = tempdir().unwrap();
    let first = taken(tiny::runner(cache.path()).snapshot("random").unwrap()).0;
    let second = taken(tiny::runner(cache.path()).snapshot("random").unwrap()).0;
    assert!(first == second);
}

#[test]
fn a_guests_error_comes_back_as_it_is() {
    let cache = tempdir().unwrap();
    let runner = tiny::runner(cache.path());
    match runner.snapshot("error, not even JSON").unwrap() {
        Snapshot::Failed(error) => assert_eq!(error, "error, not even JSON"),
        Snapshot::Taken { .. } => panic!("init succeeded"),
    }
}

#[test]
fn a_trap_says_what_the_guest_said_last() {
    let cache = tempdir().unwrap();
    let error = error(tiny::runner(cache.path()).snapshot("trap").unwrap());
    assert_eq!(error["kind"], "trap");
    let message = error["message"].as_str().unwrap();
    assert!(message.contains("unreachable"), "{message}");
    assert!(message.ends_with("the runner died"), "{message}");
}

#[test]
fn memory_and_stack_end() {
    let cache = tempdir().unwrap();
    let runner = tiny::runner(cache.path());
    assert_eq!(
        error(runner.snapshot("m").unwrap())["kind"],
        "out_of_memory"
    );
    assert_eq!(
        error(runner.snapshot("s").unwrap())["kind"],
        "stack_overflow"
    );
}

#[test]
fn calls_are_refused() {
    let cache = tempdir().unwrap();
    let error = error(tiny::runner(cache.path()).snapshot("call").unwrap());
    assert_eq!(error["error_type"], "permission_denied");
}

#[test]
fn busy_code_and_long_waits_end() {
    let cache = tempdir().unwrap();
    let runner = tiny::runner(cache.path());
    for source in ["loop", "wait"] {
        let start = Instant::now();
        let ended = runner
            .snapshot_within(source, Duration::from_millis(200))
            .unwrap();
        assert_eq!(error(ended)["kind"], "timeout", "{source}");
        assert!(start.elapsed() < Duration::from_secs(10), "{source}");
    }
    // The epoch went on; others are not stopped by it.
    taken(runner.snapshot("fine").unwrap());
}

#[test]
fn a_runner_is_compiled_once_and_again_when_damaged() {
    let cache = tempdir().unwrap();
    let compiled = || {
        let mut compiled = false;
        let runner = Runner::new(tiny::component(), cache.path(), || compiled = true).unwrap();
        taken(runner.snapshot("fine").unwrap());
        compiled
    };
    assert!(compiled());
    assert!(!compiled());

    let entry = std::fs::read_dir(cache.path())
        .unwrap()
        .next()
        .unwrap()
        .unwrap()
        .path();
    let whole = std::fs::read(&entry).unwrap();
    let mut flipped = whole.clone();
    flipped[whole.len() / 2] ^= 1;
    for damaged in [&flipped[..], &whole[..whole.len() / 2], &[]] {
        std::fs::write(&entry, damaged).unwrap();
        assert!(compiled());
        assert!(!compiled());
    }
    let left: Vec<_> = std::fs::read_dir(cache.path()).unwrap().collect();
    assert_eq!(left.len(), 1, "{left:?}");
}

#[test]
fn a_cache_that_cannot_be_written_is_none() {
    let directory = tempdir().unwrap();
    let file = directory.path().join("file");
    std::fs::write(&file, "").unwrap();
    taken(tiny::runner(&file).snapshot("fine").unwrap());
}
