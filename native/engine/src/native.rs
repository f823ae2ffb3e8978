//! The functions that the prelude builds the platform on. No other JavaScript ever sees them.

pub mod async_context;
mod buffer;
mod calls;
mod compression;
mod crypto;
mod encoding;
mod environment;
mod files;
mod http;
mod lazy_globals;
mod location;
mod memory_usage;
mod opaque;
pub mod random;
pub mod rejections;
mod snippets;
mod stdio;
mod urls;
mod values;
mod view;

pub use compression::inflate_raw;

use crate::text::Text;
use crate::{clock, event_loop, json, prelude};
use javy::quickjs::prelude::Func;
use javy::quickjs::{Ctx, Exception, Object, Result};

/// All of them in an object; `prelude/native.ts` declares their types.
pub fn natives<'js>(ctx: &Ctx<'js>) -> Result<Object<'js>> {
    let natives = Object::new(ctx.clone())?;
    natives.set("load", Func::from(load))?;
    natives.set("group", Func::from(group))?;
    natives.set("monotonic", Func::from(clock::monotonic))?;
    natives.set("startTimer", Func::from(event_loop::start_timer))?;
    natives.set("stopTimer", Func::from(event_loop::stop_timer))?;
    natives.set("requestTicks", Func::from(event_loop::request_ticks))?;
    natives.set("cancel", Func::from(cancel))?;
    calls::add(&natives)?;
    compression::add(&natives)?;
    natives.set("crypto", Func::from(crypto::natives))?;
    encoding::add(&natives)?;
    environment::add(&natives)?;
    files::add(&natives)?;
    http::add(&natives)?;
    lazy_globals::add(&natives)?;
    json::add(&natives)?;
    random::add(&natives)?;
    stdio::add(&natives)?;
    urls::add(&natives)?;
    values::add(&natives)?;
    Ok(natives)
}

/// Drops what is under way under that number.
fn cancel(id: u32) {
    event_loop::cancel(id);
    http::cancel(id);
}

/// Evaluates another module of the prelude; gives its exports.
fn load<'js>(ctx: Ctx<'js>, Text(name): Text) -> Result<Object<'js>> {
    prelude::import(&ctx, &name)
}

/// Functions that only a few tasks need, in an object of their own: each one takes 180 bytes of a snapshot.
fn group<'js>(ctx: Ctx<'js>, Text(name): Text) -> Result<Object<'js>> {
    let natives = Object::new(ctx.clone())?;
    match name.as_str() {
        "asyncContext" => async_context::add(&natives)?,
        "buffers" => buffer::add(&natives)?,
        "memory" => memory_usage::add(&natives)?,
        "snippets" => snippets::add(&natives)?,
        _ => return Err(Exception::throw_type(&ctx, &name)),
    }
    Ok(natives)
}
