export { CryptoKey } from "../webcrypto/crypto-key.ts";
export { SubtleCrypto, subtle } from "../webcrypto/subtle.ts";
