// @ts-check
// The task that runs a page of the suite. The page's scripts are arguments, not part of its bundle: they are classic
// scripts, which share one global scope, and a bundler would make modules of them.
import { task } from "@capsule/runtime";
import { becomePage, becomeWorker } from "./page.js";
import { describeResult } from "./result.js";

/** @import { GuestResult } from "../types.d.ts" */

export const page = task(
  {
    name: "page",
    compute: "CUSTOM:500000000000",
    ram: "1GB",
    timeout: "120s",
    allowedHosts: ["localhost", "127.0.0.1", "[::1]"],
  },
  /**
   * @param {{ url: string, title: string, patience: number, isWindow: boolean }} options `patience`: milliseconds until
   *   subtests that still wait are given up
   * @param {string[]} libraries the harness, and what tests share of the suite
   * @param {string} script what the page consists of beside them
   * @returns {Promise<GuestResult>}
   */
  async (options, [harness = "", ...libraries], script) => {
    becomePage(options);
    /** @type {any} */
    const global = globalThis;
    const { eval: evaluate, setTimeout } = globalThis;
    /** @type {string | undefined} */
    let uncaught;
    // In one go with what follows: the harness takes the end of this job for the end of loading.
    evaluate(harness);
    // Only now: the harness itself would wait for the page that started the worker.
    becomeWorker();
    for (const library of libraries) evaluate(library);
    /** @type {Promise<GuestResult>} */
    const finished = new Promise((resolve) => {
      global.add_completion_callback((/** @type {any[]} */ tests, /** @type {any} */ status) =>
        resolve(describeResult(tests, status)),
      );
    });
    try {
      evaluate(script);
    } catch (error) {
      uncaught = String(error);
    }
    setTimeout(() => global.timeout(), options.patience);
    // A script that failed may have left the harness waiting for its end.
    if (uncaught !== undefined) global.done();
    const result = await finished;
    return uncaught === undefined ? result : { ...result, status: "ERROR", message: uncaught };
  },
);
