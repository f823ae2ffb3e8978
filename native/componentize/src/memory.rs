//! How much memory a component has before it is first called.

use crate::sections::{core_modules, sections};
use wasmparser::{Parser, Payload};
use wasmtime::Result;

const PAGE: u64 = 64 << 10;

/// Bytes of all memories that the component's core modules define, as they are when it is instantiated.
///
/// # Errors
///
/// When the bytes are no component.
pub fn initial_memory(component: &[u8]) -> Result<u64> {
    let mut pages = 0;
    for module in core_modules(&sections(component)?) {
        for payload in Parser::new(0).parse_all(module) {
            if let Payload::MemorySection(memories) = payload? {
                for memory in memories {
                    pages += memory?.initial;
                }
            }
        }
    }
    Ok(pages * PAGE)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn adds_up_the_memories_of_all_modules() {
        let component = wat::parse_str(
            "(component
               (core module (memory 2))
               (core module (import \"a\" \"b\" (memory 7)))
               (core module (memory 3 9)))",
        )
        .unwrap();
        assert_eq!(initial_memory(&component).unwrap(), 5 * PAGE);
    }
}
