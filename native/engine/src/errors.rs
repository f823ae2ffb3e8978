//! The error JSON of the world: `{"kind", "name", "message", "stack"?}`.

use crate::{text, vm};
use javy::quickjs::{Ctx, Error, Exception, Value, qjs};

/// A failure as JSON text.
pub struct Failure(pub String);

impl Failure {
    /// A failure without a JavaScript error behind it.
    pub fn new(kind: &str, name: &str, message: &str) -> Self {
        Self::with_stack(kind, name, message, "")
    }

    fn with_stack(kind: &str, name: &str, message: &str, stack: &str) -> Self {
        let mut json = format!(r#"{{"kind":"{kind}","name":"#);
        quote(&mut json, name);
        json.push_str(r#","message":"#);
        quote(&mut json, message);
        if !stack.is_empty() {
            json.push_str(r#","stack":"#);
            quote(&mut json, stack);
        }
        json.push('}');
        Failure(json)
    }

    /// Whether it is of that kind.
    pub fn is(&self, kind: &str) -> bool {
        let Failure(json) = self;
        json.strip_prefix(r#"{"kind":""#)
            .and_then(|rest| rest.strip_prefix(kind))
            .is_some_and(|rest| rest.starts_with('"'))
    }

    /// Memory ran out, perhaps while the error was being described.
    pub fn out_of_memory() -> Self {
        Self::new("out_of_memory", "InternalError", "out of memory")
    }
}

/// Takes the exception that an `Err` of rquickjs stands for.
pub fn thrown<'js>(ctx: &Ctx<'js>, error: Error) -> Value<'js> {
    if !matches!(error, Error::Exception) {
        // A conversion failed on this side of the border.
        let _ = Exception::throw_type(ctx, &error.to_string());
    }
    ctx.catch()
}

/// Describes what a task failed with.
pub fn describe(ctx: &Ctx<'_>, error: Error) -> Failure {
    let value = thrown(ctx, error);
    describe_value(ctx, value)
}

/// Describes a value that was thrown, or that a promise was rejected with.
pub fn describe_value<'js>(ctx: &Ctx<'js>, value: Value<'js>) -> Failure {
    match vm::call_hook(ctx, "describe", (value.clone(),)) {
        Ok(text::Text(json)) => Failure(json),
        Err(_) => {
            ctx.catch();
            plain_value(ctx, &value)
        }
    }
}

/// Describes an error without the prelude's help: before it is there, or when it failed itself.
pub fn plain(ctx: &Ctx<'_>, error: Error) -> Failure {
    let value = thrown(ctx, error);
    plain_value(ctx, &value)
}

fn plain_value<'js>(ctx: &Ctx<'js>, value: &Value<'js>) -> Failure {
    let Some(object) = value.as_object() else {
        let text = value.as_string().and_then(|it| text::to_text(ctx, it).ok());
        // QuickJS throws null where it can't even make an error.
        return match text {
            Some(text) => Failure::new("task_error", "Error", &text),
            None if value.is_null() => Failure::out_of_memory(),
            None => Failure::new("task_error", "Error", value.type_name()),
        };
    };
    let property = |name: &str| match object.get::<_, text::Text>(name) {
        Ok(text) => text.0,
        Err(_) => {
            ctx.catch();
            String::new()
        }
    };
    let (name, message) = (property("name"), property("message"));
    let kind = match (name.as_str(), message.as_str()) {
        ("InternalError", "out of memory") => "out_of_memory",
        ("RangeError", "Maximum call stack size exceeded") => "stack_overflow",
        _ => "task_error",
    };
    Failure::with_stack(kind, &name, &message, property("stack").trim_end())
}

/// Whether an exception waits to be taken.
pub fn is_pending(ctx: &Ctx<'_>) -> bool {
    unsafe { qjs::JS_HasException(ctx.as_raw().as_ptr()) }
}

/// Appends the text as a JSON string.
pub fn quote(json: &mut String, text: &str) {
    json.push('"');
    let mut start = 0;
    for (index, byte) in text.bytes().enumerate() {
        if byte >= b' ' && byte != b'"' && byte != b'\\' {
            continue;
        }
        json.push_str(&text[start..index]);
        start = index + 1;
        match byte {
            b'"' => json.push_str("\\\""),
            b'\\' => json.push_str("\\\\"),
            b'\n' => json.push_str("\\n"),
            b'\r' => json.push_str("\\r"),
            b'\t' => json.push_str("\\t"),
            0x08 => json.push_str("\\b"),
            0x0C => json.push_str("\\f"),
            control => json.push_str(&format!("\\u{control:04x}")),
        }
    }
    json.push_str(&text[start..]);
    json.push('"');
}
