//! A call of a task.

use crate::bytecode::Loaded;
use crate::errors::{self, Failure};
use crate::native::{random, rejections};
use crate::text::Text;
use crate::{event_loop, init, json, position, vm};
use javy::quickjs::function::Args;
use javy::quickjs::{Array, Ctx, Function, Promise, Value};

/// The most JSON that arguments or a result may take, bytes.
const MAX_JSON_BYTES: usize = 64 << 20;

/// See `run` in `world.wit`.
pub fn run(task: &str, arguments: String) -> Result<String, String> {
    random::forget_seed();
    position::forget();
    let outcome = vm::enter(|ctx| {
        if let Some(bundle) = init::unevaluated() {
            evaluate(&ctx, &bundle)?;
        }
        let function = find(&ctx, task)?;
        let arguments = parse(&ctx, arguments)?;
        let value = function
            .call_arg(arguments)
            .map_err(|error| errors::describe(&ctx, error))?;
        let value = settled(&ctx, value)?;
        serialize(&ctx, value)
    });
    outcome.map_err(|Failure(json)| json)
}

/// The top level of a bundle whose snapshot holds no more than its code.
fn evaluate(ctx: &Ctx<'_>, bundle: &Loaded) -> Result<(), Failure> {
    let promise = bundle
        .evaluate(ctx)
        .map_err(|error| errors::describe(ctx, error))?;
    settled(ctx, promise.into_value()).map(|_| ())
}

fn find<'js>(ctx: &Ctx<'js>, task: &str) -> Result<Function<'js>, Failure> {
    let function = vm::task(ctx, task).map_err(|error| errors::describe(ctx, error))?;
    function.ok_or_else(|| {
        let message = format!("the component has no task named {task:?}");
        Failure::new("task_not_found", "Error", &message)
    })
}

fn parse<'js>(ctx: &Ctx<'js>, json: String) -> Result<Args<'js>, Failure> {
    let invalid = |message: &str| Failure::new("invalid_arguments", "TypeError", message);
    if json.len() > MAX_JSON_BYTES {
        return Err(invalid("the arguments take more than 64 MiB of JSON"));
    }
    let arguments = match json::parse(ctx, json) {
        Ok(value) => value,
        Err(error) => {
            let failure = errors::describe(ctx, error);
            return Err(if failure.is("out_of_memory") {
                failure
            } else if failure.is("stack_overflow") {
                invalid("the arguments are nested too deeply")
            } else {
                invalid("the arguments are not valid JSON")
            });
        }
    };
    let Some(array) = arguments.into_array() else {
        return Err(invalid(
            "the arguments are not a JSON array: JavaScript has positional arguments only",
        ));
    };
    push(ctx, array).map_err(|error| errors::describe(ctx, error))
}

fn push<'js>(ctx: &Ctx<'js>, array: Array<'js>) -> javy::quickjs::Result<Args<'js>> {
    let mut arguments = Args::new(ctx.clone(), array.len());
    for value in array.iter::<Value>() {
        arguments.push_arg(value?)?;
    }
    Ok(arguments)
}

/// Waits for a promise; another value is its own outcome.
fn settled<'js>(ctx: &Ctx<'js>, value: Value<'js>) -> Result<Value<'js>, Failure> {
    if !value.is_object() {
        return Ok(value);
    }
    let promise = match Promise::from_value(value.clone()) {
        Ok(promise) => promise,
        Err(_) => {
            let adopted: Option<Promise> = vm::call_hook(ctx, "adopt", (value.clone(),))
                .map_err(|error| errors::describe(ctx, error))?;
            match adopted {
                Some(promise) => promise,
                None => return Ok(value),
            }
        }
    };
    event_loop::run_until_settled(ctx, &promise).map_err(|error| errors::describe(ctx, error))?;
    let outcome = match promise.result::<Value>() {
        Some(Ok(value)) => Ok(value),
        Some(Err(error)) => {
            let reason = errors::thrown(ctx, error);
            rejections::forget_reason(ctx, &reason);
            Err(errors::describe_value(ctx, reason))
        }
        None => Err(Failure::new(
            "task_error",
            "Error",
            "the event loop ended early",
        )),
    };
    rejections::report(ctx);
    outcome
}

/// JSON of the result, an empty string for `undefined`.
fn serialize<'js>(ctx: &Ctx<'js>, value: Value<'js>) -> Result<String, Failure> {
    if value.is_undefined() {
        return Ok(String::new());
    }
    let error = match json::stringify(ctx, &value) {
        Ok(Some(json)) => return within_limit(json),
        Ok(None) if !value.is_function() && !value.is_symbol() => return Ok(String::new()),
        Ok(None) => Value::new_undefined(ctx.clone()),
        Err(error) => errors::thrown(ctx, error),
    };
    Err(match vm::call_hook(ctx, "explainResult", (value, error)) {
        Ok(Text(json)) => Failure(json),
        Err(error) => errors::describe(ctx, error),
    })
}

fn within_limit(json: String) -> Result<String, Failure> {
    if json.len() <= MAX_JSON_BYTES {
        return Ok(json);
    }
    let message = "the result takes more than 64 MiB of JSON";
    Err(Failure::new("invalid_result", "TypeError", message))
}
