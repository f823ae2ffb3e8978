import type { PluginContext } from "rollup";

type Options = NonNullable<Parameters<PluginContext["resolve"]>[2]>;

/** What a `resolveId` hook is told of an import; `kind` is Rolldown's. */
export interface ResolveOptions {
  attributes?: Record<string, string>;
  custom?: Record<string, unknown>;
  importerAttributes?: Record<string, string> | undefined;
  isEntry?: boolean;
  kind?: string;
}

/** Asks the other plugins the same. */
export function skipSelf(options: ResolveOptions): Options {
  const { importerAttributes, ...rest } = options;
  return { ...rest, ...(importerAttributes && { importerAttributes }), skipSelf: true };
}

/** Whether the import is a `require`. */
export function isRequire({ custom, kind }: ResolveOptions): boolean {
  return nodeResolve(custom)?.isRequire === true || kind === "require-call";
}

/** Whether the import is a `require` that Rolldown would leave as it is if the module were external. */
export function isKeptRequire({ kind }: ResolveOptions): boolean {
  return kind === "require-call";
}

/** Whether node-resolve asks the other plugins about its own result. */
export function isResolved({ custom }: ResolveOptions): boolean {
  return nodeResolve(custom)?.resolved !== undefined;
}

function nodeResolve(custom: Record<string, unknown> | undefined) {
  return custom?.["node-resolve"] as { isRequire?: boolean; resolved?: unknown } | undefined;
}
