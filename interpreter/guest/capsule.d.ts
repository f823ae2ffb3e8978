/** Built into the JavaScript runner: what evaluates code that a task is given. */
declare module "capsule:interpreter" {
  /**
   * Evaluates global code: `await` works at its top level, and what it declares stays for code that comes later, which
   * may declare it again. The result is the value of its last expression, which is awaited.
   *
   * @param name The file's name in stacks.
   * @throws SyntaxError before any of the code has run.
   */
  export function evaluate(code: string, name: string): Promise<unknown>;
  /** Sets what answers each `import()`: it gives the namespace of a module for its specifier, or throws. */
  export function setImporter(importer: (specifier: string) => object): void;
  /** Leaves the bundle whose code calls this out of all stacks from now on. */
  export function hideCaller(): void;
  /** The namespace of one of Node's modules that a task has, undefined for others. */
  export function builtinNamespace(id: string): { default: unknown } | undefined;
}

/** Built into the JavaScript runner: the way to the host. */
declare module "capsule:host" {
  /**
   * Calls a task, or a function of the host. Resolves with its result as JSON, an empty string where it returned
   * nothing; rejects with an error that has the message of the failure.
   */
  export function call(task: string, args: string): Promise<string>;
}
