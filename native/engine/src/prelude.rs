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
}

thread_local! {
    /// The modules in the order of their numbers.
    static MODULES: RefCell<Vec<Entry>> = const { RefCell::new(Vec::new()) };
}

/// Registers the modules: their names, and how long their bytecode is.
pub fn register(modules: impl Iterator<Item = (String, usize)>) {
    MODULES.set(modules.map(|(name, bytes)| Entry { name, bytes }).collect());
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

/// Loads a module of the prelude, not evaluated.
pub fn load(ctx: &Ctx<'_>, name: &str) -> Result<Loaded> {
    let found = MODULES.with_borrow(|modules| {
        let number = modules.iter().position(|entry| entry.name == name)?;
        Some((number, modules[number].bytes))
    });
    let Some((number, bytes)) = found else {
        return Err(Exception::throw_type(
            ctx,
            &format!("the prelude has no {name}"),
        ));
    };
    let mut code = Vec::with_capacity(bytes);
    unsafe {
        capsule_prelude(number, code.as_mut_ptr());
        code.set_len(bytes);
    }
    Loaded::new(ctx, &code)
}

/// Loads and evaluates a module; gives its exports.
pub fn import<'js>(ctx: &Ctx<'js>, name: &str) -> Result<Object<'js>> {
    let module = load(ctx, name)?;
    let promise = module.evaluate(ctx)?;
    match promise.state() {
        PromiseState::Resolved => module.exports(ctx),
        PromiseState::Rejected => promise.result::<Value>().map_or(Err(Error::Unknown), |it| {
            it.and_then(|_| Err(Error::Unknown))
        }),
        PromiseState::Pending => Err(Exception::throw_type(ctx, &format!("{name} waits"))),
    }
}
