import { find } from "./index.js";

/** The component's export `task-runner`. */
export const exports = {
  /** Takes `{"task_name", "args", "kwargs"}` as JSON. */
  async run(text) {
    const { task_name: name, args = [] } = JSON.parse(text);
    // The command runs `main` as "default" from its second call on.
    const result = await find(name)(...args);
    return JSON.stringify({ success: true, result: result ?? null, error: null, execution: null });
  },
};

/** The component's export `wasi:http/incoming-handler`, which no task here uses. */
export const incomingHandler = { handle() {} };
