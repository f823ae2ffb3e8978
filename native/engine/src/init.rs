//! The build of a task: its bundle is compiled, and evaluated unless it reads what differs between runs.

use crate::bytecode::{self, Keep, Loaded, Source};
use crate::errors::{self, Failure};
use crate::native::rejections;
use crate::text::{self, Text};
use crate::{event_loop, mentions, prelude, vm, watch};
use javy::quickjs::promise::PromiseState;
use javy::quickjs::{Ctx, Object};
use std::cell::RefCell;

thread_local! {
    /// The bundle, where calls have to evaluate it.
    static BUNDLE: RefCell<Option<Loaded>> = const { RefCell::new(None) };
}

/// See `init` in `world.wit`.
pub fn init(source: String) -> Result<Vec<String>, String> {
    load(source)
        .and_then(|(mode, mentioned, module)| {
            vm::enter(|ctx| {
                preload(&ctx, mentioned).map_err(|error| errors::describe(&ctx, error))?;
                match mode {
                    Mode::Compile => {
                        BUNDLE.set(Some(module));
                        Ok(Vec::new())
                    }
                    Mode::Evaluate => evaluate(&ctx, &module),
                }
            })
        })
        .inspect(|_| vm::enter(|ctx| vm::settle(&ctx)))
        .map_err(|Failure(json)| json)
}

enum Mode {
    Evaluate,
    Compile,
}

/// Puts into the snapshot what the bundle imports and the globals it mentions, so that calls don't evaluate them.
fn preload(ctx: &Ctx<'_>, mentioned: Vec<String>) -> javy::quickjs::Result<()> {
    prelude::evaluate_loaded(ctx)?;
    vm::call_hook(ctx, "preload", (mentioned,))
}

/// Compiles what the compiler handed over, `{"code", "file", "mode"}`. Gives also the globals that it mentions.
fn load(source: String) -> Result<(Mode, Vec<String>, Loaded), Failure> {
    let globals: Vec<String> = vm::enter(|ctx| {
        vm::call_hook(&ctx, "lazyGlobals", ()).map_err(|error| errors::describe(&ctx, error))
    })?;
    bytecode::compile(
        Keep::Positions,
        |ctx| {
            let read = || {
                let source: Object = ctx.json_parse(source)?.get()?;
                let Text(mode) = source.get("mode")?;
                let (file, code) = (source.get("file")?, source.get("code")?);
                let mentioned = mentions::of(&text::to_text(ctx, &code)?, &globals);
                Ok((Source { file, code }, mode, mentioned))
            };
            let (source, mode, mentioned) = read().map_err(|error| errors::plain(ctx, error))?;
            let mode = match mode.as_str() {
                "compile" => Mode::Compile,
                "evaluate" => Mode::Evaluate,
                other => {
                    let message = format!("unknown mode {other:?} of the JavaScript runner");
                    return Err(Failure::new("task_error", "Error", &message));
                }
            };
            Ok((source, (mode, mentioned)))
        },
        |(mode, mentioned), bytes| {
            vm::enter(|ctx| {
                let module = Loaded::new(&ctx, bytes);
                module.map_err(|error| errors::describe(&ctx, error))
            })
            .map(|module| (mode, mentioned, module))
        },
    )
}

/// Evaluates the top level. What needs the outer world ends up in the notes and has no effect beyond:
/// the caller throws this engine away then.
fn evaluate(ctx: &Ctx<'_>, module: &Loaded) -> Result<Vec<String>, Failure> {
    watch::start();
    let outcome = module.evaluate(ctx).and_then(|promise| {
        event_loop::drain(ctx)?;
        Ok(promise)
    });
    let notes = watch::stop();
    event_loop::clear();
    let failure = match outcome {
        Err(error) => Some(errors::describe(ctx, error)),
        Ok(promise) => match promise.state() {
            PromiseState::Resolved => None,
            PromiseState::Pending => Some(Failure::new(
                "task_error",
                "Error",
                "the top level awaits a promise that nothing will ever settle",
            )),
            PromiseState::Rejected => promise.result::<()>().and_then(Result::err).map(|error| {
                let reason = errors::thrown(ctx, error);
                rejections::forget_reason(ctx, &reason);
                errors::describe_value(ctx, reason)
            }),
        },
    };
    rejections::report(ctx);
    match failure {
        // Perhaps it only failed because the world wasn't there yet; a call will tell.
        Some(failure) if notes.is_empty() => Err(failure),
        _ => Ok(notes
            .iter()
            .map(|(kind, stack)| to_json(kind, stack))
            .collect()),
    }
}

fn to_json(kind: &str, stack: &str) -> String {
    let mut json = format!(r#"{{"kind":"{kind}","stack":"#);
    errors::quote(&mut json, stack);
    json.push('}');
    json
}

/// The bundle, if its top level is still to be evaluated.
pub fn unevaluated() -> Option<Loaded> {
    BUNDLE.take()
}
