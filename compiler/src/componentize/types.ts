import type { Addon } from "@capsule/native";
import type { Language, Sha256, Target } from "@capsule/runtime/manifest";
import type { Store } from "../cache/store.ts";

/** What of the addon the compiler uses. */
export type CompilerAddon = Pick<
  Addon,
  | "loadRunner"
  | "linkRunner"
  | "componentize"
  | "precompileComponent"
  | "precompileModule"
  | "target"
  | "compatibility"
>;

export interface ComponentizeContext {
  addon: CompilerAddon;
  /** The project's cache: what is made of its own sources. */
  project: Store;
  /** The user's cache: what all projects share. */
  user: Store;
  /** Per-user directory, for the addon's own files. */
  userDirectory: string;
  /** Targets to precompile for. */
  targets: Target[];
  /** Called before a step that takes seconds and is done once for a machine. */
  onPrepare: () => void;
}

/** A runner: the prebuilt component that becomes a task's by its `init`. */
export interface Runner {
  language: Language;
  /** Absolute path. */
  path: string;
  sha256: Sha256;
  /** A source without any code, for what the first use of a runner prepares. */
  nothing: string;
}

/** A runner's memory after `init`, or why there is none. */
export type Snapshot =
  /** JSON of the guest's error, or plain text where the engine itself failed. */
  | { error: string }
  | {
      error: null;
      notes: string[];
      /** What `init` took. */
      fuel: number;
      /** SHA-256 of the thin component, a blob of the project's cache. */
      thin: Sha256;
      /** The same compressed, as an artifact has it. */
      packed: Sha256;
      /** The code modules it imports, blobs of the user's cache. */
      engines: Sha256[];
      /** Bytes of memory before the first call. */
      memory: number;
    };

/** A file of the artifact, kept in a cache until it is written. */
export interface Content {
  sha256: Sha256;
  /** Bytes. */
  size: number;
  read: () => Uint8Array;
}

export interface CompiledComponent {
  language: Language;
  engines: Sha256[];
  /** Bytes of memory before the first call. */
  memory: number;
  wasm: Content;
  precompiled: Record<Target, Content>;
  /** The self-contained component, where asked for. */
  exported: Content | null;
}

export interface CompiledEngine {
  sha256: Sha256;
  language: Language;
  wasm: Content;
  precompiled: Record<Target, Content>;
}
