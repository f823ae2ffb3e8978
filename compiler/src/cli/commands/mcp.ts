import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { findModule } from "../../find-module.ts";
import { UsageError } from "../usage-error.ts";

/** The command of another package, which depends on none of this one's and is installed apart. */
const MODULE = "@capsule/mcp/cli";

/** What that module exports. */
interface McpCommand {
  main(argv: readonly string[], name: string): Promise<number>;
}

/**
 * `capsule mcp`: all that follows is for `@capsule/mcp`, the help too.
 *
 * @throws UsageError where it isn't installed.
 */
export async function mcp(argv: readonly string[]): Promise<number> {
  const file = findCommand([import.meta.url, join(process.cwd(), "package.json")]);
  const { main } = (await import(pathToFileURL(file).href)) as McpCommand;
  return main(argv, "capsule mcp");
}

/** Beside this command, else in the current project. */
export function findCommand(places: readonly string[]): string {
  const file = findModule(MODULE, places);
  if (file !== null) return file;
  throw new UsageError(
    "The MCP server is a package of its own, and it isn't installed",
    "Install it: npm install @capsule/mcp",
  );
}
