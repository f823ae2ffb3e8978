//! Calls of other tasks.

use crate::bindings::capsule::task::calls::{PendingCall, call};
use crate::bindings::wasi::io::poll::Pollable;
use crate::event_loop::{self, Operation};
use crate::text::Text;
use crate::watch;
use javy::quickjs::prelude::Func;
use javy::quickjs::{Ctx, Function, Object, Persistent, Result};

struct Call {
    pollable: Pollable,
    call: PendingCall,
    callback: Persistent<Function<'static>>,
    task: String,
}

impl Operation for Call {
    fn pollable(&self) -> &Pollable {
        &self.pollable
    }

    fn waits_for(&self) -> Option<String> {
        Some(format!("the task \"{}\"", self.task))
    }

    fn advance(self: Box<Self>, ctx: &Ctx<'_>) -> Result<Option<Box<dyn Operation>>> {
        let Some(outcome) = self.call.get() else {
            return Ok(Some(self));
        };
        let execution = self.call.execution().unwrap_or_default();
        let callback = self.callback.clone().restore(ctx)?;
        drop(self);
        match outcome {
            Ok(result) => callback.call::<_, ()>((None::<String>, result, execution))?,
            Err(error) => callback.call::<_, ()>((error, "", execution))?,
        }
        Ok(None)
    }
}

pub fn add(natives: &Object<'_>) -> Result<()> {
    natives.set("callTask", Func::from(call_task))
}

/// Calls a task with a JSON array as its arguments;
/// `callback(error: JSON | undefined, result: JSON, execution: JSON)`.
fn call_task<'js>(
    ctx: Ctx<'js>,
    Text(task): Text,
    Text(arguments): Text,
    callback: Function<'js>,
) -> u32 {
    watch::note(watch::Kind::Network);
    let call = call(&task, &arguments);
    event_loop::wait(Box::new(Call {
        pollable: call.subscribe(),
        call,
        callback: Persistent::save(&ctx, callback),
        task,
    }))
}
