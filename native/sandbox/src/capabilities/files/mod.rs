//! Directories: those that the task's policy grants, resolved at the time of the call, and those that
//! the call's caller mounts. No path leaves them: wasmtime-wasi resolves every name below the opened directory.

mod limited;
mod places;
mod quota;
mod streams;

use std::path::{Component as PathPart, Path, PathBuf};

use wasmtime::component::Linker;
use wasmtime_wasi::p2::bindings::filesystem;
use wasmtime_wasi::{FsPerms, WasiCtxBuilder};

use super::{Capability, Grants};
use crate::Mount;
use crate::manifest::FileMode;
use crate::outcome::{CallError, ErrorType};
use crate::state::State;
pub(crate) use places::Places;
use places::{HasFiles, files};
use quota::Quota;

/// The directory that artifacts, caches and the trace of a project live in.
const PROJECT_STATE: &str = ".capsule";

pub(super) struct Files;

impl Capability for Files {
    fn link(&self, linker: &mut Linker<State>) -> wasmtime::Result<()> {
        filesystem::types::add_to_linker::<State, HasFiles>(linker, files)?;
        filesystem::preopens::add_to_linker::<State, HasFiles>(linker, files)
    }

    fn prepare(&self, grants: &Grants<'_>, wasi: &mut WasiCtxBuilder) -> Result<(), CallError> {
        for grant in &grants.policy.files {
            let host = below_root(grants.root, &grant.path)?;
            let writable = grant.mode == FileMode::ReadWrite;
            open(grants, wasi, &host, &grant.path, &grant.guest, writable)?;
        }
        for mount in grants.mounts {
            let name = mount.host.display().to_string();
            let host = canonical(&mount.host, &name)?;
            open(grants, wasi, &host, &name, &mount.guest, mount.writable)?;
        }
        Ok(())
    }
}

/// Mounted directories that are limited, by their paths in the guest.
pub(crate) fn places(mounts: &[Mount]) -> Places {
    let limited = mounts.iter().filter_map(|mount| {
        let quota = Quota::new(mount.host.clone(), mount.limit?);
        Some((mount.guest.clone(), quota))
    });
    Places::new(limited.collect())
}

/// The directory of a grant, links followed: where it really lies must be below the root.
fn below_root(root: &Path, path: &str) -> Result<PathBuf, CallError> {
    let root = canonical(root, &root.display().to_string())?;
    let host = canonical(&root.join(path), path)?;
    if host.starts_with(&root) {
        Ok(host)
    } else {
        Err(denied(format!("`{path}` leads out of the project")))
    }
}

fn canonical(path: &Path, name: &str) -> Result<PathBuf, CallError> {
    path.canonicalize()
        .map_err(|error| denied(format!("the directory `{name}` can't be opened: {error}")))
}

fn open(
    grants: &Grants<'_>,
    wasi: &mut WasiCtxBuilder,
    host: &Path,
    name: &str,
    guest: &str,
    writable: bool,
) -> Result<(), CallError> {
    if !host.is_dir() {
        return Err(denied(format!("`{name}` is not a directory")));
    }
    if writable && holds_code(grants, host) {
        return Err(denied(format!(
            "`{name}` can't be granted read-write: Capsule's own files lie there, compiled code among them"
        )));
    }
    let permissions = if writable {
        FsPerms::ReadWrite
    } else {
        FsPerms::ReadOnly
    };
    wasi.preopened_dir(host, guest, permissions)
        .map_err(|error| denied(format!("the directory `{name}` can't be opened: {error:#}")))?;
    Ok(())
}

/// Whether a guest that writes here could replace code that this or another process runs.
fn holds_code(grants: &Grants<'_>, host: &Path) -> bool {
    let in_project_state = host.components().any(|part| match part {
        PathPart::Normal(name) => name.eq_ignore_ascii_case(PROJECT_STATE),
        _ => false,
    });
    let of_project = grants.root.join(PROJECT_STATE);
    let guarded = grants.guarded.into_iter().chain([of_project.as_path()]);
    in_project_state
        || host.join(PROJECT_STATE).exists()
        || guarded.map(resolved).any(|path| overlaps(host, &path))
}

/// Links followed as far as the path exists: what doesn't exist yet could be made through a mount.
fn resolved(path: &Path) -> PathBuf {
    let mut missing = Vec::new();
    for ancestor in path.ancestors() {
        if let Ok(found) = ancestor.canonicalize() {
            return missing
                .iter()
                .rev()
                .fold(found, |path, name| path.join(name));
        }
        missing.extend(ancestor.file_name());
    }
    path.to_owned()
}

fn overlaps(one: &Path, other: &Path) -> bool {
    one.starts_with(other) || other.starts_with(one)
}

fn denied(message: String) -> CallError {
    CallError::new(ErrorType::PermissionDenied, message)
}

#[cfg(test)]
mod tests;
