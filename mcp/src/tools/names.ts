/**
 * Names for tasks as tools: a task's own where clients accept it, which is letters, digits, dashes
 * and underscores; else as near to it as can be. No two are the same.
 *
 * @param taken Names of other tools.
 * @returns The tool's name by the task's.
 */
export function toolNames(tasks: readonly string[], taken: readonly string[]): Map<string, string> {
  const used = new Set(taken);
  const names = new Map<string, string>();
  // First those that stay as they are: none of them gives way to one that was made up.
  const sorted = [...tasks].sort((a, b) => Number(!isName(a)) - Number(!isName(b)));
  for (const task of sorted) {
    const name = free(task.replace(/[^\w-]/g, "_"), used);
    used.add(name);
    names.set(task, name);
  }
  return names;
}

function isName(text: string): boolean {
  return /^[\w-]+$/.test(text);
}

function free(name: string, used: ReadonlySet<string>): string {
  if (!used.has(name)) return name;
  const other = `task_${name}`;
  if (!used.has(other)) return other;
  for (let number = 2; ; number++) {
    if (!used.has(`${other}_${number}`)) return `${other}_${number}`;
  }
}
