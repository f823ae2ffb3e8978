import type { Diagnostic } from "../diagnostics/types.ts";
import type { HostPython } from "../host-python.ts";
import type { SourceTask } from "../tasks.ts";
import type { ModuleAnswer } from "./answer.ts";

export interface PythonTask extends SourceTask {
  language: "python";
  /** The function's name in its module. */
  function: string;
}

/** Everything later steps need to know of a project's Python sources. */
export interface PythonDiscovery {
  /** The interpreter that has read them; null where there is none. */
  python: HostPython | null;
  tasks: PythonTask[];
  diagnostics: Diagnostic[];
  /** By absolute path. */
  modules: ReadonlyMap<string, ModuleAnswer>;
  /** Absolute paths of directories that names are looked up in, in their order. */
  roots: string[];
  /** Absolute paths: what was read, and what was looked for in vain. */
  files: string[];
}
