//! From a component with one ordinary main module to the shape that tasks can share.
//!
//! A linked program is one core module with code, memory and data together, so a snapshot of its
//! memory would be a new module, to be compiled as a whole. Split in two, everything that a
//! snapshot changes lies in the small one:
//!
//! ```text
//! (module $main            →  (module $code                        the same for every task
//!   (memory (export "m") …)     (import "task" "memory" (memory …))
//!   (data …)                    (export "m" (memory 0)) …)
//!   …)                        (module $memory                      a task's own
//!                               (memory (export "memory") …)
//!                               (data …))
//! ```
//!
//! Globals stay with the code. The only mutable ones of a linked C or Rust program are its stack
//! pointers, which have their first value again whenever no function runs; and code is up to 8 %
//! faster with a stack pointer of its own than with an imported one. A global that does differ
//! after `init` is no error: wizer writes its value into the code module, which then is just
//! shared by fewer tasks.

use crate::sections::{core_module, core_modules, sections, validate};
use std::convert::Infallible;
use wasm_encoder::reencode::{
    Error as ReencodeError, Reencode, ReencodeComponent, RoundtripReencoder,
};
use wasm_encoder::{
    Component, DataSection, EntityType, ExportKind, ExportSection, ImportSection, InstanceSection,
    MemorySection, MemoryType, Module, ModuleArg, RawSection, SectionId,
};
use wasmparser::{BinaryReaderError, DataKind, Instance, InstanceSectionReader, Parser, Payload};
use wasmtime::{Result, bail, ensure, error::Context as _};

/// Name under which the code module imports what the memory module exports.
pub(crate) const MEMORY_MODULE: &str = "task";
pub(crate) const MEMORY: &str = "memory";

/// Splits the component's main module, the one that defines a memory, into a code module and a
/// memory module. Custom sections (names, producers) are dropped everywhere.
///
/// # Errors
///
/// When no core module or more than one defines a memory, or its data is not all active segments.
pub fn split(component: &[u8]) -> Result<Vec<u8>> {
    let mut main = None;
    for (index, module) in (0u32..).zip(core_modules(&sections(component)?)) {
        if defines_memory(module)? {
            ensure!(main.is_none(), "more than one core module defines a memory");
            main = Some((index, module));
        }
    }
    let (main, module) = main.context("no core module defines a memory")?;
    let (code, memory) =
        split_module(module).with_context(|| format!("core module {main} can't be split"))?;

    let mut rewrite = Rewrite {
        main,
        code,
        memory,
        modules_seen: 0,
        memory_instantiated: false,
    };
    let mut output = Component::new();
    rewrite.parse_component(&mut output, Parser::new(0), component)?;
    let output = output.finish();
    validate(&output, "splitting")?;
    Ok(output)
}

fn defines_memory(module: &[u8]) -> Result<bool> {
    for payload in Parser::new(0).parse_all(module) {
        if let Payload::MemorySection(memories) = payload? {
            return Ok(memories.count() > 0);
        }
    }
    Ok(false)
}

fn without_custom(module: &[u8]) -> Result<Vec<u8>, BinaryReaderError> {
    let mut output = Module::new();
    for payload in Parser::new(0).parse_all(module) {
        if let Some((id, range)) = payload?.as_section()
            && id != u8::from(SectionId::Custom)
        {
            let data = &module[range];
            output.section(&RawSection { id, data });
        }
    }
    Ok(output.finish())
}

/// The code module and the memory module of one core module.
fn split_module(module: &[u8]) -> Result<(Vec<u8>, Vec<u8>)> {
    let mut imports = ImportSection::new();
    let mut memory_type: Option<MemoryType> = None;
    let mut data = DataSection::new();
    // Sections of the code module that stay as they are. All of them come after the imports,
    // but for the types.
    let mut types: &[u8] = &[0];
    let mut rest: Vec<RawSection> = Vec::new();
    for payload in Parser::new(0).parse_all(module) {
        match payload? {
            Payload::ImportSection(section) => {
                for import in section.into_imports() {
                    let import = import?;
                    ensure!(
                        !matches!(import.ty, wasmparser::TypeRef::Memory(_)),
                        "it imports a memory and defines another"
                    );
                    let ty = RoundtripReencoder.entity_type(import.ty)?;
                    imports.import(import.module, import.name, ty);
                }
            }
            Payload::MemorySection(section) => {
                ensure!(section.count() == 1, "it defines more than one memory");
                for memory in section {
                    memory_type = Some(RoundtripReencoder.memory_type(memory?)?);
                }
            }
            Payload::DataSection(section) => {
                for segment in section {
                    let segment = segment?;
                    let DataKind::Active { offset_expr, .. } = segment.kind else {
                        bail!("it has passive data segments, as with shared memory");
                    };
                    let offset = RoundtripReencoder.const_expr(offset_expr)?;
                    data.active(0, &offset, segment.data.iter().copied());
                }
            }
            Payload::DataCountSection { .. } | Payload::CustomSection(_) => {}
            Payload::TypeSection(section) => types = &module[section.range()],
            payload => {
                if let Some((id, range)) = payload.as_section() {
                    let data = &module[range];
                    rest.push(RawSection { id, data });
                }
            }
        }
    }
    let memory_type = memory_type.context("it defines no memory")?;
    ensure!(
        rest.iter()
            .any(|section| section.id == u8::from(SectionId::Code)),
        "it has no code: the component is split already"
    );

    imports.import(MEMORY_MODULE, MEMORY, EntityType::Memory(memory_type));
    let mut code = Module::new();
    code.section(&RawSection {
        id: SectionId::Type.into(),
        data: types,
    });
    code.section(&imports);
    for section in &rest {
        code.section(section);
    }

    let mut memories = MemorySection::new();
    memories.memory(memory_type);
    let mut exports = ExportSection::new();
    exports.export(MEMORY, ExportKind::Memory, 0);
    let mut memory = Module::new();
    memory.section(&memories).section(&exports).section(&data);
    Ok((code.finish(), memory.finish()))
}

/// Puts the two modules in the place of the main one. The memory module takes the index after it,
/// and its instance is the first, so indices behind either move up by one.
struct Rewrite {
    main: u32,
    code: Vec<u8>,
    memory: Vec<u8>,
    modules_seen: u32,
    memory_instantiated: bool,
}

impl Reencode for Rewrite {
    type Error = Infallible;
}

impl ReencodeComponent for Rewrite {
    fn module_index(&mut self, index: u32) -> u32 {
        if index > self.main { index + 1 } else { index }
    }

    fn instance_index(&mut self, index: u32) -> u32 {
        index + 1
    }

    fn parse_component_submodule(
        &mut self,
        component: &mut Component,
        _: Parser,
        module: &[u8],
    ) -> Result<(), ReencodeError<Infallible>> {
        if self.modules_seen == self.main {
            component.section(&core_module(&self.code));
            component.section(&core_module(&self.memory));
        } else {
            component.section(&core_module(&without_custom(module)?));
        }
        self.modules_seen += 1;
        Ok(())
    }

    fn parse_component_custom_section(
        &mut self,
        _: &mut Component,
        _: wasmparser::CustomSectionReader<'_>,
    ) -> Result<(), ReencodeError<Infallible>> {
        Ok(())
    }

    fn parse_instance_section(
        &mut self,
        instances: &mut InstanceSection,
        section: InstanceSectionReader<'_>,
    ) -> Result<(), ReencodeError<Infallible>> {
        if !self.memory_instantiated {
            self.memory_instantiated = true;
            instances.instantiate(self.main + 1, std::iter::empty::<(&str, ModuleArg)>());
        }
        for instance in section {
            match instance? {
                Instance::Instantiate { module_index, args } if module_index == self.main => {
                    let mut arguments: Vec<_> = args
                        .iter()
                        .map(|arg| {
                            (
                                arg.name,
                                ModuleArg::Instance(self.instance_index(arg.index)),
                            )
                        })
                        .collect();
                    arguments.push((MEMORY_MODULE, ModuleArg::Instance(0)));
                    instances.instantiate(self.main, arguments);
                }
                other => self.parse_instance(instances, other)?,
            }
        }
        Ok(())
    }
}
