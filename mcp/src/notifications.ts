import type {
  LoggingLevel,
  ProgressToken,
  ServerNotification,
} from "@modelcontextprotocol/sdk/types.js";
import type { Emit } from "./output.ts";

/** From the least grave to the gravest. */
const LEVELS: readonly LoggingLevel[] = [
  "debug",
  "info",
  "notice",
  "warning",
  "error",
  "critical",
  "alert",
  "emergency",
];

const LEVEL_OF = { stdout: "info", stderr: "warning" } as const;

/**
 * Tells a client what running code prints: as progress where the client asked for it, else as log messages.
 *
 * @param tool The tool that was called.
 * @param token Of the client, for progress.
 * @param least The least grave level that the client wants to hear of.
 */
export function notifications(
  tool: string,
  token: ProgressToken | undefined,
  least: () => LoggingLevel,
  send: (notification: ServerNotification) => Promise<void>,
): Emit {
  let progress = 0;
  // A client that has gone is told by the transport, not by each piece of output.
  const notify = (notification: ServerNotification) => void send(notification).catch(() => {});
  return (stream, text) => {
    const level = LEVEL_OF[stream];
    if (token !== undefined) {
      const params = { progressToken: token, progress: ++progress, message: text };
      notify({ method: "notifications/progress", params });
    } else if (LEVELS.indexOf(level) >= LEVELS.indexOf(least())) {
      const params = { level, logger: tool, data: text };
      notify({ method: "notifications/message", params });
    }
  };
}
