//! The prelude's modules. One is evaluated when the runner is built, the others when something needs them: what a
//! task doesn't use takes no memory of it. Until then a module is bytecode, in the code of the runner.

use crate::bytecode::Loaded;
use javy::quickjs::promise::PromiseState;
use javy::quickjs::{Ctx, Error, Exception, Object, Result, Value};
use std::cell::RefCell;

/// What the names of its modules start with.
pub const PREFIX: &str = "prelude/";

/// The module that is evaluated first.
pub const MAIN: &str = "prelude/main.js";

struct Entry {
    name: String,
    bytes: usize,
    module: Option<Loaded>,
}

thread_local! {
    /// The modules in the order of their numbers.
    static MODULES: RefCell<Vec<Entry>> = const { RefCell::new(Vec::new()) };
}

/// Registers the modules: their names, and how long their bytecode is.
pub fn register(modules: impl Iterator<Item = (String, usize)>) {
    let entry = |(name, bytes)| Entry {
        name,
        bytes,
        module: None,
    };
    MODULES.set(modules.map(entry).collect());
}

/// Whether there is a module of that name.
pub fn has(name: &str) -> bool {
    MODULES.with_borrow(|modules| modules.iter().any(|entry| entry.name == name))
}

/// Copies the bytecode of a module to `target`.
///
/// What is here is only what takes this function's place: the build of the runner (scripts/engine/embed.mjs) writes
/// its code, which holds the bytes as constants. So they are in the part of a runner that all tasks share.
#[unsafe(no_mangle)]
#[inline(never)]
pub extern "C" fn capsule_prelude(module: usize, target: *mut u8) -> usize {
    std::hint::black_box(module) ^ std::hint::black_box(target as usize)
}

/// Loads a module of the prelude, not evaluated. There is one of each, whoever asks for it.
pub fn load(ctx: &Ctx<'_>, name: &str) -> Result<Loaded> {
    let found = MODULES.with_borrow(|modules| {
        let number = modules.iter().position(|entry| entry.name == name)?;
        Some((number, modules[number].bytes, modules[number].module))
    });
    let Some((number, bytes, module)) = found else {
        return Err(Exception::throw_type(
            ctx,
            &format!("the prelude has no {name}"),
        ));
    };
    if let Some(module) = module {
        return Ok(module);
    }
    let mut code = Vec::with_capacity(bytes);
    unsafe {
        capsule_prelude(number, code.as_mut_ptr());
        code.set_len(bytes);
    }
    let module = Loaded::new(ctx, &code)?;
    MODULES.with_borrow_mut(|modules| modules[number].module = Some(module));
    Ok(module)
}

/// Loads and evaluates a module; gives its exports.
pub fn import<'js>(ctx: &Ctx<'js>, name: &str) -> Result<Object<'js>> {
    let module = load(ctx, name)?;
    evaluate(ctx, name, module)?;
    module.exports(ctx)
}

/// Evaluates what a bundle imports, so that it is in the snapshot even where the bundle itself is not evaluated.
pub fn evaluate_loaded(ctx: &Ctx<'_>) -> Result<()> {
    let loaded: Vec<(String, Loaded)> = MODULES.with_borrow(|modules| {
        let entries = modules.iter();
        entries
            .filter_map(|entry| Some((entry.name.clone(), entry.module?)))
            .collect()
    });
    for (name, module) in loaded {
        evaluate(ctx, &name, module)?;
    }
    Ok(())
}

fn evaluate(ctx: &Ctx<'_>, name: &str, module: Loaded) -> Result<()> {
    let promise = module.evaluate(ctx)?;
    match promise.state() {
        PromiseState::Resolved => Ok(()),
        PromiseState::Rejected => Err(promise
            .result::<Value>()
            .and_then(std::result::Result::err)
            .unwrap_or(Error::Unknown)),
        PromiseState::Pending => Err(Exception::throw_type(ctx, &format!("{name} waits"))),
    }
}
