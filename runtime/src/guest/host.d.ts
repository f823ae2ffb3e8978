/** Built into the JavaScript runner: the way to the host. */
declare module "capsule:host" {
  /** Registers a task of this component. */
  export function define(name: string, task: (...args: never[]) => unknown): void;
  /**
   * Calls a task of the same artifact. Resolves with its result as JSON, an empty string where it
   * returned nothing. Rejects with an error whose `capsule` is the failure as the host tells it.
   * Before either, `onExecution` is told what the call took.
   */
  export function call(
    task: string,
    args: string,
    onExecution?: (execution: CallExecution) => void,
  ): Promise<string>;

  /** The parts of an envelope's `execution` that a caller within the sandbox is told. */
  export interface CallExecution {
    duration_ms: number;
    retries: number;
    fuel_consumed: number;
    ram_used: number;
  }
}
