import { Session } from "@capsule/interpreter";
import type { ServerSettings } from "../settings.ts";
import { UsageError } from "./usage-error.ts";

/**
 * Refuses limits that can't be read before the first client comes.
 *
 * @throws UsageError
 */
export async function checkLimits({ snippets, limits, packages }: ServerSettings): Promise<void> {
  if (!snippets) return;
  for (const language of ["python", "javascript"] as const) {
    try {
      await using session = new Session(language, { ...limits, packages: packages[language] });
      // Packages are looked at when its first call opens it.
      await session.listFiles();
    } catch (error) {
      if (error instanceof TypeError) throw new UsageError(error.message);
      throw error;
    }
  }
}
