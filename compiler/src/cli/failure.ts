import type { CAC } from "cac";
import { closest } from "../config/closest.ts";
import { EXIT } from "./exit.ts";
import type { Terminal } from "./terminal.ts";
import { UsageError } from "./usage-error.ts";

/** Errors whose message explains itself, by name: their stacks help nobody. */
const EXPLAINED = new Set(["AddonLoadError", "ArtifactInvalidError"]);

/** What the file system refuses, which no version of this command can help. */
const OUTSIDE = new Set(["EACCES", "EPERM", "EROFS", "ENOSPC", "EDQUOT"]);

export function unknownCommand(name: string, cli: CAC): UsageError {
  const commands = cli.commands.map((command) => command.name);
  const meant = closest(name, commands);
  return new UsageError(
    `There is no command "${name}"`,
    meant === null ? `Commands: ${commands.join(", ")}.` : `Did you mean \`capsule ${meant}\`?`,
  );
}

/** What the option parser throws, in our words. */
export function explainUsage(error: unknown, cli: CAC): unknown {
  if (!(error instanceof Error) || error.name !== "CACError") return error;
  const command = cli.matchedCommand;
  const help = `\`capsule ${command?.name ?? ""}${command ? " " : ""}--help\` lists what there is.`;
  const option = /^Unknown option `(-+)(.+)`$/.exec(error.message);
  if (option === null) {
    const message = error.message.charAt(0).toUpperCase() + error.message.slice(1);
    return new UsageError(message.replaceAll("`", '"'), help);
  }
  const [, dashes, name = ""] = option;
  const given = name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  const known = (command?.options ?? []).concat(cli.globalCommand.options).map(optionName);
  const meant = closest(given, known);
  const hint =
    meant !== null
      ? `Did you mean --${meant}?`
      : command?.name === "run" || command?.name === "exec"
        ? "An argument of the task that starts with a dash goes after `--`."
        : help;
  return new UsageError(`Unknown option ${dashes}${given}`, hint);
}

/** The long name of an option, without dashes. */
export function optionName({ rawName }: { rawName: string }): string {
  return /--([a-z-]+)/.exec(rawName)?.[1] ?? rawName;
}

/** Says what went wrong, and returns the exit code. What nobody foresaw is a defect, and says so. */
export function reportFailure(error: unknown, { say, colors }: Terminal): number {
  if (error instanceof UsageError || (error instanceof Error && EXPLAINED.has(error.name))) {
    say(`${colors.red("error")} ${error.message}`);
    const hint = (error as { hint?: string | null }).hint;
    if (hint) say(`  ${colors.gray("hint:")} ${hint}`);
    return EXIT.usage;
  }
  const { code } = error as NodeJS.ErrnoException;
  if (error instanceof Error && code !== undefined && OUTSIDE.has(code)) {
    say(`${colors.red("error")} ${error.message}`);
    return EXIT.usage;
  }
  const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
  say(`${colors.red("error")} This is a defect of Capsule, not of your project. Please report it:`);
  say(detail);
  return EXIT.usage;
}
