import { fileURLToPath } from "node:url";
import { type Artifact, CapsuleError, loadArtifact } from "@capsule/runtime";
import type { Policy } from "@capsule/runtime/manifest";
import { type TextRun, textRun, withoutText } from "./envelope.ts";
import { type CheckedLimits, checkLimits, checkNames, OPTIONS } from "./limits.ts";
import { Output } from "./output.ts";
import { checkPackages, type PackageSet, readPackages } from "./packages.ts";
import { argumentTexts, fileName, requestOf } from "./request.ts";
import { type CheckedTools, offerTools } from "./tools.ts";
import type { Environment, Language, RunEnvelope, RunInput, RunOptions } from "./types.ts";
import { Workspace } from "./workspace.ts";

/** The artifact that this package ships. */
const SHIPPED = fileURLToPath(new URL("../dist/guest", import.meta.url));

/** Policies whose artifacts are kept: most programs have a few. */
const MOST_POLICIES = 32;

/** After so many milliseconds the person who waits is told why. */
const SLOW = 1000;

/** What limits and capabilities come to. */
export interface Grants {
  artifact: Artifact;
  packages: readonly string[];
  tools: CheckedTools;
  env: Environment | undefined;
  workspace: Workspace | null;
}

/** Settings of an {@link Interpreter}. */
export interface InterpreterOptions {
  /** Directory whose `.env` files `envVariables` are read from. @default the current directory */
  root?: string | undefined;
  /** SQLite file that every run and every call of a tool is recorded in, without values. @default none */
  trace?: string | undefined;
}

/** A pair of guests: those that this package ships, or others that were built like them. */
export class Interpreter {
  readonly #directory: string;
  readonly #options: InterpreterOptions;
  #artifact: Promise<Artifact> | undefined;
  #packages: PackageSet | undefined;
  readonly #variants = new Map<string, Artifact>();
  readonly #warm = new Map<Language, Promise<void>>();

  /** @param directory An artifact with the tasks `python` and `javascript`, and a `packages.json` beside it. */
  constructor(directory: string = SHIPPED, options: InterpreterOptions = {}) {
    this.#directory = directory;
    this.#options = options;
  }

  /** Runs a snippet in a sandbox of its own. See {@link runPython} and {@link runJavaScript}. */
  async run(language: Language, code: string, options: RunOptions = {}): Promise<RunEnvelope> {
    checkNames(options, OPTIONS.run);
    return (await this.#runLoaded(language, code, options, null)).envelope;
  }

  /**
   * {@link run} for whoever passes runs on from another program: inputs and value stay the JSON that they are, so that
   * numbers of other languages aren't rounded to JavaScript's.
   *
   * @internal
   * @param inputs The JSON that `options.inputs` was read from.
   */
  runText(language: Language, code: string, options: RunOptions, inputs: string): Promise<TextRun> {
    return this.#runLoaded(language, code, options, inputs);
  }

  async #runLoaded(
    language: Language,
    code: string,
    options: RunOptions,
    inputs: string | null,
  ): Promise<TextRun> {
    const limits = checkLimits(options);
    if (!this.#warm.has(language)) await this.load(language);
    return this.#run(language, code, limits, options, inputs);
  }

  /** Loads what snippets of a language run in, so that the first of them is as fast as the others. */
  async load(language: Language): Promise<void> {
    let warm = this.#warm.get(language);
    if (warm === undefined) {
      warm = this.#load(language);
      warm.catch(() => this.#warm.delete(language));
      this.#warm.set(language, warm);
    }
    await warm;
  }

  async #load(language: Language): Promise<void> {
    // The first one on a machine may compile the guest, which takes seconds.
    const timer = setTimeout(() => {
      process.stderr.write(
        `capsule: making the ${language} interpreter ready for this machine, once …\n`,
      );
    }, SLOW).unref();
    try {
      const { envelope } = await this.#run(language, "", checkLimits({}), {}, null);
      const { error } = envelope;
      if (error !== null) throw new CapsuleError(error.error_type, error.message, error);
    } finally {
      clearTimeout(timer);
    }
  }

  async #run(
    language: Language,
    code: string,
    limits: CheckedLimits,
    input: RunInput,
    inputs: string | null,
  ): Promise<TextRun> {
    const grants = await this.grant(language, limits);
    try {
      const { artifact, env, workspace } = grants;
      const request = requestOf(language, code, fileName(language), input, grants);
      const output = new Output(input);
      const tools = offerTools(grants.tools);
      const call = {
        signal: input.signal,
        onLog: output.take,
        tools: tools.functions,
        env,
        ...(workspace && { mounts: [workspace.mount] }),
      };
      const ended = await (inputs === null
        ? withoutText(artifact.envelope(language, [request], call))
        : artifact.envelopeText(language, argumentTexts(request, inputs), call));
      return textRun(ended, output, tools.calls);
    } finally {
      grants.workspace?.remove();
    }
  }

  /**
   * Makes what limits grant.
   *
   * @internal
   */
  async grant(language: Language, limits: CheckedLimits, always = false): Promise<Grants> {
    const artifact = await this.#open();
    const packages = checkPackages(limits.packages, language, this.#packages as PackageSet);
    const { policy, tools, env, files } = limits;
    const workspace = always || files !== undefined ? new Workspace(limits.workspaceSize) : null;
    try {
      for (const [name, content] of Object.entries(files ?? {})) workspace?.write(name, content);
    } catch (error) {
      workspace?.remove();
      throw error;
    }
    return { artifact: this.#variant(artifact, language, policy), packages, tools, env, workspace };
  }

  async #open(): Promise<Artifact> {
    if (this.#artifact === undefined) {
      const { root = process.cwd(), trace = null } = this.#options;
      this.#packages = readPackages(this.#directory);
      this.#artifact = loadArtifact(this.#directory, { root, trace });
      this.#artifact.catch(() => {
        this.#artifact = undefined;
      });
    }
    return this.#artifact;
  }

  #variant(artifact: Artifact, language: Language, policy: Policy): Artifact {
    const key = language + JSON.stringify(policy);
    let variant = this.#variants.get(key);
    if (variant === undefined) variant = artifact.withPolicy(language, policy);
    else this.#variants.delete(key);
    // The one that was used last is the last one.
    this.#variants.set(key, variant);
    if (this.#variants.size > MOST_POLICIES) {
      for (const oldest of this.#variants.keys()) {
        this.#variants.delete(oldest);
        break;
      }
    }
    return variant;
  }
}
