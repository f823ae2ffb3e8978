import { strict } from "../../../node/assert/assert.ts";

export default strict;
export const {
  AssertionError,
  CallTracker,
  deepEqual,
  deepStrictEqual,
  doesNotMatch,
  doesNotReject,
  doesNotThrow,
  equal,
  fail,
  ifError,
  match,
  notDeepEqual,
  notDeepStrictEqual,
  notEqual,
  notStrictEqual,
  ok,
  rejects,

  strictEqual,
  throws,
} = strict;
export { strict } from "../../../node/assert/assert.ts";
