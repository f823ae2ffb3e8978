//! The artifact's manifest: parsed strictly, checked against its own digest, paths kept inside the artifact.

mod types;

use std::path::{Component as PathPart, Path};

use crate::engine::sha256;
use crate::outcome::CallError;
pub use types::*;

/// The only version of the format this crate reads.
pub const MANIFEST_VERSION: u32 = 1;

/// Parses and checks a manifest.
///
/// # Errors
///
/// `artifact_invalid` for another version, an unknown or missing field, a wrong digest, a path that
/// leaves the artifact, a task without its component.
pub fn parse(text: &str) -> Result<Manifest, CallError> {
    check_version(text)?;
    let manifest: Manifest = serde_json::from_str(text)
        .map_err(|error| CallError::artifact(format!("the manifest can't be read: {error}")))?;
    check_digest(text, &manifest.digest)?;
    for file in files(&manifest) {
        if !is_inside(&file.path) {
            return Err(CallError::artifact(format!(
                "the manifest names a file outside the artifact: {}",
                file.path
            )));
        }
    }
    check_references(&manifest)?;
    Ok(manifest)
}

/// Reads a policy that stands by itself.
///
/// # Errors
///
/// `artifact_invalid` for an unknown or missing field.
pub(crate) fn parse_policy(text: &str) -> Result<Policy, CallError> {
    serde_json::from_str(text)
        .map_err(|error| CallError::artifact(format!("the policy can't be read: {error}")))
}

/// The version comes first: a newer format has fields that this one would call unknown.
fn check_version(text: &str) -> Result<(), CallError> {
    #[derive(serde::Deserialize)]
    struct Versioned {
        version: u32,
    }
    let found: Versioned = serde_json::from_str(text)
        .map_err(|error| CallError::artifact(format!("the manifest can't be read: {error}")))?;
    if found.version == MANIFEST_VERSION {
        return Ok(());
    }
    Err(CallError::artifact(format!(
        "the manifest has version {}, this Capsule reads version {MANIFEST_VERSION}",
        found.version
    )))
}

fn check_digest(text: &str, digest: &str) -> Result<(), CallError> {
    let is_digest = digest.len() == 64 && digest.bytes().all(|byte| byte.is_ascii_hexdigit());
    // Exactly once: else it would be open which of them is the field.
    let matches = is_digest
        && text.matches(digest).count() == 1
        && sha256(text.replacen(digest, "", 1).as_bytes()) == digest;
    if matches {
        Ok(())
    } else {
        Err(CallError::artifact(
            "the manifest was changed after it was written: its digest doesn't match",
        ))
    }
}

fn check_references(manifest: &Manifest) -> Result<(), CallError> {
    for (name, task) in &manifest.tasks {
        if !manifest.components.contains_key(&task.component) {
            return Err(CallError::artifact(format!(
                "the task `{name}` belongs to a component the manifest doesn't have: `{}`",
                task.component
            )));
        }
    }
    for (name, component) in &manifest.components {
        for engine in &component.engines {
            if !manifest.engines.contains_key(engine) {
                return Err(CallError::artifact(format!(
                    "the component `{name}` needs an engine the manifest doesn't have: {engine}"
                )));
            }
        }
    }
    Ok(())
}

fn files(manifest: &Manifest) -> impl Iterator<Item = &ArtifactFile> {
    let engines = manifest
        .engines
        .values()
        .flat_map(|engine| std::iter::once(&engine.wasm).chain(engine.precompiled.values()));
    let components = manifest.components.values().flat_map(|component| {
        std::iter::once(&component.wasm)
            .chain(component.precompiled.values())
            .chain(&component.map)
            .chain(&component.exported)
    });
    engines.chain(components)
}

/// Forward slashes only, and no part but plain names.
fn is_inside(path: &str) -> bool {
    !path.is_empty()
        && !path.contains(['\\', ':', '\0'])
        && Path::new(path)
            .components()
            .all(|part| matches!(part, PathPart::Normal(_)))
}

#[cfg(test)]
mod tests;
