//! The modules that become one.

use super::graph::{Graph, Instance};
use std::collections::HashMap;
use wasmparser::{
    CompositeInnerType, Data, Element, ExternalKind, FuncType, FunctionBody, Global, Import,
    MemoryType, Parser, Payload, TableType, TypeRef,
};
use wasmtime::{Result, bail, ensure};

/// What wit-component calls the table of its shim, the module that stays on its own.
const SHIM_TABLE: &str = "$imports";

/// A module that was instantiated once.
pub struct Member<'a> {
    /// Of the component's core instances.
    pub instance: usize,
    pub args: HashMap<&'a str, usize>,
    pub types: Vec<FuncType>,
    pub func_imports: Vec<Import<'a>>,
    pub table_imports: Vec<Import<'a>>,
    pub memory_imports: Vec<Import<'a>>,
    pub global_imports: Vec<Import<'a>>,
    /// Types of the functions that it defines.
    pub funcs: Vec<u32>,
    pub tables: Vec<TableType>,
    pub memory: Option<MemoryType>,
    pub globals: Vec<Global<'a>>,
    pub exports: HashMap<&'a str, (ExternalKind, u32)>,
    pub elements: Vec<Element<'a>>,
    pub bodies: Vec<FunctionBody<'a>>,
    pub data: Vec<Data<'a>>,
}

/// Those of the component, in the order in which they are instantiated.
pub fn members<'a>(graph: &Graph<'a>) -> Result<Vec<Member<'a>>> {
    let mut members: Vec<Member> = Vec::new();
    let mut seen = vec![false; graph.modules.len()];
    for (index, instance) in graph.instances.iter().enumerate() {
        let Instance::Module { module, args } = instance else {
            continue;
        };
        let Some(member) = Member::parse(index, args, graph.modules[*module])? else {
            continue;
        };
        ensure!(!seen[*module], "a module is instantiated twice");
        seen[*module] = true;
        members.push(member);
    }
    let memories = members.iter().filter(|it| it.memory.is_some()).count();
    ensure!(
        memories == 1,
        "not exactly one core module defines a memory"
    );
    Ok(members)
}

impl<'a> Member<'a> {
    /// `None` for wit-component's shim and what fills its table.
    fn parse(instance: usize, args: &[(&'a str, usize)], module: &'a [u8]) -> Result<Option<Self>> {
        let mut member = Member {
            instance,
            args: args.iter().copied().collect(),
            types: Vec::new(),
            func_imports: Vec::new(),
            table_imports: Vec::new(),
            memory_imports: Vec::new(),
            global_imports: Vec::new(),
            funcs: Vec::new(),
            tables: Vec::new(),
            memory: None,
            globals: Vec::new(),
            exports: HashMap::new(),
            elements: Vec::new(),
            bodies: Vec::new(),
            data: Vec::new(),
        };
        for payload in Parser::new(0).parse_all(module) {
            member.add(payload?)?;
        }
        let is_shim = member.exports.contains_key(SHIM_TABLE)
            || member.table_imports.iter().any(|it| it.name == SHIM_TABLE);
        Ok((!is_shim).then_some(member))
    }

    fn add(&mut self, payload: Payload<'a>) -> Result<()> {
        match payload {
            Payload::TypeSection(section) => {
                for group in section {
                    for ty in group?.into_types() {
                        match ty.composite_type.inner {
                            CompositeInnerType::Func(func) => self.types.push(func),
                            other => bail!("a module has the type {other}"),
                        }
                    }
                }
            }
            Payload::ImportSection(section) => {
                for import in section.into_imports() {
                    let import = import?;
                    match import.ty {
                        TypeRef::Func(_) => self.func_imports.push(import),
                        TypeRef::Table(_) => self.table_imports.push(import),
                        TypeRef::Memory(_) => self.memory_imports.push(import),
                        TypeRef::Global(_) => self.global_imports.push(import),
                        other => bail!("a module imports {other:?}"),
                    }
                }
            }
            Payload::FunctionSection(section) => self.funcs = collect(section)?,
            Payload::TableSection(section) => {
                for table in section {
                    self.tables.push(table?.ty);
                }
            }
            Payload::MemorySection(section) => {
                ensure!(section.count() <= 1, "a module has several memories");
                self.memory = collect(section)?.into_iter().next();
            }
            Payload::GlobalSection(section) => self.globals = collect(section)?,
            Payload::ExportSection(section) => {
                for export in section {
                    let export = export?;
                    self.exports
                        .insert(export.name, (export.kind, export.index));
                }
            }
            Payload::StartSection { .. } => bail!("a module is not initialized yet"),
            Payload::ElementSection(section) => self.elements = collect(section)?,
            Payload::CodeSectionEntry(body) => self.bodies.push(body),
            Payload::DataSection(section) => self.data = collect(section)?,
            Payload::TagSection(_) => bail!("a module has exceptions"),
            _ => {}
        }
        Ok(())
    }
}

fn collect<'a, T: wasmparser::FromReader<'a>>(
    section: wasmparser::SectionLimited<'a, T>,
) -> Result<Vec<T>> {
    Ok(section.into_iter().collect::<Result<_, _>>()?)
}
