import { once } from "node:events";
import picocolors from "picocolors";

/** Where a command writes. Results go to `out`, all that is for people to `say`. */
export interface Terminal {
  out: (text: string) => void;
  say: (text: string) => void;
  /** Replaces the line that is being updated; null ends it. Does nothing where there is no terminal. */
  status: (text: string | null) => void;
  /** Whether `say` goes to a terminal. */
  interactive: boolean;
  /** Whether `say` may use colours. */
  color: boolean;
  colors: ReturnType<typeof picocolors.createColors>;
}

export function createTerminal(): Terminal {
  const interactive = process.stderr.isTTY === true;
  const color = useColor(process.env, interactive);
  let updating = false;
  const status = (text: string | null) => {
    if (!interactive || (text === null && !updating)) return;
    process.stderr.write(`\r\x1b[K${text ?? ""}`);
    updating = text !== null;
  };
  const say = (text: string) => {
    status(null);
    process.stderr.write(`${text}\n`);
  };
  const out = (text: string) => {
    status(null);
    process.stdout.write(`${text}\n`);
  };
  return { out, say, status, interactive, color, colors: picocolors.createColors(color) };
}

/** https://no-color.org and its counterpart; else colours go to terminals only. */
export function useColor(env: NodeJS.ProcessEnv, interactive: boolean): boolean {
  if (env.NO_COLOR !== undefined && env.NO_COLOR !== "") return false;
  if (env.FORCE_COLOR !== undefined) return env.FORCE_COLOR !== "0";
  return interactive && env.TERM !== "dumb";
}

/** Ends the process once everything written has left it: pipes take their time. */
export async function exit(code: number): Promise<never> {
  for (const stream of [process.stdout, process.stderr]) {
    if (stream.writableLength > 0) await once(stream, "drain");
  }
  process.exit(code);
}
