export { CryptoKey } from "../webcrypto/crypto-key.ts";
