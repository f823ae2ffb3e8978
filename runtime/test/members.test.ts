import { expect, test } from "vitest";
import { memberTexts } from "../src/json/members.ts";

test.each([
  ["nothing", "{}", {}],
  [
    "numbers as they were written",
    '{"a":1.0,"b":1e2,"c":12345678901234567890}',
    { a: "1.0", b: "1e2", c: "12345678901234567890" },
  ],
  [
    "what is nested",
    '{ "a" : [1, {"b": [ "]" ]}] , "c":{"d":"}"}}',
    { a: '[1, {"b": [ "]" ]}]', c: '{"d":"}"}' },
  ],
  [
    "strings with quotes and backslashes",
    String.raw`{"a":"x\"}","b":"\\","c":"\\\"","d":[]}`,
    { a: String.raw`"x\"}"`, b: String.raw`"\\"`, c: String.raw`"\\\""`, d: "[]" },
  ],
  ["escaped names", String.raw`{"\u0061rgs":[1],"":null}`, { args: "[1]", "": "null" }],
  ["the last of repeated names", '{"args":[1],"args":[2]}', { args: "[2]" }],
  ["names like Object's own", '{"__proto__":[1]}', { ["__proto__"]: "[1]" }],
])("%s", (_, text, members) => {
  expect([...memberTexts(text)]).toEqual(Object.entries(members));
  for (const [name, value] of memberTexts(text)) {
    expect(JSON.parse(value)).toEqual(
      Object.getOwnPropertyDescriptor(JSON.parse(text), name)?.value,
    );
  }
});
