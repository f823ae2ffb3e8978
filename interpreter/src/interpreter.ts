import { fileURLToPath } from "node:url";
import { type Artifact, loadArtifact } from "@capsule/runtime";
import type { Policy } from "@capsule/runtime/manifest";
import { type TextRun, textRun, withoutText } from "./envelope.ts";
import { Output } from "./output.ts";
import { checkPackages, type PackageSet, readPackages } from "./packages.ts";
import { policyOf, workspaceSize } from "./policy.ts";
import { argumentTexts, fileName, requestOf } from "./request.ts";
import { type CheckedTools, checkTools, offerTools } from "./tools.ts";
import type { Environment, Language, Limits, RunEnvelope, RunOptions } from "./types.ts";
import { Workspace } from "./workspace.ts";

/** The artifact that this package ships. */
const SHIPPED = fileURLToPath(new URL("guest", import.meta.url));

/** Policies whose artifacts are kept: most programs have a few. */
const MOST_POLICIES = 32;

/** After so many milliseconds the person who waits is told why. */
const SLOW = 1000;

/** Limits and capabilities, checked. */
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

/** A pair of guests: those that this package ships, or such with other packages. */
export class Interpreter {
  readonly #directory: string;
  readonly #options: InterpreterOptions;
  #artifact: Promise<Artifact> | undefined;
  #packages: PackageSet | undefined;
  readonly #variants = new Map<string, Artifact>();
  readonly #warm = new Map<Language, Promise<void>>();

  /** @param directory What `buildInterpreter` made; by default the one that this package ships. */
  constructor(directory: string = SHIPPED, options: InterpreterOptions = {}) {
    this.#directory = directory;
    this.#options = options;
  }

  /** Runs a snippet in a sandbox of its own. See {@link runPython} and {@link runJavaScript}. */
  async run(language: Language, code: string, options: RunOptions = {}): Promise<RunEnvelope> {
    return (await this.#run(language, code, options, null)).envelope;
  }

  /**
   * {@link run} for whoever passes runs on from another program: inputs and value stay the JSON that they are, so that
   * numbers of other languages aren't rounded to JavaScript's.
   *
   * @internal
   * @param inputs The JSON that `options.inputs` was read from.
   */
  async runText(
    language: Language,
    code: string,
    options: RunOptions,
    inputs: string,
  ): Promise<TextRun> {
    return this.#run(language, code, options, inputs);
  }

  async #run(
    language: Language,
    code: string,
    options: RunOptions,
    inputs: string | null,
  ): Promise<TextRun> {
    const grants = await this.grant(language, options);
    try {
      const { artifact, env, workspace } = grants;
      const request = requestOf(language, code, fileName(language), options, grants);
      const output = new Output(options);
      const tools = offerTools(grants.tools);
      const call = {
        signal: options.signal,
        onLog: output.take,
        tools: tools.functions,
        env,
        ...(workspace && { mounts: [workspace.mount] }),
      };
      const ended = await this.#first(
        language,
        inputs === null
          ? withoutText(artifact.envelope(language, [request], call))
          : artifact.envelopeText(language, argumentTexts(request, inputs), call),
      );
      return textRun(ended, output, tools.calls);
    } finally {
      grants.workspace?.remove();
    }
  }

  /** Loads what snippets of a language run in, so that the first of them is as fast as the others. */
  async load(language: Language): Promise<void> {
    let warm = this.#warm.get(language);
    if (warm === undefined) {
      warm = this.run(language, "").then(({ error }) => {
        if (error !== null) throw new Error(error.message);
      });
      warm.catch(() => this.#warm.delete(language));
      this.#warm.set(language, warm);
    }
    await warm;
  }

  /**
   * Checks limits and makes what they grant.
   *
   * @internal
   */
  async grant(language: Language, limits: Limits, always = false): Promise<Grants> {
    const policy = policyOf(limits);
    const size = workspaceSize(limits);
    const tools = checkTools(limits.tools);
    const artifact = await this.#open();
    const packages = checkPackages(limits.packages, language, this.#packages as PackageSet);
    const files = Object.entries(limits.files ?? {});
    const workspace = always || files.length > 0 ? new Workspace(size) : null;
    try {
      for (const [name, content] of files) workspace?.write(name, content);
    } catch (error) {
      workspace?.remove();
      throw error;
    }
    const variant = this.#variant(artifact, language, policy);
    return { artifact: variant, packages, tools, env: limits.env, workspace };
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

  /** The first run on a machine may compile the guest, which takes seconds. */
  async #first<T>(language: Language, call: Promise<T>): Promise<T> {
    if (this.#warm.has(language)) return call;
    const timer = setTimeout(() => {
      if (!this.#warm.has(language)) {
        process.stderr.write(
          `capsule: making the ${language} interpreter ready for this machine, once …\n`,
        );
      }
    }, SLOW).unref();
    try {
      const value = await call;
      this.#warm.set(language, Promise.resolve());
      return value;
    } finally {
      clearTimeout(timer);
    }
  }
}
