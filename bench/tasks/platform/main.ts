import { task } from "@capsule/runtime";
import _ from "lodash";
import { evaluate as calculate } from "mathjs";
import { z } from "zod";
import * as work from "./work.mjs";

export const roundTrip = task({ name: "roundTrip", compute: "HIGH" }, work.roundTrip);
export const csv = task({ name: "csv", compute: "HIGH" }, work.csv);
export const markdown = task({ name: "markdown", compute: "HIGH" }, work.markdown);
export const sha256 = task({ name: "sha256", compute: "HIGH" }, work.sha256);
export const fanOut = task(
  { name: "fanOut", compute: "HIGH", allowedHosts: ["127.0.0.1"] },
  work.fanOut,
);

const Rows = z.array(z.object({ city: z.string(), degrees: z.number() }));

/** What a small call of a task with two common packages does. */
export const validate = task({ name: "validate" }, (rows: unknown) =>
  _.groupBy(Rows.parse(rows), "city"),
);

/** A package with a heavy top level, which the snapshot holds. */
export const evaluate = task({ name: "evaluate" }, (expression: string) =>
  String(calculate(expression)),
);
