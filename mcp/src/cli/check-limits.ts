import { Session } from "@capsule/interpreter";
import type { ServerSettings } from "../settings.ts";
import { UsageError } from "./usage-error.ts";

/**
 * Refuses limits that can't be read before the first client comes.
 *
 * @throws UsageError
 */
export function checkLimits({ snippets, limits, packages }: ServerSettings): void {
  if (!snippets) return;
  for (const language of ["python", "javascript"] as const) {
    try {
      void new Session(language, { ...limits, packages: packages[language] }).close();
    } catch (error) {
      if (error instanceof TypeError) throw new UsageError(error.message);
      throw error;
    }
  }
}
