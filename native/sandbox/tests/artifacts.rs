//! Nothing unverified is loaded, and what is damaged is rebuilt or refused.

mod support;

use std::fs;

use capsule_sandbox::ErrorType;
use capsule_sandbox::engine::TARGET;
use support::{World, assert_error, error, guests, policy};

fn flip(path: &std::path::Path) {
    let mut bytes = fs::read(path).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    fs::write(path, bytes).unwrap();
}

fn truncate(path: &std::path::Path) {
    let bytes = fs::read(path).unwrap();
    fs::write(path, &bytes[..bytes.len() / 2]).unwrap();
}

/// Damages a file after the artifact was opened and calls.
async fn call_with(
    world: &World,
    file: &str,
    damage: impl Fn(&std::path::Path),
) -> capsule_sandbox::Outcome {
    let artifact = world.open();
    damage(&world.artifact_dir().join(file));
    world
        .sandbox
        .call(&artifact, support::request("echo", "[1]"))
        .await
}

#[tokio::test]
async fn precompiled_code_is_used_and_verified() {
    let world = World::new()
        .task("echo", &guests::echo(), policy())
        .precompiled();
    let cwasm = format!("tasks/echo.{TARGET}.cwasm");
    // Without the portable form, so it is the precompiled one that ran.
    let outcome = call_with(&world, "tasks/echo.wasm", |path| {
        fs::remove_file(path).unwrap()
    })
    .await;
    assert_eq!(outcome.result.unwrap(), "[1]");
    for damage in [flip, truncate, |path: &std::path::Path| {
        fs::remove_file(path).unwrap()
    }] {
        let outcome = call_with(&world, &cwasm, damage).await;
        assert_error(&outcome, ErrorType::ArtifactInvalid);
        assert!(
            error(&outcome)
                .hint
                .as_ref()
                .unwrap()
                .contains("capsule build")
        );
    }
}

#[tokio::test]
async fn portable_code_is_verified() {
    let world = World::new().task("echo", &guests::echo(), policy());
    for damage in [flip, truncate] {
        let outcome = call_with(&world, "tasks/echo.wasm", damage).await;
        assert_error(&outcome, ErrorType::ArtifactInvalid);
    }
    assert_eq!(
        world.call("echo", "[1]").await.result.unwrap(),
        "[1]",
        "mended"
    );
}

#[tokio::test]
async fn compiled_code_is_cached_and_rebuilt() {
    let world = World::new().task("echo", &guests::echo(), policy());
    let entry = || {
        let mut entries = fs::read_dir(world.dir.path().join("cache")).unwrap();
        let entry = entries.next().unwrap().unwrap().path();
        assert!(entries.next().is_none(), "one entry, nothing temporary");
        entry
    };
    world.call("echo", "[1]").await.result.unwrap();
    let written = fs::metadata(entry()).unwrap().modified().unwrap();
    world.call("echo", "[1]").await.result.unwrap();
    assert_eq!(
        fs::metadata(entry()).unwrap().modified().unwrap(),
        written,
        "used"
    );
    for damage in [flip, truncate] {
        let whole = fs::read(entry()).unwrap();
        damage(&entry());
        world.call("echo", "[1]").await.result.unwrap();
        assert_eq!(fs::read(entry()).unwrap(), whole, "rebuilt");
    }
}

#[tokio::test]
async fn a_component_without_run_is_refused() {
    let world = World::new().task("echo", "(component)", policy());
    assert_error(&world.call("echo", "[]").await, ErrorType::ArtifactInvalid);
}

#[tokio::test]
async fn an_import_that_is_not_granted_to_anyone_is_refused() {
    let component = guests::echo().replacen(
        "(component",
        "(component (import \"evil:host/exec\" (func))",
        1,
    );
    let world = World::new().task("echo", &component, policy());
    assert_error(&world.call("echo", "[]").await, ErrorType::ArtifactInvalid);
}
