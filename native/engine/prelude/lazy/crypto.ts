export { Crypto, crypto } from "../webcrypto/crypto.ts";
