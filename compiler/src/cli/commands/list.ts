import { findArtifact } from "../artifact.ts";
import { EXIT } from "../exit.ts";
import { table } from "../table.ts";
import type { Terminal } from "../terminal.ts";
import { limits } from "../words.ts";

/** `capsule list`. */
export async function list(
  terminal: Terminal,
  artifact: string | undefined,
  flags: { json?: boolean },
): Promise<number> {
  const { manifest } = await findArtifact(artifact, terminal);
  const tasks = Object.entries(manifest.tasks);
  if (flags.json) {
    terminal.out(JSON.stringify(tasks.map(([name, task]) => ({ name, ...task }))));
    return EXIT.success;
  }
  const rows = tasks.map(([name, { policy, source }]) => [
    name,
    limits(policy),
    `${source.file}:${source.line}`,
  ]);
  for (const line of table(["task", "limits", "defined in"], rows)) terminal.out(line);
  return EXIT.success;
}
