import { basename } from "node:path";
import { sha256 } from "@capsule/runtime/manifest";
import { digestOf } from "../../cache/digests.ts";
import { readFileOrNull } from "../../cache/files.ts";
import type { Store } from "../../cache/store.ts";
import type { ComponentizeContext, Runner } from "../../componentize/types.ts";
import { dependenciesFailed, pythonUnusable } from "../../diagnostics/python.ts";
import type { Diagnostic } from "../../diagnostics/types.ts";
import type { OnProgress } from "../../progress.ts";
import type { Closure } from "../closure.ts";
import { GUEST_PYTHON } from "../runner.ts";
import type { Contents } from "../source.ts";
import type { PythonDiscovery } from "../types.ts";
import { environment } from "./environment.ts";
import { install } from "./install.ts";
import { preparePackage } from "./prepare.ts";
import { isWheel, normalised, type Requirement, type Requirements } from "./requirements.ts";
import { type Imported, type Selection, selectPackages } from "./select.ts";
import type { Distribution, Installed } from "./types.ts";

/** Raised when the form of what is kept changes. */
const FORMAT = 3;

const KIND = "python-packages";

/** The packages of a project, as its tasks can have them. */
export class Packages {
  readonly #contents = new Map<string, Promise<Contents>>();
  readonly #installed: Installed;
  readonly #extras: ReadonlyMap<string, ReadonlySet<string>>;
  readonly #lines: readonly Requirement[];
  /** Where they are named, for people; null where nothing is. */
  readonly origin: string | null;

  constructor(installed: Installed, lines: readonly Requirement[], origin: string | null) {
    this.#installed = installed;
    this.#lines = lines;
    this.#extras = extrasIn(lines);
    this.origin = origin;
  }

  select(imported: Imported): Selection {
    return selectPackages(this.#installed, imported, this.#extras);
  }

  distribution(name: string): Distribution | undefined {
    return this.#installed.distributions[name];
  }

  /** The requirement that there is no form of for tasks, by the name that is imported. */
  unavailable(module: string): string | undefined {
    return this.#installed.unavailable[normalised(module)];
  }

  /** A package that declares to require another; null where the project itself imports it. */
  requirerOf(name: string, among: ReadonlySet<string>): string | null {
    for (const other of among) {
      const { requires = [] } = this.distribution(other) ?? {};
      if (requires.some((it) => it.always && it.name === name)) return other;
    }
    return null;
  }

  /** The line that asks for a package, where one does. */
  lineFor(name: string): Requirement | undefined {
    return this.#lines.find((line) => line.name === name);
  }

  /** The files of packages for a runner, in the order of their paths. */
  async contents(
    names: readonly string[],
    context: ComponentizeContext,
    runner: Runner,
  ): Promise<Contents> {
    const packs = await Promise.all(names.map((name) => this.#contentsOf(name, context, runner)));
    return Object.fromEntries(packs.flatMap((pack) => Object.entries(pack)).sort(byPath));
  }

  #contentsOf(name: string, context: ComponentizeContext, runner: Runner): Promise<Contents> {
    const known = this.#contents.get(name);
    if (known !== undefined) return known;
    const prepared = preparePackage(
      this.#installed.distributions[name] as Distribution,
      context,
      runner,
    );
    this.#contents.set(name, prepared);
    return prepared;
  }
}

export interface FindPackages {
  requirements: Requirements;
  context: ComponentizeContext;
  discovery: PythonDiscovery;
  /** Of the files with tasks: nothing is installed where none imports any package. */
  closures: readonly Closure[];
  onProgress: OnProgress;
}

export interface FoundPackages {
  packages: Packages;
  diagnostics: Diagnostic[];
}

/**
 * The packages that a project names, installed where they aren't yet: once for a user, whatever the
 * project, as long as what is named stays the same.
 */
export async function findPackages({
  requirements,
  context,
  discovery,
  closures,
  onProgress,
}: FindPackages): Promise<FoundPackages> {
  const { user } = context;
  const { python } = discovery;
  const nothing: Installed = { distributions: {}, unavailable: {} };
  const unused = closures.every(({ externals }) => externals.length === 0);
  const { lines, origin, diagnostics } = requirements;
  if (python === null || unused || origin === null || lines.length === 0) {
    return { packages: new Packages(nothing, [], null), diagnostics };
  }
  const packagesFrom = (installed: Installed) => new Packages(installed, lines, origin);
  if (diagnostics.length > 0) return { packages: packagesFrom(nothing), diagnostics };

  const key = sha256(JSON.stringify([FORMAT, GUEST_PYTHON, lines.map(meaningOf)]));
  const known = user.record<Installed>(KIND, key);
  if (known !== null && isWhole(known, user)) return { packages: packagesFrom(known), diagnostics };

  let command: string;
  try {
    command = await environment(python, null, () => onProgress({ step: "python" }));
  } catch (error) {
    const problem = pythonUnusable((error as Error).message);
    return { packages: packagesFrom(nothing), diagnostics: [problem] };
  }
  onProgress({ step: "install", origin });
  const { installed, problem } = await install(lines, command, user);
  if (problem !== null) {
    const failed = dependenciesFailed(problem.reason, problem.line?.place ?? null);
    return { packages: packagesFrom(nothing), diagnostics: [failed] };
  }
  user.putRecord(KIND, key, installed);
  return { packages: packagesFrom(installed), diagnostics };
}

function isWhole({ distributions }: Installed, user: Store): boolean {
  return Object.values(distributions).every(({ pack }) => user.has(pack));
}

/** A line as it decides; a file of constraints by what it says, a wheel by what it holds. */
function meaningOf({ text }: Requirement): string {
  if (isWheel(text)) return `${basename(text)} ${digestOf(text)}`;
  const [, file] = /^-c (.*)$/.exec(text) ?? [];
  return file === undefined ? text : `-c ${readFileOrNull(file)?.toString("utf8")}`;
}

/** `httpx[http2,cli]` */
function extrasIn(lines: readonly Requirement[]): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>();
  for (const { text, name } of lines) {
    const [, list] = /^[\w.-]+\s*\[([^\]]*)\]/.exec(text) ?? [];
    if (name === null || list === undefined) continue;
    const extras = list.split(",").map((extra) => normalised(extra.trim()));
    found.set(name, new Set([...(found.get(name) ?? []), ...extras]));
  }
  return found;
}

function byPath([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return a < b ? -1 : 1;
}
