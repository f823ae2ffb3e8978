import { type RunOptions, runJavaScript } from "@capsule/interpreter";
import type { ExecuteResult, Executor, ResolvedProvider } from "@cloudflare/codemode/browser";

/** Options of {@link CapsuleExecutor}. */
export type ExecutorOptions = Omit<
  RunOptions,
  "inputs" | "tools" | "signal" | "onStdout" | "onStderr"
>;

type Functions = Record<string, (...args: unknown[]) => Promise<unknown>>;
type ExecuteOptions = Parameters<Executor["execute"]>[2];

/** The host function that all calls of providers go through. */
const CALL = "__codemode_call__";

/** Runs the code of Cloudflare's codemode package in a sandbox of Node, with no Worker. */
export class CapsuleExecutor implements Executor {
  readonly #options: ExecutorOptions;

  constructor(options: ExecutorOptions = {}) {
    this.#options = options;
  }

  /** Never rejects for what the code does. */
  async execute(
    code: string,
    providersOrFns: ResolvedProvider[] | Functions,
    options: ExecuteOptions = {},
  ): Promise<ExecuteResult> {
    const providers = [...providersOf(providersOrFns), ...connectorsOf(options)];
    const problem = findProblem(providers);
    if (problem !== null) return { result: undefined, error: problem };
    const logs: string[] = [];
    const { value, error } = await runJavaScript(program(code, providers), {
      ...this.#options,
      tools: { [CALL]: { execute: (input: Call) => callProvider(providers, input) } },
      onStdout: (text) => logs.push(...lines(text)),
      onStderr: (text) => logs.push(...lines(text).map((line) => `[error] ${line}`)),
    });
    const result = error === null ? (value ?? undefined) : undefined;
    return { result, logs, ...(error !== null && { error: error.message }) };
  }
}

/** What the sandbox asks for. */
interface Call {
  provider: string;
  name: string;
  args: unknown[];
}

/** A provider whose functions may be made by name. */
interface Provider {
  name: string;
  prelude?: string | undefined;
  find(name: string): ((...args: unknown[]) => Promise<unknown>) | undefined;
}

function providersOf(given: ResolvedProvider[] | Functions): Provider[] {
  const resolved = Array.isArray(given) ? given : [{ name: "codemode", fns: given }];
  return resolved.map(({ name, fns, prelude }: ResolvedProvider) => ({
    name,
    prelude,
    find: (fn) => (Object.hasOwn(fns, fn) ? fns[fn] : undefined),
  }));
}

function connectorsOf({ connectors = [] }: NonNullable<ExecuteOptions>): Provider[] {
  return connectors.map(({ name, binding }) => ({
    name,
    find: (method) => (args) => binding.callTool(method, args),
  }));
}

function findProblem(providers: readonly Provider[]): string | null {
  const seen = new Set<string>([CALL]);
  for (const { name } of providers) {
    if (!/^[a-zA-Z_$][\w$]*$/.test(name)) {
      return `Provider name "${name}" is not a valid JavaScript identifier`;
    }
    if (seen.has(name)) return `Duplicate provider name "${name}"`;
    seen.add(name);
  }
  return null;
}

async function callProvider(providers: readonly Provider[], { provider, name, args }: Call) {
  const fn = providers.find((it) => it.name === provider)?.find(name);
  if (fn === undefined) throw new Error(`Tool "${name}" not found`);
  return fn(...args);
}

/** The code, an async function's source, with each provider as an object of functions. */
function program(code: string, providers: readonly Provider[]): string {
  const objects = providers.map(({ name, prelude = "" }) => {
    const provider = JSON.stringify(name);
    return `const ${name} = new Proxy(Object.create(null), {
  get: (own, name) => own[name] ?? (typeof name === "string" && name !== "then"
    ? (...args) => ${CALL}({ provider: ${provider}, name, args })
    : undefined),
});
${prelude}`;
  });
  return `${objects.join("\n")}\nawait (${code.trim().replace(/;$/, "")}\n)()`;
}

function lines(text: string): string[] {
  return text.replace(/\n$/, "").split("\n");
}
