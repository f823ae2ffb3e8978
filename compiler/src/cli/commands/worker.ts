import { Worker } from "../../worker/worker.ts";
import { EXIT } from "../exit.ts";
import type { Terminal } from "../terminal.ts";

/** Milliseconds between two looks at whether the parent lives. */
const LOOK = 1000;

/** `capsule worker`: calls for programs of other languages, over standard input and output. */
export async function worker(_terminal: Terminal): Promise<number> {
  const { stdin, stdout } = process;
  const write = stdout.write.bind(stdout);
  // A configuration that prints must not print into the protocol.
  stdout.write = process.stderr.write.bind(process.stderr);
  stdout.on("error", () => process.exit(EXIT.failed));

  const running = new Worker((text) => write(text), process.cwd());
  stdin.on("data", (chunk) => running.push(chunk));
  stdin.on("end", () => running.end());
  stdin.on("error", () => running.end());

  let code: number = EXIT.success;
  const interrupt = () => {
    code = EXIT.interrupted;
    running.close({ cancel: true });
  };
  process.on("SIGINT", interrupt);
  process.on("SIGTERM", interrupt);

  // Its input may be held open by another process that the parent started.
  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid !== parent) process.exit(EXIT.failed);
  }, LOOK).unref();

  await running.ended;
  return code;
}
