//! The forms a component is kept in: split, thin, precompiled.

mod tiny;

use capsule_componentize::{
    Snapshot, Thin, encode, lift, precompile_component, precompile_module, split,
};
use tempfile::tempdir;
use wasmtime::component::Component;
use wasmtime::{Engine, Module};

fn thin(source: &str) -> Thin {
    let cache = tempdir().unwrap();
    match tiny::runner(cache.path()).snapshot(source).unwrap() {
        Snapshot::Taken { component, .. } => lift(&component).unwrap(),
        Snapshot::Failed(error) => panic!("{error}"),
    }
}

#[test]
fn tasks_share_the_code_module() {
    let (one, other) = (thin("one"), thin("another"));
    assert_eq!(one.modules.len(), 1);
    assert_eq!(one.modules[0].sha256, other.modules[0].sha256);
    assert!(one.modules[0].wasm == other.modules[0].wasm);
    assert!(one.component != other.component);
    let name = format!("code-m{}", one.modules[0].sha256);
    let found = |window: &[u8]| window == name.as_bytes();
    assert!(one.component.windows(name.len()).any(found));
    assert!(one.component.len() < 40_000, "{}", one.component.len());
}

#[test]
fn lifting_is_deterministic() {
    let (first, second) = (thin("always"), thin("always"));
    assert!(first.component == second.component);
}

#[test]
fn a_global_that_init_changed_is_kept_in_a_code_module_of_its_own() {
    let (plain, changed) = (thin("plain"), thin("global"));
    assert_ne!(plain.modules[0].sha256, changed.modules[0].sha256);
}

#[test]
fn precompiled_forms_load_here_and_compile_for_elsewhere() {
    let thin = thin("precompiled");
    let engine = capsule_sandbox::engine::engine(None).unwrap();
    let component = precompile_component(&thin.component, None).unwrap();
    let module = precompile_module(&thin.modules[0].wasm, None).unwrap();
    // Safe: both were precompiled just now.
    unsafe {
        Component::deserialize(&engine, &component).unwrap();
        Module::deserialize(&engine, &module).unwrap();
    }
    assert!(component == precompile_component(&thin.component, None).unwrap());

    let elsewhere = if cfg!(target_arch = "aarch64") {
        "x86_64-unknown-linux-gnu"
    } else {
        "aarch64-apple-darwin"
    };
    let foreign = precompile_component(&thin.component, Some(elsewhere)).unwrap();
    assert!(unsafe { Component::deserialize(&engine, &foreign) }.is_err());
    assert!(precompile_component(&thin.component, Some("no-such-target")).is_err());
}

#[test]
fn what_is_not_a_component_is_refused() {
    let core = tiny::core_module();
    for bytes in [&core[..], b"\0asm", b"", &tiny::component()[..1000]] {
        assert!(lift(bytes).is_err());
        assert!(split(bytes).is_err());
        assert!(precompile_component(bytes, None).is_err());
    }
    assert!(encode(b"no module").is_err());
}

#[test]
fn splits_once_only() {
    let error = split(&tiny::component()).map(|_| ()).unwrap_err();
    assert!(format!("{error:?}").contains("split already"), "{error:?}");
}

#[test]
fn a_split_component_is_still_ordinary() {
    Component::new(&Engine::default(), tiny::component()).unwrap();
}
