import { refuse } from "../../errors/unavailable.ts";
import { nameClasses } from "../../tag.ts";
import { AsyncLocalStorage } from "./async-local-storage.ts";
import { AsyncResource } from "./async-resource.ts";

const refused = (name: string): (() => never) =>
  refuse(
    `async_hooks.${name}()`,
    "The engine numbers no asynchronous operations. To keep a value along them, use AsyncLocalStorage.",
  );

nameClasses({ AsyncLocalStorage, AsyncResource });

/** The module `node:async_hooks`. */
export const asyncHooks = {
  AsyncLocalStorage,
  createHook: refused("createHook"),
  executionAsyncId: refused("executionAsyncId"),
  triggerAsyncId: refused("triggerAsyncId"),
  executionAsyncResource: refused("executionAsyncResource"),
  AsyncResource,
};
