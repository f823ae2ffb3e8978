import { describe, expect, test } from "vitest";
import { ADAPTATIONS } from "../../src/bundle/adaptation-list.ts";
import { ADAPTABLE, adapted } from "../../src/bundle/adaptations.ts";
import { installedPackage } from "../../src/bundle/paths.ts";

describe("adaptations of packages", () => {
  test("change the text they know, once", () => {
    const code = "var setToString = shortOut(baseSetToString);\nsetToString();";
    const expected = "var setToString = baseSetToString;\nsetToString();";
    expect(adapted(code, "lodash")?.toString()).toBe(expected);
    expect(adapted(code, "lodash-es")?.toString()).toBe(expected);
    expect(adapted(code, "lodash.merge")?.toString()).toBe(expected);
  });

  test("leave other packages alone, and files that only look alike", () => {
    const once = "var setToString = shortOut(baseSetToString);";
    expect(adapted(once, "lodash-like")).toBeNull();
    expect(adapted(`${once}\n${once}`, "lodash")).toBeNull();
    // One of two edits alone would change what the package does.
    expect(adapted("mixkey(math.random(), pool);", "seedrandom")).toBeNull();
  });

  test("are all found by the question that is asked first", () => {
    for (const { edits } of ADAPTATIONS)
      expect(edits.some(([from]) => ADAPTABLE.test(from))).toBe(true);
  });
});

test.each([
  ["/p/node_modules/zod/v4/core/util.js", "zod"],
  ["/p/node_modules/a/node_modules/@b/c/d.js", "@b/c"],
  ["C:\\p\\node_modules\\zod\\index.js", "zod"],
  ["/p/src/main.ts", null],
])("the package of %s is %s", (file, name) => {
  expect(installedPackage(file)).toBe(name);
});
