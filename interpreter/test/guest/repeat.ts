/// <reference path="../../guest/capsule.d.ts" />

import { task } from "@capsule/runtime";
import type { GuestAnswer, GuestRequest } from "../../guest/protocol.ts";
import { runSnippet } from "../../guest/run.ts";

/** Runs one snippet after the other in one instance, as a session does; gives an answer or an error for each. */
export const repeat = task({ name: "repeat", timeout: "10s" }, async (requests: GuestRequest[]) => {
  const outcomes: (GuestAnswer | { error: string })[] = [];
  for (const request of requests) {
    try {
      outcomes.push(await runSnippet(request));
    } catch (error) {
      outcomes.push({ error: String(error) });
    }
  }
  return outcomes;
});
