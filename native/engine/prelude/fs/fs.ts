import { Dirent, Stats } from "./stats.ts";
import * as sync from "./sync.ts";

type Operation = (...args: never[]) => unknown;
type Callback = (error: unknown, result?: unknown) => void;

const { constants, exists, ...operations } = sync;

/** Files are read and written at once; only the answer comes later. */
function promised(operation: Operation): (...args: unknown[]) => Promise<unknown> {
  return async (...args) => operation(...(args as never[]));
}

function withCallback(operation: Operation): (...args: unknown[]) => void {
  return (...args) => {
    const callback = args.pop();
    if (typeof callback !== "function") {
      throw Object.assign(
        new TypeError(`The "cb" argument must be of type function. Received ${typeof callback}`),
        {
          code: "ERR_INVALID_ARG_TYPE",
        },
      );
    }
    promised(operation)(...args).then(
      (result) => queueMicrotask(() => (callback as Callback)(null, result)),
      (error) => queueMicrotask(() => (callback as Callback)(error)),
    );
  };
}

declare function queueMicrotask(callback: () => void): void;

function map<T>(make: (operation: Operation) => T, suffix = ""): Record<string, T> {
  const entries = Object.entries(operations as Record<string, Operation>);
  return Object.fromEntries(
    entries.map(([name, operation]) => [name + suffix, named(make(operation), name + suffix)]),
  );
}

function named<T>(fn: T, name: string): T {
  return Object.defineProperty(fn as object, "name", { value: name, configurable: true }) as T;
}

/** What `node:fs/promises` exports. */
export const promises: Record<string, unknown> = { ...map(promised), constants };

/** What `node:fs` exports. */
export const fs: Record<string, unknown> = {
  ...map(withCallback),
  ...map((operation) => operation.bind(undefined), "Sync"),
  exists: (path: string, callback: (exists: boolean) => void) => {
    queueMicrotask(() => callback(exists(path)));
  },
  existsSync: exists,
  constants,
  promises,
  Stats,
  Dirent,
};
