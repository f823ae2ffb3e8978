//! Writes the component around the linked modules.

use super::graph::Instance;
use super::merge::{HOST, Merged};
use super::resolve::{Func, Resolver};
use crate::sections::{core_module, sections};
use crate::split::{MEMORY, MEMORY_MODULE};
use std::collections::{HashMap, HashSet};
use std::convert::Infallible;
use wasm_encoder::reencode::{Error as ReencodeError, Reencode, ReencodeComponent};
use wasm_encoder::{
    Alias, CanonicalFunctionSection, Component, ComponentAliasSection, ComponentSectionId,
    ExportKind, InstanceSection, ModuleArg, RawSection,
};
use wasmparser::{
    BinaryReader, CanonicalFunction, CanonicalOption, ComponentAlias, ExternalKind, FromReader,
    Instance as ParsedInstance, SectionLimited,
};
use wasmtime::{Result, bail, ensure, error::Context as _};

/// The members' functions that the component uses.
pub fn wanted(component: &[u8], resolver: &Resolver) -> Result<Vec<Func>> {
    let mut used = Vec::new();
    for section in sections(component)? {
        if section.id == u8::from(ComponentSectionId::CanonicalFunction) {
            for function in items::<CanonicalFunction>(section.data)? {
                used.extend(used_funcs(&function).into_iter().map(|it| it as usize));
            }
        }
    }
    for instance in kept(resolver) {
        if let Instance::Exports(exports) = &resolver.graph.instances[instance] {
            let funcs = exports.iter().filter(|it| it.1 == ExternalKind::Func);
            used.extend(funcs.map(|(_, _, index)| *index));
        }
    }
    let mut wanted = Vec::new();
    for index in used {
        let func = resolver.core_func(index)?;
        if matches!(func, Func::Own(..)) && !wanted.contains(&func) {
            wanted.push(func);
        }
    }
    Ok(wanted)
}

/// Core functions that a canonical function names.
fn used_funcs(function: &CanonicalFunction) -> Vec<u32> {
    let (lifted, options) = match function {
        CanonicalFunction::Lift {
            core_func_index,
            options,
            ..
        } => (Some(*core_func_index), options),
        CanonicalFunction::Lower { options, .. } => (None, options),
        _ => return Vec::new(),
    };
    let of_options = options.iter().filter_map(|option| match option {
        CanonicalOption::Realloc(func)
        | CanonicalOption::PostReturn(func)
        | CanonicalOption::Callback(func) => Some(*func),
        _ => None,
    });
    lifted.into_iter().chain(of_options).collect()
}

/// Instances that stay: those of modules that are no members, and what these are given.
fn kept(resolver: &Resolver) -> HashSet<usize> {
    let members: HashSet<usize> = resolver.members.iter().map(|it| it.instance).collect();
    let mut kept = HashSet::new();
    for (index, instance) in resolver.graph.instances.iter().enumerate() {
        if let Instance::Module { args, .. } = instance
            && !members.contains(&index)
        {
            kept.insert(index);
            kept.extend(args.iter().map(|(_, instance)| *instance));
        }
    }
    kept
}

/// Writes the component with the merged modules in the place of the members.
pub fn emit(component: &[u8], resolver: &Resolver, merged: &Merged) -> Result<Vec<u8>> {
    let mut emitter = Emitter {
        resolver,
        merged,
        members: resolver.members.iter().map(|it| it.instance).collect(),
        kept: kept(resolver),
        output: Component::new(),
        seen: Counts::default(),
        next: Counts::default(),
        modules: HashMap::new(),
        instances: HashMap::new(),
        host: HashMap::new(),
        own: HashMap::new(),
        linked: None,
    };
    for section in sections(component)? {
        emitter.section(&section)?;
    }
    Ok(emitter.output.finish())
}

/// Numbers of items, of the component that is read or of the one that is written.
#[derive(Default)]
struct Counts {
    modules: u32,
    instances: u32,
    funcs: u32,
    tables: u32,
}

struct Emitter<'r, 'a, 'g> {
    resolver: &'r Resolver<'a, 'g>,
    merged: &'r Merged,
    members: HashSet<usize>,
    kept: HashSet<usize>,
    output: Component,
    seen: Counts,
    next: Counts,
    /// New indices of modules and instances by their old ones.
    modules: HashMap<usize, u32>,
    instances: HashMap<usize, u32>,
    /// Core functions that stay, by their old indices; and of the code module.
    host: HashMap<usize, u32>,
    own: HashMap<Func, u32>,
    /// Instances of the memory and the code module, once they are there.
    linked: Option<(u32, u32)>,
}

impl Emitter<'_, '_, '_> {
    fn section(&mut self, section: &RawSection) -> Result<()> {
        let is = |id: ComponentSectionId| section.id == u8::from(id);
        if is(ComponentSectionId::CoreModule) {
            self.module(section);
        } else if is(ComponentSectionId::CoreInstance) {
            for instance in items::<ParsedInstance>(section.data)? {
                self.instance(&instance)?;
            }
        } else if is(ComponentSectionId::Alias) {
            for alias in items::<ComponentAlias>(section.data)? {
                self.alias(&alias)?;
            }
        } else if is(ComponentSectionId::CanonicalFunction) {
            for function in items::<CanonicalFunction>(section.data)? {
                self.canonical(function)?;
            }
        } else if !is(ComponentSectionId::CoreCustom) {
            self.output.section(section);
        }
        Ok(())
    }

    /// The first of the members' modules makes room for the two that all of them become.
    fn module(&mut self, section: &RawSection) {
        let index = self.seen.modules as usize;
        self.seen.modules += 1;
        let is_member =
            |it: &Instance| matches!(it, Instance::Module { module, .. } if *module == index);
        let mut members = self
            .members
            .iter()
            .map(|it| &self.resolver.graph.instances[*it]);
        if members.any(is_member) {
            return;
        }
        self.modules.insert(index, self.next.modules);
        self.next.modules += 1;
        self.output.section(section);
    }

    fn instance(&mut self, instance: &ParsedInstance) -> Result<()> {
        let index = self.seen.instances as usize;
        self.seen.instances += 1;
        if !self.kept.contains(&index) {
            return Ok(());
        }
        let mut section = InstanceSection::new();
        match instance {
            ParsedInstance::Instantiate { module_index, args } => {
                let mut given = Vec::new();
                for arg in args {
                    let instance = self.instances.get(&(arg.index as usize));
                    let instance = instance.context("an instance is given that isn't there")?;
                    given.push((arg.name, ModuleArg::Instance(*instance)));
                }
                section.instantiate(self.modules[&(*module_index as usize)], given);
            }
            ParsedInstance::FromExports(exports) => {
                let mut items = Vec::new();
                for export in exports {
                    items.push(match export.kind {
                        ExternalKind::Func => {
                            (export.name, ExportKind::Func, self.func(export.index)?)
                        }
                        // Of the only table that an instance which stays exports.
                        ExternalKind::Table => (export.name, ExportKind::Table, 0),
                        other => bail!("a shim is given a {other:?}"),
                    });
                }
                section.export_items(items);
            }
        }
        self.output.section(&section);
        self.instances.insert(index, self.next.instances);
        self.next.instances += 1;
        Ok(())
    }

    fn alias(&mut self, alias: &ComponentAlias) -> Result<()> {
        let ComponentAlias::CoreInstanceExport {
            kind,
            instance_index,
            name,
        } = alias
        else {
            let mut section = ComponentAliasSection::new();
            section.alias(Remap::default().component_alias(alias.clone()).map_err(
                |error: ReencodeError<Infallible>| wasmtime::Error::msg(error.to_string()),
            )?);
            self.output.section(&section);
            return Ok(());
        };
        let old = self.seen.funcs as usize;
        self.seen.funcs += u32::from(*kind == ExternalKind::Func);
        let Some(instance) = self.instances.get(&(*instance_index as usize)).copied() else {
            return Ok(());
        };
        match kind {
            ExternalKind::Func => {
                let index = self.take_alias(instance, ExportKind::Func, name);
                self.host.insert(old, index);
            }
            ExternalKind::Table => {
                ensure!(self.next.tables == 0, "there are several shims");
                self.next.tables += 1;
                self.write_alias(instance, ExportKind::Table, name);
            }
            other => bail!("a shim exports a {other:?}"),
        }
        Ok(())
    }

    fn canonical(&mut self, function: CanonicalFunction) -> Result<()> {
        let mut remap = Remap::default();
        for func in used_funcs(&function) {
            let index = self.func(func)?;
            remap.funcs.insert(func, index);
        }
        let options = match &function {
            CanonicalFunction::Lift { options, .. } | CanonicalFunction::Lower { options, .. } => {
                options.as_ref()
            }
            _ => &[],
        };
        if options
            .iter()
            .any(|it| matches!(it, CanonicalOption::Memory(_)))
        {
            // The only core memory of the component that is written.
            self.linked()?;
        }
        if !matches!(function, CanonicalFunction::Lift { .. }) {
            self.host.insert(self.seen.funcs as usize, self.next.funcs);
            self.seen.funcs += 1;
            self.next.funcs += 1;
        }
        let mut section = CanonicalFunctionSection::new();
        remap
            .parse_component_canonical(&mut section, function)
            .map_err(|error| wasmtime::Error::msg(error.to_string()))?;
        self.output.section(&section);
        Ok(())
    }

    /// The new index of a core function.
    fn func(&mut self, old: u32) -> Result<u32> {
        let func = self.resolver.core_func(old as usize)?;
        let Func::Host(old) = func else {
            return self.own_func(func);
        };
        let index = self.host.get(&old).copied();
        index.context("a core function is used before it is there")
    }

    fn own_func(&mut self, func: Func) -> Result<u32> {
        if let Some(index) = self.own.get(&func) {
            return Ok(*index);
        }
        let (_, code) = self.linked()?;
        let name = &self.merged.exports[&func];
        let index = self.take_alias(code, ExportKind::Func, name);
        self.own.insert(func, index);
        Ok(index)
    }

    fn take_alias(&mut self, instance: u32, kind: ExportKind, name: &str) -> u32 {
        self.write_alias(instance, kind, name);
        self.next.funcs += 1;
        self.next.funcs - 1
    }

    fn write_alias(&mut self, instance: u32, kind: ExportKind, name: &str) {
        let mut section = ComponentAliasSection::new();
        section.alias(Alias::CoreInstanceExport {
            instance,
            kind,
            name,
        });
        self.output.section(&section);
    }

    /// Writes and instantiates the linked modules, when the first of their exports is needed: by
    /// then the functions that they import are there.
    fn linked(&mut self) -> Result<(u32, u32)> {
        if let Some(linked) = self.linked {
            return Ok(linked);
        }
        let module = self.next.modules;
        self.next.modules += 2;
        self.output.section(&core_module(&self.merged.code));
        self.output.section(&core_module(&self.merged.memory));

        let memory = self.next.instances;
        let (host, code) = (memory + 1, memory + 2);
        self.next.instances += 3;
        let mut functions = Vec::new();
        for (number, old) in self.merged.host.iter().enumerate() {
            let index = self.host.get(old).copied();
            let index = index.context("a library imports what comes after it")?;
            functions.push((format!("f{number}"), ExportKind::Func, index));
        }
        let functions = functions
            .iter()
            .map(|(name, kind, index)| (name.as_str(), *kind, *index));
        let mut section = InstanceSection::new();
        let none: [(&str, ModuleArg); 0] = [];
        section.instantiate(module + 1, none);
        section.export_items(functions.collect::<Vec<_>>());
        section.instantiate(
            module,
            [
                (MEMORY_MODULE, ModuleArg::Instance(memory)),
                (HOST, ModuleArg::Instance(host)),
            ],
        );
        self.output.section(&section);
        self.write_alias(memory, ExportKind::Memory, MEMORY);
        self.linked = Some((memory, code));
        Ok((memory, code))
    }
}

/// Writes canonical functions with new indices of core functions. There is one memory.
#[derive(Default)]
struct Remap {
    funcs: HashMap<u32, u32>,
}

impl Reencode for Remap {
    type Error = Infallible;

    fn function_index(&mut self, index: u32) -> Result<u32, ReencodeError<Infallible>> {
        Ok(self.funcs.get(&index).copied().unwrap_or(index))
    }
}

impl ReencodeComponent for Remap {}

fn items<'a, T: FromReader<'a>>(section: &'a [u8]) -> Result<Vec<T>> {
    let reader = SectionLimited::new(BinaryReader::new(section, 0))?;
    Ok(reader.into_iter().collect::<Result<_, _>>()?)
}
