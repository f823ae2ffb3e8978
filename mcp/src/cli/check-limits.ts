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
    await using session = new Session(language, { ...limits, packages: packages[language] });
    try {
      // Options are read when a session is opened, which its first call does.
      await session.listFiles();
    } catch (error) {
      if (error instanceof TypeError) throw new UsageError(error.message);
      throw error;
    }
  }
}
