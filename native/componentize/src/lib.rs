//! Turns a runner, a component that is built once for a language, and a task's source into the
//! task's own component, and that into the forms in which it is kept: self-contained, thin,
//! precompiled. Nothing here knows a language: what `init` makes of the source is the runner's.
//!
//! ```text
//! core module ──encode──▶ component ──split──▶ runner             once for a language
//! runner + source ──Runner::snapshot──▶ component ──lift──▶ thin component + code modules
//! thin component, code module ──precompile──▶ machine code        for each target
//! ```
#![deny(missing_docs)]

mod encode;
mod failure;
mod lift;
mod link;
mod memory;
mod pack;
mod precompile;
mod runner;
mod runners;
mod sections;
mod snapshot;
mod split;
mod world;

pub use encode::encode;
pub use lift::{CodeModule, Thin, lift};
pub use link::{Archive, link};
pub use memory::initial_memory;
pub use pack::pack;
pub use precompile::{precompile_component, precompile_module};
pub use runner::Runner;
pub use runners::Runners;
pub use snapshot::{INIT_LIMIT, Snapshot};
pub use split::split;
pub use wasmtime::{Error, Result, error};
