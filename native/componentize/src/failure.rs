//! Why `init` failed, in the same JSON as a guest's own error: `{"kind", "name", "message"}`.

use crate::world::World;
use serde_json::json;
use std::time::Duration;
use wasmtime::{Error, Trap};

/// JSON for an `init` that did not end in time, with the stack where it was told to be last.
pub fn timeout(limit: Duration, world: &World) -> String {
    let message = format!(
        "The top level did not end within {} s. Code that runs for long or waits for something belongs inside of the task's function.",
        limit.as_secs()
    );
    let stack = &world.position.stack;
    if stack.is_empty() {
        return failure("timeout", &message);
    }
    json!({ "kind": "timeout", "name": "Error", "message": message, "stack": stack }).to_string()
}

/// JSON for an `init` that trapped.
pub fn trap(error: &Error, world: &World) -> String {
    let trap = error.downcast_ref::<Trap>();
    if trap == Some(&Trap::StackOverflow) {
        return failure("stack_overflow", "The top level recursed too deeply.");
    }
    if world.memory_refused {
        return failure(
            "out_of_memory",
            "The top level used more memory than a snapshot may have, 1 GiB.",
        );
    }
    let cause = error.root_cause().to_string();
    let said = world.stderr.text();
    let message = if said.is_empty() {
        format!("The guest trapped at its top level: {cause}.")
    } else {
        format!("The guest trapped at its top level: {cause}.\n{said}")
    };
    failure("trap", &message)
}

fn failure(kind: &str, message: &str) -> String {
    json!({ "kind": kind, "name": "Error", "message": message }).to_string()
}
