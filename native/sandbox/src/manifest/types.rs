//! The manifest's shapes: the same names in the same order as in `runtime/src/manifest/types.ts`.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde::de::IgnoredAny;

/// Lower-case hexadecimal SHA-256.
pub type Sha256 = String;

/// A Rust target triple.
pub type Target = String;

/// What an artifact holds.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Manifest {
    /// Path of the JSON schema, relative to the manifest.
    #[serde(rename = "$schema")]
    pub schema: String,
    /// The format's version.
    pub version: u32,
    /// SHA-256 of the manifest's text with this field's value replaced by an empty string.
    pub digest: Sha256,
    /// Package and version that wrote the artifact.
    pub generator: String,
    /// Engine compatibility hash of the precompiled files, by target.
    pub compatibility: BTreeMap<Target, String>,
    /// Code modules that components share, by the SHA-256 of their `.wasm`.
    pub engines: BTreeMap<Sha256, EngineEntry>,
    /// Components by their identifier.
    pub components: BTreeMap<String, ComponentEntry>,
    /// Tasks by their name.
    pub tasks: BTreeMap<String, TaskEntry>,
    /// SHA-256 of every project file that defines a task, by its path relative to the project's root.
    pub sources: BTreeMap<String, Sha256>,
}

/// A file of the artifact.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ArtifactFile {
    /// Relative to the manifest, with forward slashes.
    pub path: String,
    /// Of the file's bytes.
    pub sha256: Sha256,
    /// Bytes.
    pub size: u64,
}

/// A language that tasks are written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Language {
    /// JavaScript and TypeScript.
    Javascript,
    /// Python.
    Python,
}

/// A code module that components share.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EngineEntry {
    /// The language it runs.
    pub language: Language,
    /// The portable module.
    pub wasm: ArtifactFile,
    /// Compiled, by target.
    pub precompiled: BTreeMap<Target, ArtifactFile>,
}

/// A component, which holds one task or several.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ComponentEntry {
    /// The language of its tasks.
    pub language: Language,
    /// The code modules it imports.
    pub engines: Vec<Sha256>,
    /// The thin component.
    pub wasm: ArtifactFile,
    /// Compiled, by target.
    pub precompiled: BTreeMap<Target, ArtifactFile>,
    /// Source map of the bundle, for stack traces.
    pub map: Option<ArtifactFile>,
    /// The self-contained component, where the build was asked for it.
    pub exported: Option<ArtifactFile>,
}

/// A task.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TaskEntry {
    /// The component that holds it.
    pub component: String,
    /// Its limits and capabilities.
    pub policy: Policy,
    /// Where it is defined.
    pub source: SourcePosition,
    /// What it takes, for whoever offers it to others: nothing that is enforced.
    #[serde(default)]
    pub signature: Option<IgnoredAny>,
}

/// A place in a source file.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SourcePosition {
    /// Relative to the project's root, with forward slashes.
    pub file: String,
    /// From 1.
    pub line: u32,
    /// From 1.
    pub column: u32,
}

/// A task's limits and capabilities, normalised.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Policy {
    /// wasmtime's unit, about one instruction.
    pub fuel: u64,
    /// Bytes of linear memory.
    pub ram: u64,
    /// Milliseconds of wall clock, for each attempt.
    pub timeout: u64,
    /// 0–100.
    #[serde(rename = "maxRetries")]
    pub max_retries: u32,
    /// Hosts it may send requests to.
    pub hosts: Vec<HostPattern>,
    /// Directories it may use.
    pub files: Vec<FileGrant>,
    /// Exact names of environment variables.
    pub env: Vec<String>,
}

/// How a [`HostPattern`] is compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum HostMatch {
    /// Every public host.
    Any,
    /// This name and its subdomains.
    Domain,
    /// Exactly one label before this name.
    Subdomain,
    /// This IP address.
    Address,
    /// The name `localhost`.
    Loopback,
}

/// Hosts that a task may send requests to.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HostPattern {
    /// How `host` is compared.
    #[serde(rename = "match")]
    pub kind: HostMatch,
    /// Lower-case ASCII name or canonical IP address without brackets; empty for `any`.
    pub host: String,
    /// `None` is both.
    pub scheme: Option<Scheme>,
    /// `None` is every port.
    pub port: Option<u16>,
}

/// A URL's scheme.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Scheme {
    /// In the clear.
    Http,
    /// Over TLS.
    Https,
}

/// What a task may do in a directory.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum FileMode {
    /// List and read.
    ReadOnly,
    /// Also create, change and delete.
    ReadWrite,
}

/// A directory that a task may use.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FileGrant {
    /// Relative to the project's root with forward slashes, `.` for the root itself.
    pub path: String,
    /// Absolute path in the guest.
    pub guest: String,
    /// What it may do there.
    pub mode: FileMode,
}
