//! A hand-made runner, so that the tests need no engine.

use capsule_componentize::{Runner, encode, split};
use std::path::Path;
use wit_component::StringEncoding;
use wit_parser::Resolve;

/// The runner's core module as a compiler would emit it: with the world in a custom section.
pub fn core_module() -> Vec<u8> {
    let text = include_str!("runner.wat").replace("nop)", &format!("{})", "nop ".repeat(100_000)));
    let mut module = wat::parse_str(text).unwrap();
    let mut resolve = Resolve::default();
    let wit = Path::new(env!("CARGO_MANIFEST_DIR")).join("../wit");
    let (package, _) = resolve.push_dir(wit).unwrap();
    let world = resolve.select_world(&[package], Some("task")).unwrap();
    wit_component::embed_component_metadata(&mut module, &resolve, world, StringEncoding::UTF8)
        .unwrap();
    module
}

/// The runner as a component in two parts.
pub fn component() -> Vec<u8> {
    split(&encode(&core_module()).unwrap()).unwrap()
}

/// The runner, compiled.
pub fn runner(cache: &Path) -> Runner {
    Runner::new(component(), cache, || {}).unwrap()
}
