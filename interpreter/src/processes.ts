import { readFileSync } from "node:fs";

/** Tells this process from others, also from later ones with its number. */
export function thisProcess(): string {
  return `${process.pid}-${startOf(process.pid) ?? 0}`;
}

/** Whether the process runs whose name begins a name. True for names of another form. */
export function isAlive(name: string): boolean {
  const match = /^(\d+)-(\d+)-/.exec(name);
  if (match === null) return true;
  const pid = Number(match[1]);
  const start = startOf(pid);
  if (start !== null) return start === Number(match[2]);
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

/** When a process began, in ticks since the machine did; null where the system doesn't tell, or it doesn't run. */
function startOf(pid: number): number | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    // The name comes before, in parentheses, and may hold anything.
    return Number(stat.slice(stat.lastIndexOf(")") + 2).split(" ")[19]);
  } catch {
    return null;
  }
}
