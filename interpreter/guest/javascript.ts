import { task } from "@capsule/runtime";
import type { GuestRequest } from "./protocol.ts";
import { runSnippet } from "./run.ts";

/** Runs a snippet of JavaScript. Limits and capabilities are the host's to give, for each run. */
export const javascript = task({ name: "javascript" }, (request: GuestRequest) =>
  runSnippet(request),
);
