import { accessSync, constants, mkdirSync } from "node:fs";
import { homedir } from "node:os";
import path from "node:path";
import { type Addon, loadAddon, type Sandbox } from "@capsule/native";
import { deliver } from "./call/logs.ts";
import { answer } from "./call/tools.ts";
import { takeSettings } from "./configure.ts";

let addon: Addon | null = null;
const sandboxes = new Map<string | null, Sandbox>();
let maxValueBytes = 0;

/**
 * The process's sandbox for a trace file; null writes no trace. Made at first use, then shared by
 * all artifacts with that trace. It doesn't keep the process alive, only running calls do.
 */
export function sandboxFor(trace: string | null): Sandbox {
  let sandbox = sandboxes.get(trace);
  if (sandbox === undefined) {
    sandbox = start(trace);
    sandboxes.set(trace, sandbox);
  }
  return sandbox;
}

/** Largest JSON text of arguments, bytes; known once a sandbox was made. */
export function largestValue(): number {
  return maxValueBytes;
}

/** Per-user directory for compiled code: `$XDG_CACHE_HOME/capsule` or `~/.cache/capsule`. */
export function cacheDirectory(): string {
  const base = process.env.XDG_CACHE_HOME;
  // The XDG specification has relative paths ignored.
  const absolute = base !== undefined && path.isAbsolute(base);
  return path.join(absolute ? base : path.join(homedir(), ".cache"), "capsule");
}

/** Whether a file could be written in a directory, which is made where it is missing. */
export function isWritable(directory: string): boolean {
  try {
    mkdirSync(directory, { recursive: true });
    accessSync(directory, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

function start(trace: string | null): Sandbox {
  if (addon === null) {
    addon = loadAddon();
    maxValueBytes = addon.maxValueBytes();
    process.once("exit", flushAll);
  }
  if (trace !== null) mkdirSync(path.dirname(trace), { recursive: true });
  const options = { ...takeSettings(), trace, cache: cacheDirectory() };
  const sandbox = new addon.Sandbox(options, (event) => {
    if ("tool" in event) void answer(sandbox, event);
    else deliver(event);
  });
  return sandbox;
}

function flushAll(): void {
  for (const sandbox of sandboxes.values()) sandbox.flush();
}
