//! The JavaScript runner: QuickJS with a platform around it, compiled once and snapshotted for each task.
//!
//! A task's life here has three moments:
//! 1. *boot*, when the runner is built: the prelude (`prelude/`) is evaluated ([`boot`]);
//! 2. *init*, when a task is built: its bundle is compiled and mostly evaluated ([`init`]);
//! 3. *run*, a call: from the snapshot of memory that init left behind ([`run`]).
//!
//! Memory after boot and init is kept, handles of the host are not. So nothing may hold a stream, a
//! descriptor or a pollable from one moment to the next, and everything from outside is asked for through
//! the WASI 0.2 bindings directly: Rust's std and the C library would keep tables of their own.
#![deny(missing_docs)]

mod arena;
mod boot;
mod bytecode;
mod clock;
mod cold;
mod errors;
mod event_loop;
mod frames;
mod init;
mod json;
mod memory;
mod mentions;
mod modules;
mod native;
mod position;
mod prelude;
mod regexp;
mod run;
mod text;
mod vm;
mod watch;

#[allow(missing_docs)]
mod bindings {
    wit_bindgen::generate!({
        path: "../wit",
        world: "capsule:task/task",
        generate_all,
        // The world of wasi:cli names an interface that is behind it. Nothing here uses that.
        features: ["clocks-timezone"],
    });
}

struct Runner;

impl bindings::Guest for Runner {
    fn init(source: String) -> Result<Vec<String>, String> {
        let notes = init::init(source);
        memory::fill_holes();
        memory::settle();
        notes
    }

    fn run(task: String, arguments: String) -> Result<String, String> {
        run::run(&task, arguments)
    }
}

bindings::export!(Runner with_types_in bindings);
