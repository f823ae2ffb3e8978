//! Environment variables.

use crate::bindings::wasi::cli::environment::get_environment;
use crate::text::Text;
use crate::watch;
use javy::quickjs::prelude::Func;
use javy::quickjs::{Object, Result};

pub fn add(natives: &Object<'_>) -> Result<()> {
    natives.set("environment", Func::from(environment))?;
    natives.set("environmentVariable", Func::from(variable))
}

/// Names and values, one after the other.
fn environment() -> Vec<String> {
    watch::note(watch::Kind::Env);
    get_environment()
        .into_iter()
        .flat_map(|(name, value)| [name, value])
        .collect()
}

fn variable(Text(name): Text) -> Option<String> {
    watch::note(watch::Kind::Env);
    let found = get_environment().into_iter().find(|(key, _)| *key == name);
    found.map(|(_, value)| value)
}
