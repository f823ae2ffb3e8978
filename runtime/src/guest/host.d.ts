/** Built into the JavaScript runner: the way to the host. */
declare module "capsule:host" {
  /** Registers a task of this component. */
  export function define(name: string, task: (...args: never[]) => unknown): void;
  /**
   * Calls a task of the same artifact. Resolves with its result as JSON, an empty string where it
   * returned nothing. Rejects with an error whose `capsule` is the failure as the host tells it.
   */
  export function call(task: string, args: string): Promise<string>;
}
