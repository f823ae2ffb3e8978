import type { Sha256 } from "@capsule/runtime/manifest";

/** What `compiler/python/packages/index.py` tells of one distribution. */
export interface DistributionAnswer {
  name: string;
  version: string;
  /** Top-level names that it provides. */
  modules: string[];
  /** Those of them that have code in Python. */
  pure: string[];
  /** Paths below the directory. */
  files: string[];
  /** Files with native code, which tasks don't get. */
  natives: string[];
  /** Those of them that are for CPython on WASI, which a runner of the file's own can have. */
  wasi: string[];
  requires: RequirementAnswer[];
  /** Top-level names that its modules import. */
  imports: string[];
}

export interface RequirementAnswer {
  /** Normalised. */
  name: string;
  extras: string[];
  /** Whether it holds whatever extras are asked for. */
  always: boolean;
  /** Extras that ask for it. */
  for: string[];
}

/** A package as it is kept for all projects of a user. */
export interface Distribution extends Omit<DistributionAnswer, "files" | "wasi"> {
  /** JSON of its files, a blob of the user's cache. */
  pack: Sha256;
  /** JSON of its files for WASI in base64, a blob of the user's cache; null where it has none. */
  wasi: Sha256 | null;
  /** Bytes of its files. */
  size: number;
}

/** Everything that the requirements of a project come to, by normalised names. */
export interface Installed {
  distributions: Record<string, Distribution>;
  /** Required, but in native code only, with their versions. */
  unavailable: Record<string, string>;
}
