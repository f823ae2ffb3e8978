/** The only version of the manifest's format that this package reads and writes. */
export const MANIFEST_VERSION = 1;

/** The manifest's file name within an artifact. */
export const MANIFEST_FILE = "capsule.manifest.json";

/** Lower-case hexadecimal SHA-256. */
export type Sha256 = string;

/** A Rust target triple, for example `x86_64-unknown-linux-gnu`. */
export type Target = string;

export type Language = "javascript" | "python";

/** What an artifact holds, written by the compiler and read by the sandbox before anything is loaded. */
export interface Manifest {
  /** Path of the JSON schema, relative to this file. */
  $schema: string;
  version: typeof MANIFEST_VERSION;
  /** SHA-256 of this file's text with this field's value replaced by an empty string. */
  digest: Sha256;
  /** Package and version that wrote the artifact. */
  generator: string;
  /** Engine compatibility hash of the precompiled files, by target. */
  compatibility: Record<Target, string>;
  /** Code modules that components share, by the SHA-256 of their `.wasm`. */
  engines: Record<Sha256, EngineEntry>;
  /** Components by their identifier: the task's name for JavaScript, the file's for Python. */
  components: Record<string, ComponentEntry>;
  tasks: Record<string, TaskEntry>;
  /** SHA-256 of every project file that defines a task, by its path relative to the project's root. */
  sources: Record<string, Sha256>;
}

export interface ArtifactFile {
  /** Relative to the manifest, with forward slashes. */
  path: string;
  sha256: Sha256;
  /** Bytes. */
  size: number;
}

export interface EngineEntry {
  language: Language;
  wasm: ArtifactFile;
  precompiled: Record<Target, ArtifactFile>;
}

export interface ComponentEntry {
  language: Language;
  /** The code modules this component imports. */
  engines: Sha256[];
  /** The thin component, compressed by zstd. */
  wasm: ArtifactFile;
  precompiled: Record<Target, ArtifactFile>;
  /** Source map of the bundle, for stack traces. */
  map: ArtifactFile | null;
  /** The self-contained component, where the build was asked for it. */
  exported: ArtifactFile | null;
}

export interface TaskEntry {
  component: string;
  policy: Policy;
  source: SourcePosition;
  /** What it takes, where its source says so; nothing enforces it. */
  signature?: TaskSignature;
}

/** What a task takes, by the types of its source: for whoever offers it to others. */
export interface TaskSignature {
  /** Of its documentation comment. */
  description?: string;
  /** In their order. */
  parameters: TaskParameter[];
  /** Schemas of types that refer to themselves, as `#/$defs/NAME` of the schemas of parameters. */
  definitions?: Record<string, JsonSchema>;
}

export interface TaskParameter {
  name: string;
  /** `positional`: by its place only. `either`: by place or name. `keyword`: by name only. `rest`: all further ones by place, `keywords`: all further ones by name. */
  kind: "positional" | "either" | "keyword" | "rest" | "keywords";
  required: boolean;
  /** Of its value; for `rest` that of the array, for `keywords` that of each value. */
  schema: JsonSchema;
}

/** A JSON schema of the draft 2020-12, of JSON values as the task gets them. */
export interface JsonSchema {
  [keyword: string]: unknown;
}

export interface SourcePosition {
  /** Relative to the project's root, with forward slashes. */
  file: string;
  /** From 1. */
  line: number;
  /** From 1. */
  column: number;
}

/** A task's limits and capabilities, normalised: the sandbox reads no other form. */
export interface Policy {
  /** wasmtime's unit, about one instruction. */
  fuel: number;
  /** Bytes of linear memory. */
  ram: number;
  /** Milliseconds of wall clock, for each attempt. */
  timeout: number;
  /** 0–100. */
  maxRetries: number;
  hosts: HostPattern[];
  files: FileGrant[];
  /** Exact names of environment variables. */
  env: string[];
}

export interface HostPattern {
  /** `any`: every public host. `domain`: this name and its subdomains. `subdomain`: exactly one label before this name. `address`: this IP address. `loopback`: the name `localhost`. */
  match: "any" | "domain" | "subdomain" | "address" | "loopback";
  /** Lower-case ASCII name or canonical IP address without brackets; empty for `any`. */
  host: string;
  scheme: "http" | "https" | null;
  port: number | null;
}

export interface FileGrant {
  /** A directory, relative to the project's root with forward slashes, `.` for the root itself. */
  path: string;
  /** Absolute path in the guest. */
  guest: string;
  mode: "read-only" | "read-write";
}
