//! A component's core modules and instances, and its index spaces of core items.

use wasmparser::{
    CanonicalFunction, ComponentAlias, ExternalKind, Instance as ParsedInstance, Parser, Payload,
};
use wasmtime::{Result, bail, error::Context as _};

/// What a component defines at its top level.
#[derive(Default)]
pub struct Graph<'a> {
    pub modules: Vec<&'a [u8]>,
    pub instances: Vec<Instance<'a>>,
    pub funcs: Vec<Item<'a>>,
    pub tables: Vec<Item<'a>>,
    pub memories: Vec<Item<'a>>,
    pub globals: Vec<Item<'a>>,
}

/// A core instance.
pub enum Instance<'a> {
    /// Of a module, with an instance for each name it imports from.
    Module {
        module: usize,
        args: Vec<(&'a str, usize)>,
    },
    /// Items under names of their own.
    Exports(Vec<(&'a str, ExternalKind, usize)>),
}

/// A core item of the component's index spaces.
#[derive(Clone, Copy)]
pub enum Item<'a> {
    /// What an instance exports.
    Alias { instance: usize, name: &'a str },
    /// A function of the component model's own: lowered, or of a resource.
    Canonical,
}

impl<'a> Graph<'a> {
    pub fn parse(component: &'a [u8]) -> Result<Self> {
        let mut graph = Graph::default();
        let mut depth = 0;
        for payload in Parser::new(0).parse_all(component) {
            match payload? {
                Payload::ModuleSection {
                    unchecked_range, ..
                } => {
                    if depth == 0 {
                        graph.modules.push(&component[unchecked_range]);
                    }
                    depth += 1;
                }
                Payload::ComponentSection { .. } => depth += 1,
                Payload::End(_) => depth -= 1,
                Payload::InstanceSection(section) if depth == 0 => {
                    for instance in section {
                        graph.instances.push(Instance::from(instance?));
                    }
                }
                Payload::ComponentAliasSection(section) if depth == 0 => {
                    for alias in section {
                        graph.add_alias(&alias?)?;
                    }
                }
                Payload::ComponentCanonicalSection(section) if depth == 0 => {
                    for function in section {
                        if !matches!(function?, CanonicalFunction::Lift { .. }) {
                            graph.funcs.push(Item::Canonical);
                        }
                    }
                }
                _ => {}
            }
        }
        Ok(graph)
    }

    fn add_alias(&mut self, alias: &ComponentAlias<'a>) -> Result<()> {
        if let ComponentAlias::CoreInstanceExport {
            kind,
            instance_index,
            name,
        } = *alias
        {
            let instance = instance_index as usize;
            self.space(kind)?.push(Item::Alias { instance, name });
        }
        Ok(())
    }

    fn space(&mut self, kind: ExternalKind) -> Result<&mut Vec<Item<'a>>> {
        Ok(match kind {
            ExternalKind::Func => &mut self.funcs,
            ExternalKind::Table => &mut self.tables,
            ExternalKind::Memory => &mut self.memories,
            ExternalKind::Global => &mut self.globals,
            other => bail!("it has a core item of kind {other:?}"),
        })
    }

    /// An item by its index.
    pub fn item(&self, kind: ExternalKind, index: usize) -> Result<Item<'a>> {
        let space = match kind {
            ExternalKind::Func => &self.funcs,
            ExternalKind::Table => &self.tables,
            ExternalKind::Memory => &self.memories,
            ExternalKind::Global => &self.globals,
            other => bail!("it has a core item of kind {other:?}"),
        };
        space
            .get(index)
            .copied()
            .context("it names a core item that isn't there")
    }
}

impl<'a> From<ParsedInstance<'a>> for Instance<'a> {
    fn from(instance: ParsedInstance<'a>) -> Self {
        match instance {
            ParsedInstance::Instantiate { module_index, args } => Instance::Module {
                module: module_index as usize,
                args: args
                    .iter()
                    .map(|arg| (arg.name, arg.index as usize))
                    .collect(),
            },
            ParsedInstance::FromExports(exports) => Instance::Exports(
                exports
                    .iter()
                    .map(|export| (export.name, export.kind, export.index as usize))
                    .collect(),
            ),
        }
    }
}
