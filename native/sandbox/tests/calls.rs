//! Cancellation, retries, and many calls at once.

mod support;

use std::time::{Duration, Instant};

use capsule_sandbox::ErrorType;
use serde_json::json;
use support::{World, assert_error, guests, policy, request, with};

#[tokio::test]
async fn a_running_call_is_cancelled() {
    for component in [guests::sleeps(600_000), guests::busy()] {
        let world = World::new().task("slow", &component, with(json!({ "maxRetries": 9 })));
        let artifact = world.open();
        let request = request("slow", "[]");
        let (id, sandbox) = (request.id, world.sandbox.clone());
        let call = tokio::spawn(world.sandbox.call(&artifact, request));
        tokio::time::sleep(Duration::from_millis(200)).await;
        let started = Instant::now();
        sandbox.cancel(id);
        assert_error(&call.await.unwrap(), ErrorType::Cancelled);
        assert!(started.elapsed() < Duration::from_millis(100));
    }
}

#[tokio::test]
async fn a_call_is_cancelled_before_it_starts() {
    let world = World::new().task("echo", &guests::echo(), policy());
    let artifact = world.open();
    let request = request("echo", "[]");
    let id = request.id;
    let call = world.sandbox.call(&artifact, request);
    world.sandbox.cancel(id);
    assert_error(&call.await, ErrorType::Cancelled);
}

#[tokio::test]
async fn a_waiting_call_is_cancelled() {
    let world = World::with_options(|options| options.max_calls = 1).task(
        "slow",
        &guests::sleeps(300),
        policy(),
    );
    let artifact = world.open();
    let first = tokio::spawn(world.sandbox.call(&artifact, request("slow", "[]")));
    tokio::time::sleep(Duration::from_millis(100)).await;
    let second = request("slow", "[]");
    let id = second.id;
    let second = tokio::spawn(world.sandbox.call(&artifact, second));
    tokio::time::sleep(Duration::from_millis(20)).await;
    world.sandbox.cancel(id);
    assert_error(&second.await.unwrap(), ErrorType::Cancelled);
    assert!(first.await.unwrap().result.is_ok());
}

#[tokio::test]
async fn a_dropped_call_ends() {
    let world = World::with_options(|options| options.max_calls = 1)
        .task("slow", &guests::sleeps(600_000), policy())
        .task("echo", &guests::echo(), policy());
    let artifact = world.open();
    let slow = world.sandbox.call(&artifact, request("slow", "[]"));
    assert!(
        tokio::time::timeout(Duration::from_millis(200), slow)
            .await
            .is_err()
    );
    let echo = world.sandbox.call(&artifact, request("echo", "[1]")).await;
    assert_eq!(echo.result.unwrap(), "[1]", "its slot is free");
}

#[tokio::test]
async fn failed_attempts_are_retried() {
    let world = World::new()
        .task("trap", &guests::traps(), with(json!({ "maxRetries": 2 })))
        .task(
            "denied",
            &guests::fails(r#"{"kind":"permission_denied","message":"no"}"#),
            with(json!({ "maxRetries": 2 })),
        );
    let outcome = world.call("trap", "[]").await;
    assert_error(&outcome, ErrorType::Trap);
    assert_eq!(outcome.retries, 2);
    assert!(outcome.duration >= Duration::from_millis(150), "backoff");
    let outcome = world.call("denied", "[]").await;
    assert_error(&outcome, ErrorType::PermissionDenied);
    assert_eq!(outcome.retries, 0);
    let attempts: Vec<_> = world.rows().into_iter().map(|row| (row.0, row.3)).collect();
    let row = |task: &str, attempt| (task.to_owned(), attempt);
    assert_eq!(
        attempts,
        [
            row("trap", 1),
            row("trap", 2),
            row("trap", 3),
            row("denied", 1)
        ]
    );
}

#[tokio::test]
async fn cancelling_ends_the_backoff() {
    let world = World::new().task("trap", &guests::traps(), with(json!({ "maxRetries": 100 })));
    let artifact = world.open();
    let request = request("trap", "[]");
    let id = request.id;
    let call = tokio::spawn(world.sandbox.call(&artifact, request));
    tokio::time::sleep(Duration::from_millis(600)).await;
    world.sandbox.cancel(id);
    assert_error(&call.await.unwrap(), ErrorType::Cancelled);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_thousand_calls_at_once() {
    let world = World::new().task("echo", &guests::echo(), policy());
    let artifact = world.open();
    let calls: Vec<_> = (0..1000)
        .map(|n| {
            tokio::spawn(
                world
                    .sandbox
                    .call(&artifact, request("echo", &format!("[{n}]"))),
            )
        })
        .collect();
    for (n, call) in calls.into_iter().enumerate() {
        assert_eq!(call.await.unwrap().result.unwrap(), format!("[{n}]"));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn more_live_calls_than_the_pool_has_slots() {
    let world = World::with_options(|options| options.max_calls = 500)
        .task("sleep", &guests::sleeps(500), policy())
        .precompiled();
    let artifact = world.open();
    let started = Instant::now();
    let calls: Vec<_> = (0..300)
        .map(|n| {
            tokio::spawn(
                world
                    .sandbox
                    .call(&artifact, request("sleep", &format!("[{n}]"))),
            )
        })
        .collect();
    for (n, call) in calls.into_iter().enumerate() {
        assert_eq!(call.await.unwrap().result.unwrap(), format!("[{n}]"));
    }
    assert!(started.elapsed() < Duration::from_secs(3), "side by side");
}

#[tokio::test]
async fn a_component_that_fits_no_slot_runs_all_the_same() {
    let many = "(core instance (instantiate $libc))".repeat(60);
    let component = guests::echo().replace(
        "  (core instance $libc (instantiate $libc))\n",
        &format!("  (core instance $libc (instantiate $libc))\n{many}"),
    );
    let world = World::new().task("echo", &component, policy());
    let outcome = world.call("echo", "[1]").await;
    assert_eq!(outcome.result.unwrap(), "[1]");
    assert_eq!(outcome.ram, 61 * (2 << 16));
}

#[tokio::test(flavor = "current_thread")]
async fn busy_calls_let_others_run() {
    let world = World::new()
        .task("busy", &guests::busy(), with(json!({ "timeout": 2_000 })))
        .task("echo", &guests::echo(), policy());
    let artifact = world.open();
    assert!(
        world
            .sandbox
            .call(&artifact, request("echo", "[]"))
            .await
            .result
            .is_ok()
    );
    let busy = tokio::spawn(world.sandbox.call(&artifact, request("busy", "[]")));
    tokio::time::sleep(Duration::from_millis(300)).await;
    let started = Instant::now();
    assert!(
        world
            .sandbox
            .call(&artifact, request("echo", "[]"))
            .await
            .result
            .is_ok()
    );
    assert!(
        started.elapsed() < Duration::from_millis(200),
        "{:?}",
        started.elapsed()
    );
    assert_error(&busy.await.unwrap(), ErrorType::Timeout);
}
