//! Cancellation, retries, concurrency, and tasks that call tasks.

mod support;

use std::time::{Duration, Instant};

use capsule_sandbox::ErrorType;
use serde_json::json;
use support::{World, assert_error, error, guests, policy, request, with};

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

#[tokio::test]
async fn a_task_calls_a_task() {
    let world = World::new()
        .task("parent", &guests::calls("child"), policy())
        .task("child", &guests::echo(), policy());
    let outcome = world.call("parent", "[42]").await;
    assert_eq!(outcome.result.unwrap(), "[42]");
    let rows = world.rows();
    assert_eq!((rows[0].0.as_str(), rows[0].4), ("parent", false));
    assert_eq!((rows[1].0.as_str(), rows[1].4), ("child", true));
}

#[tokio::test]
async fn the_callee_has_its_own_limits() {
    let world = World::new()
        .task("parent", &guests::calls("child"), policy())
        .task("child", &guests::busy(), with(json!({ "fuel": 10_000 })));
    let outcome = world.call("parent", "[]").await;
    // The guest hands the callee's error on as its own.
    assert!(
        error(&outcome).message.contains("compute of 10000"),
        "{outcome:?}"
    );
    assert_eq!(world.rows()[1].2.as_deref(), Some("fuel_exhausted"));
}

#[tokio::test]
async fn an_unknown_callee_is_not_found() {
    let world = World::new().task("parent", &guests::calls("forged"), policy());
    world.call("parent", "[]").await;
    assert_eq!(world.rows()[1].2.as_deref(), Some("task_not_found"));
}

#[tokio::test]
async fn endless_chains_end() {
    let world = World::with_options(|options| options.max_depth = 5).task(
        "parent",
        &guests::calls("parent"),
        policy(),
    );
    let outcome = world.call("parent", "[]").await;
    assert!(
        error(&outcome).message.contains("more than 5 deep"),
        "{outcome:?}"
    );
    assert_eq!(world.rows().len(), 5);
}

#[tokio::test]
async fn callees_end_with_their_caller() {
    let world = World::new()
        .task(
            "parent",
            &guests::calls("child"),
            with(json!({ "timeout": 200 })),
        )
        .task("child", &guests::calls("grandchild"), policy())
        .task("grandchild", &guests::sleeps(600_000), policy());
    let artifact = world.open();
    assert_error(
        &world.sandbox.call(&artifact, request("parent", "[]")).await,
        ErrorType::Timeout,
    );
    // The callees are told at once, and write their rows when they have ended.
    tokio::time::sleep(Duration::from_millis(100)).await;
    let ends: Vec<_> = world.rows().into_iter().map(|row| row.2.unwrap()).collect();
    assert_eq!(ends, ["timeout", "cancelled", "cancelled"]);
}

#[tokio::test]
async fn calls_beyond_the_fan_out_wait() {
    let world = World::with_options(|options| options.max_fan_out = 2)
        .task("parent", &guests::fans_out("child", 6), policy())
        .task("child", &guests::sleeps(50), policy());
    let artifact = world.open();
    world
        .sandbox
        .call(&artifact, request("child", "[]"))
        .await
        .result
        .unwrap();
    let outcome = world.sandbox.call(&artifact, request("parent", "[]")).await;
    assert!(outcome.result.is_ok(), "{outcome:?}");
    assert!(
        outcome.duration >= Duration::from_millis(150),
        "{:?}",
        outcome.duration
    );
}

#[tokio::test]
async fn a_pool_of_one_does_not_lock_up() {
    let world = World::with_options(|options| {
        options.max_calls = 1;
        options.ram_budget = 1;
    })
    .task("parent", &guests::calls("child"), policy())
    .task("child", &guests::calls("grandchild"), policy())
    .task("grandchild", &guests::echo(), policy());
    let artifact = world.open();
    let calls: Vec<_> = (0..10)
        .map(|n| {
            tokio::spawn(
                world
                    .sandbox
                    .call(&artifact, request("parent", &format!("[{n}]"))),
            )
        })
        .collect();
    for (n, call) in calls.into_iter().enumerate() {
        assert_eq!(call.await.unwrap().result.unwrap(), format!("[{n}]"));
    }
}
