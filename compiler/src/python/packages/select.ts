import type { Distribution, Installed } from "./types.ts";

/** The packages that a file gets, of those that are installed. */
export interface Selection {
  /** Normalised names, in order. */
  names: string[];
  /** Those that it needs by its own imports and by what packages declare; the others are there in case. */
  required: Set<string>;
  /** Names that were asked for and that no package provides. */
  missing: Set<string>;
}

/** First parts of the names that a file imports. */
export interface Imported {
  needed: string[];
  /** It copes without these. */
  optional: string[];
}

type Extras = ReadonlyMap<string, ReadonlySet<string>>;

/**
 * Follows imported names to the packages that provide them, these to what they declare to require,
 * and to what else they import of the packages that are there.
 *
 * @param extras That the project asks for, by package.
 */
export function selectPackages(
  installed: Installed,
  { needed, optional }: Imported,
  extras: Extras,
): Selection {
  const providers = providersIn(installed);
  const provide = (modules: readonly string[]) =>
    modules.flatMap((module) => providers.get(module) ?? []);
  const required = close(installed, provide(needed), extras, () => []);
  const all = close(installed, provide([...needed, ...optional]), extras, ({ imports }) =>
    provide(imports),
  );
  const missing = needed.filter((module) => !providers.has(module));
  return { names: [...all].sort(), required, missing: new Set(missing) };
}

/** @param others What a package may use beside what it declares. */
function close(
  { distributions }: Installed,
  names: readonly string[],
  extras: Extras,
  others: (distribution: Distribution) => string[],
): Set<string> {
  const wanted = new Map<string, Set<string>>();
  const waiting: string[] = [];
  const want = (name: string, asked: readonly string[]) => {
    if (distributions[name] === undefined) return;
    const known = wanted.get(name);
    const all = new Set([...(known ?? extras.get(name) ?? []), ...asked]);
    if (known !== undefined && known.size === all.size) return;
    wanted.set(name, all);
    waiting.push(name);
  };
  for (const name of names) want(name, []);
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    const distribution = distributions[name] as Distribution;
    const asked = wanted.get(name) ?? new Set();
    for (const { name: needed, extras: its, always, for: by } of distribution.requires) {
      if (always || by.some((extra) => asked.has(extra))) want(needed, its);
    }
    for (const other of others(distribution)) want(other, []);
  }
  return new Set(wanted.keys());
}

function providersIn({ distributions }: Installed): Map<string, string[]> {
  const providers = new Map<string, string[]>();
  for (const [name, { modules }] of Object.entries(distributions)) {
    for (const module of modules) providers.set(module, [...(providers.get(module) ?? []), name]);
  }
  return providers;
}
