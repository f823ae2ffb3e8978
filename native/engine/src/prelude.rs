//! The prelude's modules. One is evaluated when the runner is built, the others when something needs them: what a
//! task doesn't use takes no memory of it. Until then a module is bytecode, in the code of the runner.

use crate::bytecode::Loaded;
use crate::native::inflate_raw;
use javy::quickjs::promise::PromiseState;
use javy::quickjs::{Ctx, Error, Exception, Object, Result, Value};
use std::cell::{Cell, RefCell};

/// What the names of its modules start with.
pub const PREFIX: &str = "prelude/";

/// The module that is evaluated first.
pub const MAIN: &str = "prelude/main.js";

/// A module that something has loaded. The others take no memory, not even for their names.
struct Entry {
    name: String,
    module: Loaded,
}

thread_local! {
    static LOADED: RefCell<Vec<Entry>> = const { RefCell::new(Vec::new()) };
    static LIST_BYTES: Cell<usize> = const { Cell::new(0) };
}

/// Tells how long the list of the modules is. It is in the place of the first one: a line for each of them in the
/// order of their numbers, with the length of its bytecode, the length of what is embedded, and its name, separated by
/// spaces. Bytecode of another length than what is embedded is compressed (scripts/engine/boot.mjs).
pub fn register(list_bytes: usize) {
    LIST_BYTES.set(list_bytes);
}

/// Whether there is a module of that name.
pub fn has(name: &str) -> bool {
    find(name).is_some()
}

/// Where a module's bytecode is.
struct Embedded {
    number: usize,
    bytes: usize,
    packed_bytes: usize,
}

fn find(name: &str) -> Option<Embedded> {
    let list = String::from_utf8(copy(0, LIST_BYTES.get())).ok()?;
    list.lines().enumerate().find_map(|(index, line)| {
        let mut parts = line.splitn(3, ' ');
        let mut length = || parts.next()?.parse().ok();
        let (bytes, packed_bytes) = (length()?, length()?);
        (parts.next()? == name).then_some(Embedded {
            number: index + 1,
            bytes,
            packed_bytes,
        })
    })
}

impl Embedded {
    fn bytecode(&self) -> Option<Vec<u8>> {
        let packed = copy(self.number, self.packed_bytes);
        if self.packed_bytes == self.bytes {
            return Some(packed);
        }
        inflate_raw(&packed, self.bytes)
    }
}

fn copy(number: usize, bytes: usize) -> Vec<u8> {
    let mut copy = Vec::with_capacity(bytes);
    unsafe {
        capsule_prelude(number, copy.as_mut_ptr());
        copy.set_len(bytes);
    }
    copy
}

/// Copies the bytecode of a module to `target`, or the list of all of them, which has the number 0.
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
    let loaded = LOADED.with_borrow(|loaded| {
        let entry = loaded.iter().find(|entry| entry.name == name)?;
        Some(entry.module)
    });
    if let Some(module) = loaded {
        return Ok(module);
    }
    let Some(bytecode) = find(name).and_then(|embedded| embedded.bytecode()) else {
        return Err(Exception::throw_type(
            ctx,
            &format!("the prelude has no {name}"),
        ));
    };
    let module = Loaded::new(ctx, &bytecode)?;
    LOADED.with_borrow_mut(|loaded| {
        loaded.push(Entry {
            name: name.to_owned(),
            module,
        })
    });
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
    let loaded: Vec<(String, Loaded)> = LOADED.with_borrow(|loaded| {
        let entries = loaded.iter();
        entries
            .map(|entry| (entry.name.clone(), entry.module))
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
