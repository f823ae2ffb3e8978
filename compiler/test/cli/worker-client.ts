import { type ChildProcess, spawn } from "node:child_process";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { onTestFinished } from "vitest";
import type { Message } from "../../src/worker/protocol.ts";
import { BIN } from "./command.ts";

/** A message of some type. */
type Of<T extends Message["type"]> = Extract<Message, { type: T }>;

/** The built `capsule worker`, as a program of another language would use it. */
export interface WorkerClient {
  child: ChildProcess;
  /** Everything it wrote so far. */
  messages: Message[];
  /** The same as it came. */
  lines: string[];
  stderr: () => string;
  /** Writes a message, or bytes as they are. */
  send: (message: object | string | Buffer) => void;
  /** The first message of a type, of a call where its id is given; waits for it. */
  next: <T extends Message["type"]>(type: T, id?: string | number | null) => Promise<Of<T>>;
  /** Waits for a message that a condition holds for. */
  until: (found: (message: Message) => boolean) => Promise<Message>;
  /** Its exit code. */
  exited: Promise<number | null>;
}

/** Starts the worker in a directory; it is killed when the test ends. */
export function startWorker(cwd: string, env: NodeJS.ProcessEnv = {}): WorkerClient {
  const child = spawn(process.execPath, [BIN, "worker"], {
    cwd,
    env: { ...process.env, XDG_CACHE_HOME: join(tmpdir(), "capsule-test-cache"), ...env },
  });
  onTestFinished(() => void child.kill("SIGKILL"));
  const messages: Message[] = [];
  const lines: string[] = [];
  const waiting = new Set<() => void>();
  const wake = () => {
    for (const look of waiting) look();
  };
  createInterface({ input: child.stdout }).on("line", (line) => {
    lines.push(line);
    messages.push(JSON.parse(line));
    wake();
  });
  let stderr = "";
  child.stderr.on("data", (text) => {
    stderr += text;
  });
  let isClosed = false;
  const exited = new Promise<number | null>((done) => {
    child.once("close", (code) => {
      isClosed = true;
      wake();
      done(code);
    });
  });
  const until = (holds: (message: Message) => boolean, what = "such message") =>
    new Promise<Message>((found, failed) => {
      const look = () => {
        const message = messages.find(holds);
        if (message === undefined && !isClosed) return;
        waiting.delete(look);
        if (message === undefined) failed(new Error(`no ${what} came; stderr: ${stderr}`));
        else found(message);
      };
      waiting.add(look);
      look();
    });
  return {
    child,
    messages,
    lines,
    stderr: () => stderr,
    exited,
    until,
    send(message) {
      const isRaw = typeof message === "string" || Buffer.isBuffer(message);
      child.stdin.write(isRaw ? message : `${JSON.stringify(message)}\n`);
    },
    next: (type, id) =>
      until(
        (it) => it.type === type && (id === undefined || ("id" in it && it.id === id)),
        `"${type}"`,
      ) as never,
  };
}
