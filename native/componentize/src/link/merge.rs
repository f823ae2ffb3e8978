//! Makes the code module and the memory module.

use super::Archive;
use super::body::Bodies;
use super::member::Member;
use super::reach::{Reached, reach};
use super::resolve::{Func, Own, Resolver};
use crate::split::{MEMORY, MEMORY_MODULE};
use std::collections::{BTreeSet, HashMap};
use wasm_encoder::reencode::{Reencode, RoundtripReencoder};
use wasm_encoder::{
    CodeSection, ConstExpr, DataCountSection, DataSection, ElementSection, Elements, EntityType,
    ExportKind, ExportSection, FunctionSection, GlobalSection, GlobalType, ImportSection,
    MemorySection, MemoryType, Module, TableSection, TypeSection, ValType,
};
use wasmparser::{DataKind, ElementKind, FuncType};
use wasmtime::{Result, bail, ensure, error::Context as _};

/// Name under which the code module imports the component's own functions, `f` and their number.
pub const HOST: &str = "host";

/// What the members have become.
pub struct Merged {
    pub code: Vec<u8>,
    pub memory: Vec<u8>,
    /// The component's core functions that the code module imports, in their order.
    pub host: Vec<usize>,
    /// Names under which the code module exports what the component uses.
    pub exports: HashMap<Func, String>,
}

pub fn merge(resolver: &Resolver, wanted: &[Func], archive: Option<&Archive>) -> Result<Merged> {
    let mut reached = reach(resolver, wanted)?;
    let reader = archive.map(|it| find_reader(resolver, it)).transpose()?;
    if let Some(reader) = reader {
        reached.funcs.insert(reader);
    }
    let layout = Layout::new(resolver, &reached, reader)?;
    let (memory_type, memory) = memory_module(resolver)?;
    let host = reached.funcs.iter().filter_map(|func| match func {
        Func::Host(index) => Some(*index),
        Func::Own(..) => None,
    });
    let exports: HashMap<Func, String> = wanted
        .iter()
        .filter(|func| matches!(func, Func::Own(..)))
        .collect::<BTreeSet<_>>()
        .into_iter()
        .enumerate()
        .map(|(number, func)| (*func, format!("e{number}")))
        .collect();
    let code = code_module(&layout, memory_type, &exports, archive)?;
    Ok(Merged {
        code,
        memory,
        host: host.collect(),
        exports,
    })
}

fn find_reader(resolver: &Resolver, archive: &Archive) -> Result<Func> {
    for (member, it) in resolver.members.iter().enumerate() {
        let imported = it.func_imports.len();
        if let Some((_, index)) = it.exports.get(archive.reader)
            && *index as usize >= imported
            && it.memory.is_none()
        {
            return Ok(Func::Own(member, *index as usize - imported));
        }
    }
    bail!("no library has a function {}", archive.reader)
}

/// Where everything is in the code module.
pub struct Layout<'r, 'a, 'g> {
    pub resolver: &'r Resolver<'a, 'g>,
    pub funcs: HashMap<Func, u32>,
    order: Vec<Func>,
    tables: HashMap<Own, u32>,
    globals: HashMap<Own, u32>,
    /// Globals that nothing sets, with what they hold.
    pub constants: HashMap<Own, i32>,
    types: Vec<FuncType>,
    type_index: HashMap<FuncType, u32>,
    /// What is called in place of the archive's reader.
    pub reader: Option<(Func, u32)>,
}

impl<'r, 'a, 'g> Layout<'r, 'a, 'g> {
    fn new(
        resolver: &'r Resolver<'a, 'g>,
        reached: &Reached,
        reader: Option<Func>,
    ) -> Result<Self> {
        let mut layout = Layout {
            resolver,
            funcs: HashMap::new(),
            order: reached.funcs.iter().copied().collect(),
            tables: HashMap::new(),
            globals: HashMap::new(),
            constants: HashMap::new(),
            types: Vec::new(),
            type_index: HashMap::new(),
            reader: None,
        };
        for (index, func) in (0u32..).zip(&layout.order) {
            layout.funcs.insert(*func, index);
        }
        layout.reader = reader.map(|func| (func, layout.order.len() as u32));
        for (member, it) in resolver.members.iter().enumerate() {
            for ty in &it.types {
                layout.type_of(ty);
            }
            for number in 0..it.tables.len() {
                let index = layout.tables.len() as u32;
                layout.tables.insert((member, number), index);
            }
            for (number, global) in it.globals.iter().enumerate() {
                let own = (member, number);
                if reached.set.contains(&own) {
                    let index = layout.globals.len() as u32;
                    layout.globals.insert(own, index);
                } else {
                    let value = resolver.constant(member, &global.init_expr)?;
                    layout.constants.insert(own, value);
                }
            }
        }
        Ok(layout)
    }

    /// The index of a type, which is added unless it is there.
    fn type_of(&mut self, ty: &FuncType) -> u32 {
        if let Some(index) = self.type_index.get(ty) {
            return *index;
        }
        let index = self.types.len() as u32;
        self.types.push(ty.clone());
        self.type_index.insert(ty.clone(), index);
        index
    }

    /// The index of a member's type.
    pub fn type_index(&self, member: usize, ty: u32) -> u32 {
        self.type_index[&self.resolver.members[member].types[ty as usize]]
    }

    pub fn global_index(&self, member: usize, index: u32) -> Result<u32> {
        let own = self.resolver.global(member, index)?;
        self.globals
            .get(&own)
            .copied()
            .context("a global that nothing sets is used as one that changes")
    }

    pub fn table_index(&self, member: usize, index: u32) -> Result<u32> {
        Ok(self.tables[&self.resolver.table(member, index)?])
    }

    /// The index to call for a member's function index.
    pub fn func_index(&self, member: usize, index: u32) -> Result<u32> {
        Ok(self.index_of(self.resolver.func(member, index)?))
    }

    /// The index to call for a function.
    pub fn index_of(&self, func: Func) -> u32 {
        match self.reader {
            Some((reader, instead)) if reader == func => instead,
            _ => self.funcs[&func],
        }
    }

    /// The type of a function: of one of the host's, what its importer takes it for.
    fn type_of_func(&self, func: Func) -> Result<u32> {
        if let Func::Own(member, number) = func {
            return Ok(self.type_index(member, self.resolver.members[member].funcs[number]));
        }
        for (member, it) in self.resolver.members.iter().enumerate() {
            for (index, import) in (0u32..).zip(&it.func_imports) {
                if let wasmparser::TypeRef::Func(ty) = import.ty
                    && self.resolver.func(member, index)? == func
                {
                    return Ok(self.type_index(member, ty));
                }
            }
        }
        bail!("nobody imports a function of the component that is called")
    }
}

/// The member that defines the memory, as a module of its memory and data.
fn memory_module(resolver: &Resolver) -> Result<(MemoryType, Vec<u8>)> {
    let mut found = None;
    for member in resolver.members {
        ensure!(
            member.memory.is_some() || member.data.is_empty(),
            "a library has data that is not in the memory yet"
        );
        if let Some(memory) = member.memory {
            found = Some((member, memory));
        }
    }
    let (member, memory) = found.context("no core module defines a memory")?;
    let memory = RoundtripReencoder.memory_type(memory)?;
    let mut memories = MemorySection::new();
    memories.memory(memory);
    let mut exports = ExportSection::new();
    exports.export(MEMORY, ExportKind::Memory, 0);
    let data = data_of(member)?;
    let mut module = Module::new();
    module.section(&memories).section(&exports).section(&data);
    Ok((memory, module.finish()))
}

fn data_of(member: &Member) -> Result<DataSection> {
    let mut section = DataSection::new();
    for data in &member.data {
        let DataKind::Active { offset_expr, .. } = &data.kind else {
            bail!("the memory has passive data segments");
        };
        let offset = RoundtripReencoder.const_expr(offset_expr.clone())?;
        section.active(0, &offset, data.data.iter().copied());
    }
    Ok(section)
}

fn code_module(
    layout: &Layout,
    memory: MemoryType,
    exported: &HashMap<Func, String>,
    archive: Option<&Archive>,
) -> Result<Vec<u8>> {
    let mut imports = ImportSection::new();
    imports.import(MEMORY_MODULE, MEMORY, EntityType::Memory(memory));
    let mut functions = FunctionSection::new();
    for (number, func) in layout.order.iter().enumerate() {
        let ty = layout.type_of_func(*func)?;
        match func {
            Func::Host(_) => {
                imports.import(
                    HOST,
                    format!("f{number}").as_str(),
                    EntityType::Function(ty),
                );
            }
            Func::Own(..) => {
                functions.function(ty);
            }
        }
    }
    if let Some((reader, _)) = layout.reader {
        functions.function(layout.type_of_func(reader)?);
    }
    let mut exports = ExportSection::new();
    let mut names: Vec<_> = exported.iter().map(|(func, name)| (name, *func)).collect();
    names.sort();
    for (name, func) in names {
        exports.export(name, ExportKind::Func, layout.index_of(func));
    }
    let mut module = Module::new();
    module
        .section(&types(layout)?)
        .section(&imports)
        .section(&functions)
        .section(&tables(layout)?)
        .section(&globals(layout)?)
        .section(&exports)
        .section(&elements(layout)?);
    let code = code(layout, archive)?;
    match archive {
        Some(archive) => {
            let mut data = DataSection::new();
            data.passive(archive.bytes.iter().copied());
            module
                .section(&DataCountSection { count: 1 })
                .section(&code)
                .section(&data);
        }
        None => {
            module.section(&code);
        }
    }
    Ok(module.finish())
}

fn types(layout: &Layout) -> Result<TypeSection> {
    let mut section = TypeSection::new();
    for ty in &layout.types {
        section
            .ty()
            .func_type(&RoundtripReencoder.func_type(ty.clone())?);
    }
    Ok(section)
}

fn tables(layout: &Layout) -> Result<TableSection> {
    let mut section = TableSection::new();
    for member in layout.resolver.members {
        for table in &member.tables {
            section.table(RoundtripReencoder.table_type(*table)?);
        }
    }
    Ok(section)
}

fn globals(layout: &Layout) -> Result<GlobalSection> {
    let mut section = GlobalSection::new();
    for (member, it) in layout.resolver.members.iter().enumerate() {
        for (number, global) in it.globals.iter().enumerate() {
            if !layout.globals.contains_key(&(member, number)) {
                continue;
            }
            let value = layout.resolver.constant(member, &global.init_expr)?;
            let ty = GlobalType {
                val_type: ValType::I32,
                mutable: true,
                shared: false,
            };
            section.global(ty, &ConstExpr::i32_const(value));
        }
    }
    Ok(section)
}

fn elements(layout: &Layout) -> Result<ElementSection> {
    let mut section = ElementSection::new();
    for (member, it) in layout.resolver.members.iter().enumerate() {
        for element in &it.elements {
            let ElementKind::Active {
                table_index,
                offset_expr,
            } = &element.kind
            else {
                bail!("a module has element segments that are not active");
            };
            let table = layout.table_index(member, table_index.unwrap_or(0))?;
            let offset = layout.resolver.constant(member, offset_expr)?;
            let mut funcs = Vec::new();
            for func in layout.resolver.items(member, &element.items)? {
                let func = func.context("a module has null among its elements")?;
                funcs.push(layout.index_of(func));
            }
            let table = (table != 0).then_some(table);
            section.active(
                table,
                &ConstExpr::i32_const(offset),
                Elements::Functions(funcs.into()),
            );
        }
    }
    Ok(section)
}

fn code(layout: &Layout, archive: Option<&Archive>) -> Result<CodeSection> {
    let mut section = CodeSection::new();
    for func in &layout.order {
        if let Func::Own(member, number) = *func {
            Bodies::new(layout, member).write(number, &mut section)?;
        }
    }
    if let (Some(archive), Some((reader, _))) = (archive, layout.reader) {
        super::body::write_reader(&mut section, archive, layout.funcs[&reader]);
    }
    Ok(section)
}
