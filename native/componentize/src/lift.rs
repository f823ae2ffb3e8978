//! The thin form: a component whose code modules lie outside of it.
//!
//! A code module is the same for every task of a language, so it is compiled once, kept once and
//! mapped once. In the thin form it is an import that carries its digest:
//!
//! ```text
//! (component                 →  (component
//!   (core module $code …)         (core type $t (module (import …) (export …)))
//!                                 (import "code-m9f86d0…" (core module $code (type $t)))
//!   (core module $memory …)       (core module $memory …)
//!   …)                            …)
//! ```

use crate::sections::{is_core_module, sections, validate};
use capsule_sandbox::engine::{code_module_name, sha256};
use std::collections::HashSet;
use wasm_encoder::reencode::{Reencode, RoundtripReencoder};
use wasm_encoder::{
    Component, ComponentImportSection, ComponentSectionId, ComponentTypeRef, CoreTypeSection,
    EntityType, ModuleType,
};
use wasmparser::types::{EntityType as ParsedEntity, TypesRef};
use wasmparser::{Parser, Payload, ValidPayload, Validator, WasmFeatures};
use wasmtime::{Result, bail, ensure, error::Context as _};

/// Modules with less code than this, in bytes, stay inline: wit-component's adapter and shims,
/// which are cheaper to compile than to keep.
const MIN_CODE_BYTES: u32 = 100_000;

/// A component without its code modules, and the modules.
#[derive(Debug, Default)]
pub struct Thin {
    /// The component. It imports each module as [`code_module_name`] of its digest.
    pub component: Vec<u8>,
    /// In the order of their imports.
    pub modules: Vec<CodeModule>,
}

/// A core module with code but no memory of its own.
#[derive(Debug)]
pub struct CodeModule {
    /// Lower-case hexadecimal digest of `wasm`.
    pub sha256: String,
    /// The module.
    pub wasm: Vec<u8>,
}

/// Lifts the code modules out of a self-contained component. The same component gives the same
/// bytes.
///
/// # Errors
///
/// When the bytes are no component, or a code module can't be typed.
pub fn lift(component: &[u8]) -> Result<Thin> {
    let mut lifted = HashSet::new();
    let mut modules = Vec::new();
    let mut thin = Component::new();
    for section in sections(component)? {
        // Its indices would have to move behind the types of the lifted modules.
        ensure!(
            section.id != u8::from(ComponentSectionId::CoreType),
            "components that declare core types can't be made thin"
        );
        if is_core_module(&section) && is_code_module(section.data)? {
            let module = section.data;
            let digest = sha256(module);
            // A name can be imported once only: a second copy stays inline.
            if lifted.insert(digest.clone()) {
                import(&mut thin, modules.len(), &digest, module)?;
                modules.push(CodeModule {
                    sha256: digest,
                    wasm: module.to_vec(),
                });
                continue;
            }
        }
        thin.section(&section);
    }
    let component = thin.finish();
    validate(&component, "lifting")?;
    Ok(Thin { component, modules })
}

fn is_code_module(module: &[u8]) -> Result<bool> {
    let mut code_bytes = 0;
    for payload in Parser::new(0).parse_all(module) {
        match payload? {
            Payload::MemorySection(memories) if memories.count() > 0 => return Ok(false),
            Payload::CodeSectionStart { size, .. } => code_bytes = size,
            _ => {}
        }
    }
    Ok(code_bytes >= MIN_CODE_BYTES)
}

/// Appends the import that takes the module's place: the `index`th core type and the import of it.
fn import(thin: &mut Component, index: usize, digest: &str, module: &[u8]) -> Result<()> {
    let mut types = CoreTypeSection::new();
    types.ty().module(&module_type(module)?);
    let mut imports = ComponentImportSection::new();
    imports.import(
        code_module_name(digest).as_str(),
        ComponentTypeRef::Module(u32::try_from(index)?),
    );
    thin.section(&types).section(&imports);
    Ok(())
}

fn module_type(module: &[u8]) -> Result<ModuleType> {
    let mut validator = Validator::new_with_features(WasmFeatures::all());
    let mut types = None;
    for payload in Parser::new(0).parse_all(module) {
        // Function bodies, most of the work, say nothing about the type; they are validated by
        // whoever compiles them.
        if let ValidPayload::End(found) = validator.payload(&payload?)? {
            types = Some(found);
        }
    }
    let types = types.context("not a core module")?;
    let types = types.as_ref();
    let mut builder = ModuleType::new();
    let imports = types.core_imports().context("not a core module")?;
    for (from, name, entity) in imports {
        let entity = declare(&mut builder, types, entity)?;
        builder.import(from, name, entity);
    }
    let exports = types.core_exports().context("not a core module")?;
    for (name, entity) in exports {
        let entity = declare(&mut builder, types, entity)?;
        builder.export(name, entity);
    }
    Ok(builder)
}

/// An entity's type; that of a function is declared in the module type first.
fn declare(
    builder: &mut ModuleType,
    types: TypesRef<'_>,
    entity: ParsedEntity,
) -> Result<EntityType> {
    let mut convert = RoundtripReencoder;
    Ok(match entity {
        ParsedEntity::Func(id) => {
            let function = types[id].unwrap_func();
            let index = builder.type_count();
            let values = |values: &[wasmparser::ValType]| {
                let convert = |ty| RoundtripReencoder.val_type(ty);
                values
                    .iter()
                    .copied()
                    .map(convert)
                    .collect::<Result<Vec<_>, _>>()
            };
            let (params, results) = (values(function.params())?, values(function.results())?);
            builder.ty().function(params, results);
            EntityType::Function(index)
        }
        ParsedEntity::Table(ty) => EntityType::Table(convert.table_type(ty)?),
        ParsedEntity::Memory(ty) => EntityType::Memory(convert.memory_type(ty)?),
        ParsedEntity::Global(ty) => EntityType::Global(convert.global_type(ty)?),
        ParsedEntity::Tag(_) | ParsedEntity::FuncExact(_) => {
            bail!("code modules may import and export functions, tables, memories and globals only")
        }
    })
}
