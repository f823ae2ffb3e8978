import { readFileSync, statSync } from "node:fs";
import path from "node:path";
import { parseEnv } from "node:util";

type Values = Record<string, string>;

/** Shared by all calls of artifacts whose tasks name no variable. */
const NONE: Values = Object.freeze({});

/** A `.env` file as it was last read. */
interface EnvFile {
  path: string;
  /** Changes with the file; null while there is none. */
  stamp: string | null;
  values: Values;
}

/** Values that a call brings with it; `undefined` for a variable that it finds unset. */
export type Overrides = Readonly<Record<string, string | undefined>>;

/** Gives the values that calls of an artifact may see, read at the time of each call. */
export type Environment = (overrides?: Overrides) => Values;

/**
 * Values come from the call, the process's environment, then `.env.local`, `.env.<NODE_ENV>` and `.env` in
 * the root; the first one wins. Files are read again when they changed. Only variables of these
 * names are ever looked up.
 */
export function environmentOf(names: readonly string[], root: string): Environment {
  if (names.length === 0) return () => NONE;
  const files = new Map<string, EnvFile>();
  return (overrides = NONE) => {
    const sources = fileNames(process.env.NODE_ENV).map((name) => {
      const file = refresh(files.get(name) ?? unread(path.join(root, name)));
      files.set(name, file);
      return file.values;
    });
    return pick(names, [overrides, process.env, ...sources]);
  };
}

/** The `.env` files that count, the strongest first. */
export function fileNames(nodeEnv: string | undefined): string[] {
  // A name is part of a path here.
  const mode = nodeEnv !== undefined && /^[\w-]+$/.test(nodeEnv) ? [`.env.${nodeEnv}`] : [];
  return [...new Set([".env.local", ...mode, ".env"])];
}

function pick(names: readonly string[], sources: Overrides[]): Values {
  const values: Values = {};
  for (const name of names) {
    const source = sources.find((source) => Object.hasOwn(source, name));
    if (source?.[name] !== undefined) values[name] = source[name];
  }
  return values;
}

function unread(file: string): EnvFile {
  return { path: file, stamp: null, values: {} };
}

function refresh(file: EnvFile): EnvFile {
  const stat = statSync(file.path, { throwIfNoEntry: false });
  if (!stat?.isFile()) return file.stamp === null ? file : unread(file.path);
  const stamp = `${stat.mtimeMs} ${stat.size} ${stat.ino}`;
  if (stamp === file.stamp) return file;
  return { path: file.path, stamp, values: parseEnv(readFileSync(file.path, "utf8")) as Values };
}
