//! One code module for a component that a dynamic linker made.
//!
//! componentize-py links CPython, the C library and others as modules of their own, each with an
//! instance: thousands of imports between them, which cost every call when it instantiates them,
//! and every call from one to another afterwards.
//!
//! ```text
//! (core module $main (memory …) (table …) (data …))     →  (core module $code all functions, the table)
//! (core module $libc (import "env" "memory" …) …)          (core module $memory (memory …) (data …))
//! (core module $libpython (import "env" "malloc" …) …)     (core instance $memory …)
//! (core instance … each with what the others export)       (core instance $code …)
//! ```
//!
//! What the linker decided at run time is known by now: globals that nothing sets any more are
//! constants, calls by way of the table are calls, and functions that nobody calls are left out.
//! Shims of wit-component, which connect the component's own functions, stay as they are.

mod body;
mod emit;
mod graph;
mod member;
mod merge;
mod reach;
mod resolve;

use crate::sections::validate;
use wasmtime::Result;

/// Bytes that the code module brings along without their being in any memory, and the function
/// that copies them to it.
pub struct Archive<'a> {
    /// The bytes.
    pub bytes: &'a [u8],
    /// Name of a function `(i32, i32, i32, i64) -> i32` of the linked libraries, as `pread`.
    pub reader: &'a str,
    /// First argument with which it copies from the archive: the second says where to, the third
    /// how many bytes, the fourth from which place on. It gives their number.
    pub handle: i32,
}

impl<'a> Archive<'a> {
    /// Of CPython's modules, which it reads by `os.pread` with this in the place of an open file.
    pub fn of_python(bytes: &'a [u8]) -> Self {
        Self {
            bytes,
            reader: "pread",
            handle: -7_700,
        }
    }
}

/// Links the component's core modules. The same component and archive give the same bytes.
///
/// # Errors
///
/// When the component has not the shape that wit-component's dynamic linker gives it, or some of
/// its libraries has not been initialized.
pub fn link(component: &[u8], archive: Option<&Archive>) -> Result<Vec<u8>> {
    let graph = graph::Graph::parse(component)?;
    let members = member::members(&graph)?;
    let resolver = resolve::Resolver::new(&graph, &members)?;
    let wanted = emit::wanted(component, &resolver)?;
    let merged = merge::merge(&resolver, &wanted, archive)?;
    let output = emit::emit(component, &resolver, &merged)?;
    validate(&output, "linking")?;
    Ok(output)
}
