import { ArtifactInvalidError, loadArtifact } from "@capsule/runtime";
import { serveHttp } from "../http/server.ts";
import type { ServerSettings } from "../settings.ts";
import { serveStdio } from "../stdio.ts";
import { version } from "../version.ts";
import { checkLimits } from "./check-limits.ts";
import { parseFlags, type Request } from "./flags.ts";
import { help } from "./help.ts";
import { UsageError } from "./usage-error.ts";

/** Exit codes of the command. */
const SUCCESS = 0;
const USAGE = 2;

/**
 * The command: serves until its client goes or it is told to end.
 *
 * @param argv Without the program and the command.
 * @param name As it was called, for the help.
 * @returns The exit code.
 */
export async function main(argv: readonly string[], name: string): Promise<number> {
  try {
    const request = parseFlags(argv, process.env);
    if (request.kind === "serve") return await serve(request);
    process.stdout.write(request.kind === "help" ? help(name) : `${version()}\n`);
    return SUCCESS;
  } catch (error) {
    const message = explain(error);
    if (message === null) throw error;
    process.stderr.write(`error ${message}\n  hint: ${name} --help lists what there is.\n`);
    return USAGE;
  }
}

async function serve(request: Request & { kind: "serve" }): Promise<number> {
  const { artifact: directory, http, newToken } = request;
  const artifact = directory === null ? null : await loadArtifact(directory);
  const settings: ServerSettings = { ...request.settings, artifact };
  await checkLimits(settings);
  const interruption = interrupted();
  const running = http === null ? await serveStdio(settings) : await overHttp(settings, http);
  if (newToken && http !== null) process.stderr.write(`token: ${http.token}\n`);
  await Promise.race([running.ended, interruption]);
  await running.close();
  return SUCCESS;
}

async function overHttp(settings: ServerSettings, options: Parameters<typeof serveHttp>[1]) {
  const server = await serveHttp(settings, options);
  process.stderr.write(`Serving MCP at ${server.url}\n`);
  // Until it is interrupted.
  return { ended: new Promise<void>(() => {}), close: server.close };
}

function interrupted(): Promise<void> {
  return new Promise((resolve) => {
    process.once("SIGINT", () => resolve());
    process.once("SIGTERM", () => resolve());
  });
}

/** The words for what whoever started the command can mend; else null. */
function explain(error: unknown): string | null {
  if (error instanceof UsageError || error instanceof ArtifactInvalidError) return error.message;
  const { code, syscall, message } = error as NodeJS.ErrnoException;
  if (syscall === "listen" || syscall === "getaddrinfo") return message;
  return code === "EACCES" ? message : null;
}
