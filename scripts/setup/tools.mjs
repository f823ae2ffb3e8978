import { spawnSync } from "node:child_process";

const tools = [
  {
    name: "Node",
    command: ["node", "--version"],
    least: [20, 19],
    way: "Install Node 20.19 or newer: https://nodejs.org/en/download",
  },
  {
    name: "Rust",
    command: ["cargo", "--version"],
    least: [1, 95],
    way: "Install Rust 1.95 or newer: https://rustup.rs, then `rustup update stable`",
  },
];

/** Ends the process with one message that names every tool that is missing or too old. */
export function checkTools() {
  const problems = tools.flatMap((tool) => {
    const found = version(tool.command);
    if (found === null) return [`${tool.name} was not found. ${tool.way}`];
    if (isOlder(found, tool.least)) {
      return [`${tool.name} ${found.join(".")} is too old. ${tool.way}`];
    }
    return [];
  });
  if (problems.length > 0) {
    console.error(problems.map((problem) => `✗ ${problem}`).join("\n"));
    process.exit(1);
  }
}

function version([command, ...args]) {
  const { status, stdout } = spawnSync(command, args, { encoding: "utf8" });
  if (status !== 0) return null;
  return /(\d+)\.(\d+)/.exec(stdout)?.slice(1).map(Number) ?? null;
}

function isOlder([major, minor], [leastMajor, leastMinor]) {
  return major < leastMajor || (major === leastMajor && minor < leastMinor);
}
