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
    const listed = tasks.map(([name, task]) => {
      const language = manifest.components[task.component]?.language;
      return { name, language, ...task };
    });
    terminal.out(JSON.stringify(listed));
    return EXIT.success;
  }
  const rows = tasks.map(([name, { policy, source, component }]) => [
    name,
    manifest.components[component]?.language ?? "",
    limits(policy),
    `${source.file}:${source.line}`,
  ]);
  const header = ["task", "language", "limits", "defined in"];
  for (const line of table(header, rows)) terminal.out(line);
  return EXIT.success;
}
