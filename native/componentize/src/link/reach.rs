//! Which functions are ever called, and which globals ever set.

use super::resolve::{Func, Own, Resolver};
use std::collections::{BTreeSet, HashSet};
use wasmparser::Operator;
use wasmtime::Result;

/// What is left when all is left out that nobody gets to.
#[derive(Default)]
pub struct Reached {
    /// In a fixed order: the host's first, then by member and number.
    pub funcs: BTreeSet<Func>,
    /// Globals that some function sets.
    pub set: HashSet<Own>,
}

/// Follows the calls from what the component uses and what lies in the table.
pub fn reach(resolver: &Resolver, wanted: &[Func]) -> Result<Reached> {
    let mut reached = Reached::default();
    let mut waiting: Vec<Func> = wanted.to_vec();
    waiting.extend(resolver.slots.values());
    while let Some(func) = waiting.pop() {
        if !reached.funcs.insert(func) {
            continue;
        }
        let Func::Own(member, number) = func else {
            continue;
        };
        let body = &resolver.members[member].bodies[number];
        for operator in body.get_operators_reader()? {
            match operator? {
                Operator::Call { function_index } | Operator::RefFunc { function_index } => {
                    waiting.push(resolver.func(member, function_index)?);
                }
                Operator::GlobalSet { global_index } => {
                    reached.set.insert(resolver.global(member, global_index)?);
                }
                _ => {}
            }
        }
    }
    Ok(reached)
}
