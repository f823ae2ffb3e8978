import { expect, it } from "vitest";
import { toolNames } from "../src/tools/names.ts";

it("keeps names that clients accept", () => {
  expect(Object.fromEntries(toolNames(["clean-text", "main_2"], []))).toEqual({
    "clean-text": "clean-text",
    main_2: "main_2",
  });
});

it("replaces what clients refuse, and never gives a name twice", () => {
  expect(Object.fromEntries(toolNames(["a b", "a.b", "a_b", "a b.c"], ["a_b_c"]))).toEqual({
    a_b: "a_b",
    "a b": "task_a_b",
    "a.b": "task_a_b_2",
    "a b.c": "task_a_b_c",
  });
});
