import { formatMessage } from "../../console/format.ts";

interface DebugLog {
  (...args: unknown[]): void;
  readonly enabled: boolean;
}

/** `util.debuglog`: prints for those sections that the environment variable NODE_DEBUG names. */
export function debuglog(section: string, onEnabled?: (log: DebugLog) => void): DebugLog {
  const name = section.toUpperCase();
  let isAnnounced = false;
  const log = (...args: unknown[]): void => {
    if (!isEnabled(name)) return;
    if (!isAnnounced) {
      isAnnounced = true;
      onEnabled?.(debug);
    }
    native.write(2, `${name} 1: ${formatMessage(args)}\n`);
  };
  const debug = Object.defineProperty(log, "enabled", {
    get: () => isEnabled(name),
    configurable: true,
    enumerable: true,
  }) as DebugLog;
  return debug;
}

/** Asked at each use: a snapshot knows nothing of the environment. */
function isEnabled(name: string): boolean {
  const sections = native.environmentVariable("NODE_DEBUG");
  if (!sections) return false;
  const patterns = sections.toUpperCase().split(",");
  return patterns.some((pattern) => {
    const escaped = pattern.trim().replace(/[|\\{}()[\]^$+?.]/g, "\\$&");
    return new RegExp(`^${escaped.replaceAll("*", ".*")}$`).test(name);
  });
}
