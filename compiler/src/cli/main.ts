import { type CAC, cac } from "cac";
import { explicitOptions } from "./arguments.ts";
import { defineCommands } from "./define.ts";
import { EXIT } from "./exit.ts";
import { explainUsage, optionName, reportFailure, unknownCommand } from "./failure.ts";
import { createTerminal, exit } from "./terminal.ts";

/** Runs the `capsule` command and ends the process with its exit code. */
export async function main(argv: readonly string[]): Promise<never> {
  const terminal = createTerminal();
  const cli = cac("capsule");
  defineCommands(cli, terminal);
  try {
    return await exit(await dispatch(cli, argv));
  } catch (error) {
    return exit(reportFailure(explainUsage(error, cli), terminal));
  }
}

async function dispatch(cli: CAC, argv: readonly string[]): Promise<number> {
  if (argv[2] === "mcp") return (await import("./commands/mcp.ts")).mcp(argv.slice(3));
  const options = [cli.globalCommand, ...cli.commands].flatMap((command) => command.options);
  const explicit = explicitOptions(
    argv.slice(2),
    new Set(options.filter((option) => option.required).map(optionName)),
    new Set(options.filter((option) => option.isBoolean).map(optionName)),
  );
  cli.parse([...argv.slice(0, 2), ...explicit], { run: false });
  if (cli.matchedCommand !== undefined) return cli.runMatchedCommand();
  if (cli.options.help || cli.options.version) return EXIT.success;
  const [unknown] = cli.args;
  if (unknown !== undefined) throw unknownCommand(unknown, cli);
  cli.outputHelp();
  return EXIT.success;
}
