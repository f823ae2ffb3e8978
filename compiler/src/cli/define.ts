import type { CAC } from "cac";
import { version } from "../version.ts";
import type { Terminal } from "./terminal.ts";

/** What a command's module exports. Modules are loaded when their command is called, and no sooner. */
type Action = (terminal: Terminal, ...parameters: never[]) => Promise<number>;

/** Every command with its options and examples, in the order of the help. */
export function defineCommands(cli: CAC, terminal: Terminal): void {
  const lazy =
    <A extends Action>(load: () => Promise<A>) =>
    async (...parameters: unknown[]) =>
      (await load())(terminal, ...(parameters as never[]));

  cli.usage("<command> [options]");

  cli
    .command("build [...entries]", "Compile a project's tasks into an artifact")
    .usage(
      "build [entries…] [--out <directory>] [--target <triples>] [--export] [--watch] [--json]",
    )
    .option("--out <directory>", "Directory of the artifact (default: .capsule/build)")
    .option("--target <triples>", "Machines to precompile for, by commas (default: this one)")
    .option("--export", "Also write each task as a self-contained component")
    .option("--watch", "Build again whenever a file changes")
    .option("--json", "Print the outcome as one line of JSON")
    .example("capsule build")
    .example("capsule build src/tasks.ts --out dist/capsule")
    .example("capsule build --target x86_64-unknown-linux-gnu,aarch64-unknown-linux-gnu")
    .action(lazy(async () => (await import("./commands/build.ts")).build));

  cli
    .command("run [file] [...args]", "Call a task, building first where something has changed")
    .usage("run [file|artifact] [args…] [--task <name>] [--mount HOST[::GUEST][:ro|:rw]]")
    .option("--task <name>", "Task to call (default: main)")
    .option("--args-file <file>", "Arguments as a JSON array in a file")
    .option("--kwargs <json>", "Arguments by name as a JSON object, for tasks in Python")
    .option("--mount <mount>", "Grant a directory for this call; may be repeated")
    .option("--json", "Print the whole envelope as one line of JSON")
    .option("--verbose", "Also tell steps, times, fuel, memory and requests")
    .example("capsule run")
    .example('capsule run src/tasks.ts 5 "two words" \'{"three": 3}\' --task analyze')
    .example('capsule run tasks.py "some text" --kwargs \'{"lower": true}\' --task clean')
    .example("capsule run .capsule/build -- --starts-with-a-dash")
    .example("capsule run --mount ./reports::/out:rw")
    .action(lazy(async () => (await import("./commands/run.ts")).run));

  cli
    .command("exec <component> [...args]", "Call the task in a component file")
    .usage("exec <component.wasm> [args…] [--task <name>]")
    .option(
      "--task <name>",
      "Task to call, where the component has several or no manifest beside it",
    )
    .option("--args-file <file>", "Arguments as a JSON array in a file")
    .option("--kwargs <json>", "Arguments by name as a JSON object, for tasks in Python")
    .option("--mount <mount>", "Grant a directory for this call; may be repeated")
    .option("--json", "Print the whole envelope as one line of JSON")
    .option("--verbose", "Also tell time, fuel, memory and requests")
    .example("capsule exec .capsule/build/exported/analyze.0123456789abcdef.wasm 5")
    .action(lazy(async () => (await import("./commands/exec.ts")).exec));

  cli
    .command("list [artifact]", "List the tasks of an artifact with their limits")
    .option("--json", "Print JSON")
    .example("capsule list")
    .action(lazy(async () => (await import("./commands/list.ts")).list));

  cli
    .command("inspect <task> [artifact]", "Show what a task may do, and what it is made of")
    .option("--json", "Print JSON")
    .option("--component <file>", "Write the task as a self-contained component")
    .example("capsule inspect analyze")
    .example("capsule inspect analyze --component analyze.wasm")
    .action(lazy(async () => (await import("./commands/inspect.ts")).inspect));

  cli
    .command("verify [artifact]", "Check an artifact: digests, versions, policies")
    .usage("verify [artifact] [--json]")
    .option("--json", "Print JSON")
    .example("capsule verify dist/tasks")
    .action(lazy(async () => (await import("./commands/verify.ts")).verify));

  cli
    .command("worker", "Call tasks for another program, a line of JSON for each message")
    .usage("worker  (the protocol: docs/worker.md)")
    .example("capsule worker")
    .action(lazy(async () => (await import("./commands/worker.ts")).worker));

  // Listed here for the help; its package reads the options.
  cli
    .command("mcp", "Serve snippets and tasks to models over MCP, by @capsule/mcp")
    .usage("mcp [options]  (capsule mcp --help)")
    .example("capsule mcp --timeout 5s --ram 128MB")
    .action(lazy(async () => async () => (await import("./commands/mcp.ts")).mcp([])));

  cli
    .command("clean", "Remove the artifact and the project's build cache")
    .option("--all", "Also remove the trace of past calls: all of .capsule")
    .example("capsule clean")
    .action(lazy(async () => (await import("./commands/clean.ts")).clean));

  cli
    .command("doctor", "Check the installation and the project")
    .option("--json", "Print JSON")
    .example("capsule doctor")
    .action(lazy(async () => (await import("./commands/doctor.ts")).doctor));

  cli.help();
  cli.version(version());
}
