//! What the imports of the members are.

use super::graph::{Graph, Instance, Item};
use super::member::Member;
use std::collections::HashMap;
use wasmparser::{ConstExpr, ElementItems, ElementKind, ExternalKind, Operator};
use wasmtime::{Result, bail, error::Context as _};

/// A function.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub enum Func {
    /// One of the component's core functions that no member defines.
    Host(usize),
    /// A member's, by its number among those that the member defines.
    Own(usize, usize),
}

/// A table or global that a member defines.
pub type Own = (usize, usize);

/// Answers what the members' indices stand for.
pub struct Resolver<'a, 'g> {
    pub graph: &'g Graph<'a>,
    pub members: &'g [Member<'a>],
    /// Members by their instance.
    by_instance: HashMap<usize, usize>,
    /// What the table holds, which nothing changes any more.
    pub slots: HashMap<u32, Func>,
    /// Functions that only call another, by way of the table.
    forwards: HashMap<(usize, usize), Func>,
}

impl<'a, 'g> Resolver<'a, 'g> {
    pub fn new(graph: &'g Graph<'a>, members: &'g [Member<'a>]) -> Result<Self> {
        let by_instance = members.iter().enumerate().map(|(at, it)| (it.instance, at));
        let mut resolver = Resolver {
            graph,
            members,
            by_instance: by_instance.collect(),
            slots: HashMap::new(),
            forwards: HashMap::new(),
        };
        resolver.read_table()?;
        resolver.find_forwards()?;
        // Those that lie in the table themselves.
        for slot in resolver.slots.clone().into_keys() {
            let func = resolver.slots[&slot];
            resolver.slots.insert(slot, resolver.forwarded(func));
        }
        Ok(resolver)
    }

    fn read_table(&mut self) -> Result<()> {
        for member in 0..self.members.len() {
            for element in &self.members[member].elements {
                let ElementKind::Active { offset_expr, .. } = &element.kind else {
                    continue;
                };
                let start = self.constant(member, offset_expr)?;
                for (at, func) in (start as u32..).zip(self.items(member, &element.items)?) {
                    if let Some(func) = func {
                        self.slots.insert(at, func);
                    }
                }
            }
        }
        Ok(())
    }

    /// The functions of an element segment; none for a null.
    pub fn items(&self, member: usize, items: &ElementItems<'a>) -> Result<Vec<Option<Func>>> {
        match items {
            ElementItems::Functions(functions) => functions
                .clone()
                .into_iter()
                .map(|func| self.func(member, func?).map(Some))
                .collect(),
            ElementItems::Expressions(_, expressions) => expressions
                .clone()
                .into_iter()
                .map(
                    |expression| match expression?.get_operators_reader().read()? {
                        Operator::RefFunc { function_index } => {
                            self.func(member, function_index).map(Some)
                        }
                        Operator::RefNull { .. } => Ok(None),
                        other => bail!("an element is {other:?}"),
                    },
                )
                .collect(),
        }
    }

    fn find_forwards(&mut self) -> Result<()> {
        for (at, member) in self.members.iter().enumerate() {
            for (number, body) in member.bodies.iter().enumerate() {
                let parameters = member.types[member.funcs[number] as usize].params().len();
                let mut reader = body.get_operators_reader()?;
                let mut passed = 0;
                let target = loop {
                    match reader.read()? {
                        Operator::LocalGet { local_index } if local_index == passed => passed += 1,
                        Operator::I32Const { value } => break Some(value as u32),
                        _ => break None,
                    }
                };
                let Some(slot) = target.filter(|_| passed as usize == parameters) else {
                    continue;
                };
                let Operator::CallIndirect { type_index, .. } = reader.read()? else {
                    continue;
                };
                let ends = matches!(reader.read()?, Operator::End) && reader.eof();
                if let Some(func) = self.slots.get(&slot).copied()
                    && ends
                    && self.has_type(func, at, type_index)?
                {
                    self.forwards.insert((at, number), func);
                }
            }
        }
        Ok(())
    }

    /// Whether a function of a member's own has the type of that index in another member.
    pub fn has_type(&self, func: Func, member: usize, ty: u32) -> Result<bool> {
        let Func::Own(owner, number) = func else {
            return Ok(false);
        };
        let owner = &self.members[owner];
        let own = &owner.types[owner.funcs[number] as usize];
        Ok(*own == self.members[member].types[ty as usize])
    }

    fn forwarded(&self, mut func: Func) -> Func {
        // A chain of them has no circles: each was made for a function with code.
        for _ in 0..self.forwards.len() {
            match func {
                Func::Own(member, number) => match self.forwards.get(&(member, number)) {
                    Some(next) if *next != func => func = *next,
                    _ => break,
                },
                Func::Host(_) => break,
            }
        }
        func
    }

    /// What a member's function index stands for.
    pub fn func(&self, member: usize, index: u32) -> Result<Func> {
        let imports = &self.members[member].func_imports;
        let index = index as usize;
        let func = match imports.get(index) {
            Some(import) => {
                let instance = self.argument(member, import.module)?;
                self.func_export(instance, import.name)?
            }
            None => Func::Own(member, index - imports.len()),
        };
        Ok(self.forwarded(func))
    }

    /// What one of the component's core functions is.
    pub fn core_func(&self, index: usize) -> Result<Func> {
        match self.graph.item(ExternalKind::Func, index)? {
            Item::Alias { instance, name } if self.by_instance.contains_key(&instance) => {
                Ok(self.forwarded(self.func_export(instance, name)?))
            }
            _ => Ok(Func::Host(index)),
        }
    }

    fn func_export(&self, instance: usize, name: &str) -> Result<Func> {
        match self.export(instance, name, ExternalKind::Func)? {
            Export::Core(index) => self.core_func(index),
            Export::Own(member, index) => self.func(member, index),
        }
    }

    /// The table behind a member's table index.
    pub fn table(&self, member: usize, index: u32) -> Result<Own> {
        self.own(member, index, ExternalKind::Table)
    }

    /// The global behind a member's global index.
    pub fn global(&self, member: usize, index: u32) -> Result<Own> {
        self.own(member, index, ExternalKind::Global)
    }

    fn own(&self, member: usize, index: u32, kind: ExternalKind) -> Result<Own> {
        let imports = match kind {
            ExternalKind::Table => &self.members[member].table_imports,
            _ => &self.members[member].global_imports,
        };
        let Some(import) = imports.get(index as usize) else {
            return Ok((member, index as usize - imports.len()));
        };
        let mut instance = self.argument(member, import.module)?;
        let mut name = import.name;
        loop {
            match self.export(instance, name, kind)? {
                Export::Own(member, index) => return self.own(member, index, kind),
                Export::Core(index) => match self.graph.item(kind, index)? {
                    Item::Alias {
                        instance: next,
                        name: exported,
                    } => (instance, name) = (next, exported),
                    Item::Canonical => bail!("{name} is no {kind:?} of a module"),
                },
            }
        }
    }

    fn argument(&self, member: usize, module: &str) -> Result<usize> {
        self.members[member]
            .args
            .get(module)
            .copied()
            .with_context(|| format!("nothing is given for the imports from {module}"))
    }

    fn export(&self, instance: usize, name: &str, kind: ExternalKind) -> Result<Export> {
        if let Some(member) = self.by_instance.get(&instance) {
            let export = self.members[*member].exports.get(name);
            let (_, index) = export
                .filter(|(found, _)| *found == kind)
                .with_context(|| format!("a module doesn't export {name}"))?;
            return Ok(Export::Own(*member, *index));
        }
        let Instance::Exports(exports) = &self.graph.instances[instance] else {
            bail!("{name} is imported from a module that stays on its own");
        };
        let export = exports.iter().find(|it| (it.0, it.1) == (name, kind));
        let (_, _, index) = export.with_context(|| format!("an instance lacks {name}"))?;
        Ok(Export::Core(*index))
    }

    /// The value of a constant expression, of addresses or indices.
    pub fn constant(&self, member: usize, expression: &ConstExpr<'a>) -> Result<i32> {
        let mut stack = Vec::new();
        let mut reader = expression.get_operators_reader();
        loop {
            match reader.read()? {
                Operator::I32Const { value } => stack.push(value),
                Operator::GlobalGet { global_index } => {
                    let (owner, number) = self.global(member, global_index)?;
                    let init = &self.members[owner].globals[number].init_expr;
                    stack.push(self.constant(owner, init)?);
                }
                Operator::I32Add => {
                    let (right, left) = (stack.pop(), stack.pop());
                    let sum = left
                        .zip(right)
                        .map(|(left, right)| left.wrapping_add(right));
                    stack.extend(sum);
                }
                Operator::End => break,
                other => bail!("a constant is made with {other:?}"),
            }
        }
        stack.pop().context("a constant has no value")
    }
}

enum Export {
    /// Of a member, by its index there.
    Own(usize, u32),
    /// Of the component's core items.
    Core(usize),
}
