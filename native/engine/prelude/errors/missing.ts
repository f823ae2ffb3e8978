/**
 * Globals of browsers and of Node that a task doesn't have. They are not defined, so that libraries which ask
 * `typeof X` find their other way; who uses them all the same gets this explanation in the error.
 */
const MISSING = new Set([
  "BroadcastChannel",
  "Bun",
  "Deno",
  "EventSource",
  "SharedWorker",
  "WebAssembly",
  "WebSocket",
  "Worker",
  "XMLHttpRequest",
  "__dirname",
  "__filename",
  "document",
  "exports",
  "localStorage",
  "module",
  "require",
  "sessionStorage",
  "window",
]);

/** The message of a ReferenceError, extended where it names something that a task doesn't have. */
export function explainReference(message: string): string {
  const name = /^'?([\w$]+)'? is not defined$/.exec(message)?.[1];
  if (name === undefined || !MISSING.has(name)) return message;
  return `${message} (${name} is not available in a task)`;
}
