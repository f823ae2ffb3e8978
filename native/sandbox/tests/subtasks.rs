//! Tasks that call tasks: whose limits hold, how deep, how many, and when they end.

mod support;

use std::time::Duration;

use capsule_sandbox::ErrorType;
use serde_json::json;
use support::{World, assert_error, error, guests, policy, request, with};

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
