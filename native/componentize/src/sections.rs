//! Looking into a component: what `split` and `lift` both need.

use std::ops::Range;
use wasm_encoder::{ComponentSectionId, RawSection};
use wasmparser::{Parser, Payload, Validator, WasmFeatures};
use wasmtime::{Result, error::Context as _};

/// The component's sections in their order, without those of the modules and components in it.
pub fn sections(component: &[u8]) -> Result<Vec<RawSection<'_>>> {
    let mut sections = Vec::new();
    let mut depth = 0;
    for payload in Parser::new(0).parse_all(component) {
        let payload = payload.context("not a component")?;
        if depth == 0
            && let Some((id, range)) = payload.as_section()
        {
            let data = bytes(component, range);
            sections.push(RawSection { id, data });
        }
        match payload {
            Payload::ModuleSection { .. } | Payload::ComponentSection { .. } => depth += 1,
            Payload::End(_) => depth -= 1,
            _ => {}
        }
    }
    Ok(sections)
}

/// The core modules among the sections, in the order of their indices.
pub fn core_modules<'a>(sections: &[RawSection<'a>]) -> impl Iterator<Item = &'a [u8]> {
    sections
        .iter()
        .filter(|section| is_core_module(section))
        .map(|section| section.data)
}

/// Whether the section is a core module.
pub fn is_core_module(section: &RawSection) -> bool {
    section.id == u8::from(ComponentSectionId::CoreModule)
}

/// A core module as a section.
pub fn core_module(module: &[u8]) -> RawSection<'_> {
    RawSection {
        id: ComponentSectionId::CoreModule.into(),
        data: module,
    }
}

/// Refuses a rewritten component that is not valid any more; `step` names the rewriting.
pub fn validate(component: &[u8], step: &str) -> Result<()> {
    Validator::new_with_features(WasmFeatures::all())
        .validate_all(component)
        .with_context(|| format!("{step} made an invalid component"))?;
    Ok(())
}

/// Part of the binary that the parser found in it; empty where the binary is cut short, which the
/// parser reports with its next payload.
fn bytes(component: &[u8], range: Range<usize>) -> &[u8] {
    component.get(range).unwrap_or_default()
}
