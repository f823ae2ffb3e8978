/** 1–64 characters: letters, digits, `_`, `-`, `.`, and spaces inside; first a letter. */
const TASK_NAME = /^[A-Za-z](?:[\w. -]{0,62}[\w.-])?$/;

export function isTaskName(name: unknown): name is string {
  return typeof name === "string" && TASK_NAME.test(name);
}
