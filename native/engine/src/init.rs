//! The build of a task: its bundle is compiled, and evaluated unless it reads what differs between runs.

use crate::bytecode::{self, Keep, Loaded};
use crate::errors::{self, Failure};
use crate::native::rejections;
use crate::text::Text;
use crate::{event_loop, vm, watch};
use javy::quickjs::promise::PromiseState;
use javy::quickjs::{Ctx, Object};
use std::cell::RefCell;

thread_local! {
    /// The bundle, where calls have to evaluate it.
    static BUNDLE: RefCell<Option<Loaded>> = const { RefCell::new(None) };
}

/// What the compiler hands over.
struct Source {
    code: String,
    /// The name of the bundle in stack traces.
    file: String,
    /// Whether only to compile it.
    compile_only: bool,
}

/// See `init` in `world.wit`.
pub fn init(source: String) -> Result<Vec<String>, String> {
    let outcome = vm::enter(|ctx| {
        let source = parse(&ctx, source)?;
        let code = bytecode::compile(&source.file, &source.code, Keep::Positions)?;
        let compile_only = source.compile_only;
        drop(source);
        let module = Loaded::new(&ctx, &code);
        drop(code);
        let module = module.map_err(|error| errors::describe(&ctx, error))?;
        let notes = if compile_only {
            BUNDLE.set(Some(module));
            Vec::new()
        } else {
            evaluate(&ctx, &module)?
        };
        vm::collect_garbage(&ctx);
        Ok(notes)
    });
    outcome.map_err(|Failure(json)| json)
}

fn parse(ctx: &Ctx<'_>, source: String) -> Result<Source, Failure> {
    let read = || {
        let source: Object = ctx.json_parse(source)?.get()?;
        let Text(code) = source.get("code")?;
        let Text(file) = source.get("file")?;
        let Text(mode) = source.get("mode")?;
        Ok((code, file, mode))
    };
    let (code, file, mode) = read().map_err(|error| errors::plain(ctx, error))?;
    let compile_only = match mode.as_str() {
        "compile" => true,
        "evaluate" => false,
        other => {
            let message = format!("unknown mode {other:?} of the JavaScript runner");
            return Err(Failure::new("task_error", "Error", &message));
        }
    };
    Ok(Source {
        code,
        file,
        compile_only,
    })
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
        _ => Ok(notes.iter().map(|(kind, stack)| to_json(kind, stack)).collect()),
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
