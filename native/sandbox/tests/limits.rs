//! Every limit refuses for real, with its own error type, and the next call works.

mod support;

use std::time::{Duration, Instant};

use capsule_sandbox::ErrorType;
use serde_json::json;
use support::{World, assert_error, error, guests, policy, request, with};

#[tokio::test]
async fn a_call_returns_what_the_task_returns() {
    let world = World::new().task("echo", &guests::echo(), policy());
    let outcome = world.call("echo", "[1,\"ä\"]").await;
    assert_eq!(outcome.result.unwrap(), "[1,\"ä\"]");
    assert!(outcome.fuel > 0 && outcome.fuel < 1_000);
    assert_eq!(outcome.ram, 2 << 16);
    assert_eq!(outcome.retries, 0);
    let again = world.call("echo", "[1,\"ä\"]").await;
    assert_eq!(again.fuel, outcome.fuel, "the same on every run");
    assert_eq!(world.rows()[0].1, "completed");
}

/// Fails with the type, and the sandbox works on.
async fn refuses(component: String, fields: serde_json::Value, error_type: ErrorType) -> Duration {
    let world =
        World::new()
            .task("bad", &component, with(fields))
            .task("echo", &guests::echo(), policy());
    let artifact = world.open();
    // Loaded beforehand: compiling is not part of a call's time.
    assert_error(
        &world.sandbox.call(&artifact, request("bad", "[]")).await,
        error_type,
    );
    let started = Instant::now();
    let outcome = world.sandbox.call(&artifact, request("bad", "[]")).await;
    let took = started.elapsed();
    assert_error(&outcome, error_type);
    let echo = world.sandbox.call(&artifact, request("echo", "[1]")).await;
    assert_eq!(echo.result.unwrap(), "[1]");
    took
}

#[tokio::test]
async fn busy_code_ends_at_its_timeout() {
    let took = refuses(
        guests::busy(),
        json!({ "timeout": 300 }),
        ErrorType::Timeout,
    )
    .await;
    assert!(took >= Duration::from_millis(300), "{took:?}");
    assert!(took < Duration::from_millis(500), "{took:?}");
}

#[tokio::test]
async fn busy_code_ends_with_its_fuel() {
    refuses(
        guests::busy(),
        json!({ "fuel": 1_000_000 }),
        ErrorType::FuelExhausted,
    )
    .await;
}

#[tokio::test]
async fn growing_memory_ends_at_its_ram() {
    refuses(guests::grows_memory(), json!({}), ErrorType::OutOfMemory).await;
}

#[tokio::test]
async fn growing_tables_end_at_the_ram() {
    refuses(guests::grows_table(), json!({}), ErrorType::OutOfMemory).await;
}

#[tokio::test]
async fn a_component_larger_than_its_ram_does_not_start() {
    refuses(guests::large(), json!({}), ErrorType::OutOfMemory).await;
}

#[tokio::test]
async fn recursion_ends() {
    refuses(guests::recursive(), json!({}), ErrorType::StackOverflow).await;
}

#[tokio::test]
async fn traps_are_traps() {
    refuses(guests::traps(), json!({}), ErrorType::Trap).await;
    refuses(guests::exits(), json!({}), ErrorType::Trap).await;
}

#[tokio::test]
async fn a_panic_is_in_the_message() {
    let world = World::new().task("bad", &guests::panics("panicked at 'x'"), policy());
    let outcome = world.call("bad", "[]").await;
    assert!(error(&outcome).message.contains("panicked at 'x'"));
}

#[tokio::test]
async fn waits_end_at_the_timeout() {
    for component in [guests::sleeps(600_000), guests::polls(600_000)] {
        let took = refuses(component, json!({ "timeout": 200 }), ErrorType::Timeout).await;
        assert!(took >= Duration::from_millis(200), "{took:?}");
        assert!(took < Duration::from_millis(400), "{took:?}");
    }
}

#[tokio::test]
async fn waits_that_end_in_time_do() {
    let world = World::new()
        .task("sleep", &guests::sleeps(20), policy())
        .task("poll", &guests::polls(20), policy());
    for task in ["sleep", "poll"] {
        assert_eq!(world.call(task, "[1]").await.result.unwrap(), "[1]");
    }
}

#[tokio::test]
async fn results_are_checked() {
    for text in ["undefined", "{", "[1"] {
        refuses(guests::result(text), json!({}), ErrorType::InvalidResult).await;
    }
    let world = World::new().task("nothing", &guests::result(""), policy());
    assert_eq!(world.call("nothing", "[]").await.result.unwrap(), "");
}

#[tokio::test]
async fn arguments_are_checked() {
    let world = World::new().task("echo", &guests::echo(), policy());
    for arguments in ["", "1", "null", "\"x\""] {
        assert_error(
            &world.call("echo", arguments).await,
            ErrorType::InvalidArguments,
        );
    }
    let large = format!("[\"{}\"]", "x".repeat(capsule_sandbox::MAX_VALUE_BYTES));
    assert_error(
        &world.call("echo", &large).await,
        ErrorType::InvalidArguments,
    );
}

#[tokio::test]
async fn errors_of_the_task() {
    let json = r#"{"kind":"task_error","name":"TypeError","message":"no","stack":"at f"}"#;
    let world = World::new()
        .task("bad", &guests::fails(json), policy())
        .task(
            "liar",
            &guests::fails(r#"{"kind":"timeout","message":"no"}"#),
            policy(),
        );
    let outcome = world.call("bad", "[]").await;
    assert_eq!(error(&outcome).message, "TypeError: no");
    assert_eq!(error(&outcome).stack.as_deref(), Some("at f"));
    assert_error(&world.call("liar", "[]").await, ErrorType::TaskError);
}

#[tokio::test]
async fn unknown_tasks() {
    let world = World::new().task("echo", &guests::echo(), policy());
    let outcome = world.call("nope", "[]").await;
    assert_error(&outcome, ErrorType::TaskNotFound);
    assert!(error(&outcome).hint.as_ref().unwrap().contains("echo"));
}

#[tokio::test]
async fn lines_are_delivered() {
    let world = World::new().task("print", &guests::prints("one\ntwo"), policy());
    let outcome = world.call("print", "[]").await;
    assert_eq!(outcome.result.unwrap(), "");
    let logs = world.logs.lock().unwrap();
    let lines: Vec<_> = logs.iter().map(|event| event.text.as_str()).collect();
    assert_eq!(lines, ["one", "two"]);
    assert_eq!(logs[0].task, "print");
}
