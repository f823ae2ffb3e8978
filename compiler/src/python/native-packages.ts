import type { ComponentizeContext, Runner } from "../componentize/types.ts";
import type { BuildPlan } from "../config/plan.ts";
import { nativePackage, ownRunnerFailed } from "../diagnostics/python.ts";
import type { Diagnostic } from "../diagnostics/types.ts";
import type { OnProgress } from "../progress.ts";
import { ownRunner } from "./own-runner.ts";
import { insteadOf, worksWithoutNatives } from "./packages/natives.ts";
import type { Packages } from "./packages/packages.ts";
import type { Selection } from "./packages/select.ts";
import type { PythonDiscovery } from "./types.ts";

/** The way to native code that is made for tasks. */
const LINK =
  'It has a form for tasks, which `python: { componentize: "per-file" }` in the configuration links into a CPython of the file\'s own.';

export interface NativePackagesOptions {
  plan: BuildPlan;
  context: ComponentizeContext;
  /** The one that all files share. */
  runner: Runner;
  discovery: PythonDiscovery;
  packages: Packages;
  onProgress: OnProgress;
}

/** What becomes of packages with native code. */
export class NativePackages {
  readonly #options: NativePackagesOptions;
  readonly #mayLink: boolean;

  constructor(options: NativePackagesOptions) {
    this.#options = options;
    this.#mayLink = options.plan.project.config.python?.componentize === "per-file";
  }

  /** Leaves packages out that don't work without their native parts; the file's own need of one is an error. */
  async leaveOut({ names, required }: Selection) {
    const works = await Promise.all(names.map((name) => this.#works(name)));
    const broken = names.filter((_, index) => !works[index]);
    return {
      names: names.filter((name) => !broken.includes(name)),
      refused: broken
        .filter((name) => required.has(name))
        .map((name) => this.refuse(name, required)),
    };
  }

  /** @param required What else the file needs. */
  refuse(name: string, required: ReadonlySet<string>): Diagnostic {
    const { packages } = this.#options;
    const { version = "", wasi = null } = packages.distribution(name) ?? {};
    const place = packages.lineFor(name)?.place ?? null;
    const importer = packages.requirerOf(name, required);
    const instead = wasi === null ? insteadOf(name) : LINK;
    return nativePackage(`${name} ${version}`, instead, importer, place);
  }

  /** The runner that a file is compiled with: one of its own where it may have one and packages need it. */
  async runnerFor(
    file: string,
    names: readonly string[],
  ): Promise<{ runner: Runner; problem: Diagnostic | null }> {
    const { runner: shared, context, discovery, packages, onProgress } = this.#options;
    const { python } = discovery;
    const natives = names
      .flatMap((name) => packages.distribution(name) ?? [])
      .filter(({ wasi }) => wasi !== null);
    if (!this.#mayLink || natives.length === 0 || python === null) {
      return { runner: shared, problem: null };
    }
    const onCreate = () => onProgress({ step: "runner", file });
    try {
      return {
        runner: await ownRunner({ python, shared, natives, context, onCreate }),
        problem: null,
      };
    } catch (error) {
      return { runner: shared, problem: ownRunnerFailed(file, reasonOf(error as Error)) };
    }
  }

  #works(name: string): boolean | Promise<boolean> {
    const { packages, context, runner } = this.#options;
    const isLinked = this.#mayLink && packages.distribution(name)?.wasi;
    return isLinked ? true : worksWithoutNatives(name, packages, context, runner);
  }
}

/** The last line of what a program said, which is where those in Python tell what is wrong. */
function reasonOf(error: Error & { stderr?: string }): string {
  const lines = (error.stderr || error.message).trim().split("\n");
  const told = lines.filter((line) => /^\s*\w+(Error|Exception)\b/.test(line));
  return (told.at(-1) ?? lines[0] ?? "").trim();
}
