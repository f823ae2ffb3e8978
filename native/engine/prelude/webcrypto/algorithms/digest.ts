import { cryptography } from "../../crypto/native.ts";
import { type Algorithm, noParams, operation } from "../algorithm.ts";
import { hashNamed, WEB_HASHES } from "../hash.ts";

export const digests: Algorithm[] = WEB_HASHES.map((name) => {
  const hash = hashNamed(name);
  return {
    name,
    operations: {
      digest: operation(noParams, (_, data: Uint8Array) =>
        cryptography.hashOnce(hash.name, data, hash.bytes),
      ),
    },
  };
});
