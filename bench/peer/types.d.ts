import type { Ended } from "../harness/child.mjs";

/** The installed peer. */
export interface Peer {
  /** For example `capsule-run 0.8.10, …`. */
  description: string;
  /** Runs its command in a folder. */
  command(folder: string, ...args: string[]): Promise<Ended>;
  /** Writes a project with these files, by their names, into a new folder. */
  project(name: string, files: Record<string, string>): Promise<string>;
  /** The folder of the bench's task (`tasks/peer/main.ts`), built. */
  suite: string;
  /** The folder of the task of `tasks/peer-platform`, built when it is asked for. */
  platform(): Promise<string>;
  /** The folder of the task in Python of `tasks/peer-python`, built when it is asked for. */
  python(): Promise<string>;
  /** Runs snippets with its adapter; milliseconds of that many calls each, by what was called. */
  adapter(calls: number): Promise<Record<string, number[]>>;
  /** Starts `capsule worker` in a folder for the file in it, `main.ts` unless another one is named. */
  worker(folder: string, main?: string): PeerWorker;
}

/** A `capsule worker`: the peer's fastest door, a process that answers lines of JSON. */
export interface PeerWorker {
  pid: number;
  /** Runs the file's task `main`; the peer's arguments are strings. Rejects where the task failed. */
  call(...args: string[]): Promise<unknown>;
  close(): Promise<void>;
}
