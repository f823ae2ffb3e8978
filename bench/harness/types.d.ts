import type { Peer } from "../peer/types.d.ts";

/** What a series of samples comes to. */
export interface Summary {
  /** Number of samples. */
  n: number;
  min: number;
  p50: number;
  p99: number;
  max: number;
}

/** Milliseconds, bytes, calls per second, or a plain number. */
export type Unit = "ms" | "bytes" | "/s" | "count";

/** The bound that a row is judged by; `because` says where it comes from when it is not a constant. */
export interface Target {
  kind: "at most" | "at least";
  value: number;
  because?: string;
}

/** One line of the results. */
export interface Row {
  what: string;
  unit: Unit;
  /** The figure of the summary that is compared and judged. */
  statistic: "p50" | "p99" | "max" | "min";
  ours: Summary;
  /** The same work in plain Node, without a sandbox; absent where that says nothing. */
  node?: Summary | null;
  /** Null where there is nothing to compare with; `peerNote` says why. */
  peer: Summary | null;
  peerNote?: string;
  target: Target | null;
  /** What was called, how often, and what the figure holds. */
  how: string;
}

/** What a measure is given. */
export interface Context {
  /** Fewer samples, for trying the bench itself. */
  quick: boolean;
  /** The peer, or the reason why it can't be measured here. */
  peer: Peer | { missing: string };
  /** Says on stderr what is under way. */
  say(line: string): void;
}

/** One subject of the bench: a file of `measures/`. */
export interface Measure {
  /** For `--only`. */
  name: string;
  run(context: Context): Promise<Row[]>;
}

/** The machine, as far as it explains the figures. */
export interface Machine {
  cpu: string;
  cores: number;
  /** Bytes. */
  memory: number;
  platform: string;
  node: string;
}

/** What a measure found. */
export interface Measured {
  /** Processes that wanted a core in the minute before, the bench's own among them: above the number of cores all is slower. */
  load: number;
  rows: Row[];
}

/** `results.json`. */
export interface Results {
  machine: Machine;
  /** How the peer was set up, or why it is missing. */
  peer: string;
  measures: Record<string, Measured>;
}
