import { builtinNamespace } from "capsule:interpreter";
import { inspect } from "node:util";

/** Modules of Node that snippets use most, made ready in the snapshot; the others are loaded when they are used. */
const MODULES = [
  "assert",
  "buffer",
  "crypto",
  "events",
  "fs",
  "fs/promises",
  "os",
  "path",
  "process",
];

/** Globals that snippets use most. To mention them is enough. */
const GLOBALS = () => [
  AbortController,
  Blob,
  Buffer,
  Event,
  Headers,
  Intl,
  Request,
  Response,
  TextDecoder,
  TextEncoder,
  URL,
  URLSearchParams,
  clearTimeout,
  console,
  crypto,
  fetch,
  performance,
  process,
  queueMicrotask,
  setTimeout,
  structuredClone,
];

/** What values of snippets mostly are: what printing them asks for at the first time is ready then. */
const SAMPLES = [
  1,
  "text",
  [1, "two"],
  { a: { b: null } },
  new Map([[1, new Set([2])]]),
  new Error(),
  class {},
];

/** Makes ready what a call would have to evaluate otherwise. */
export function prepare(): void {
  for (const name of [...MODULES, "timers/promises", "url", "util"]) builtinNamespace(name);
  GLOBALS();
  for (const value of SAMPLES) inspect(value);
}
