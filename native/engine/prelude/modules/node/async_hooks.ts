import { asyncHooks } from "../../node/async-hooks/module.ts";

export default asyncHooks;
export const {
  AsyncLocalStorage,
  AsyncResource,
  createHook,
  executionAsyncId,
  executionAsyncResource,
  triggerAsyncId,
} = asyncHooks;
