import { unavailable } from "../../errors/unavailable.ts";
import type { CipherMode } from "../native.ts";

/** A cipher as Node describes it. */
export interface CipherInfo {
  mode: string;
  name: string;
  nid: number;
  blockSize?: number;
  ivLength?: number;
  keyLength: number;
}

/** A cipher as the engine knows it. */
export interface CipherKind {
  info: CipherInfo;
  mode: CipherMode | "wrap";
  /** Whether there is a tag of what went through. */
  hasTag: boolean;
}

/** The numbers that OpenSSL has for AES, by mode: of keys with 128, 192 and 256 bits. */
const AES: Readonly<Record<string, readonly [number, number, number]>> = {
  cbc: [419, 423, 427],
  ctr: [904, 905, 906],
  ecb: [418, 422, 426],
  gcm: [895, 898, 901],
  wrap: [788, 789, 790],
};

const SIZES: Readonly<Record<string, Pick<CipherInfo, "blockSize" | "ivLength">>> = {
  cbc: { blockSize: 16, ivLength: 16 },
  ctr: { blockSize: 1, ivLength: 16 },
  ecb: { blockSize: 16 },
  gcm: { blockSize: 1, ivLength: 12 },
  wrap: { blockSize: 8, ivLength: 8 },
};

const kinds = new Map<string, CipherKind>();
const listed: string[] = [];

function add(names: readonly string[], kind: CipherKind): void {
  listed.push(...names);
  for (const name of names) kinds.set(name, kind);
}

for (const [mode, numbers] of Object.entries(AES)) {
  numbers.forEach((nid, at) => {
    const bits = 128 + 64 * at;
    const [long, short] = [`aes-${bits}-${mode}`, `id-aes${bits}-${mode}`];
    const isNamedById = mode === "gcm" || mode === "wrap";
    const name = isNamedById ? short : long;
    const info = { mode, name, nid, ...SIZES[mode], keyLength: bits / 8 };
    const kind = { info, mode: mode as CipherMode | "wrap", hasTag: mode === "gcm" };
    const other = mode === "wrap" ? [`aes${bits}-wrap`] : mode === "cbc" ? [`aes${bits}`] : [long];
    add([...new Set([name, ...other])], kind);
    kinds.set(name.toLowerCase(), kind);
  });
}

for (const [name, nid, ivLength] of [
  ["chacha20", 1019, 16],
  ["chacha20-poly1305", 1018, 12],
] as const) {
  const info = { mode: "stream", name, nid, ivLength, keyLength: 32 };
  add([name], { info, mode: name, hasTag: name === "chacha20-poly1305" });
}

/** What OpenSSL has and a task doesn't. */
const ABSENT =
  /^(aes-?\d+-(ccm|ocb|cfb\d?|ofb|xts|cbc-.*)|aes\d+-wrap-pad|id-aes\d+-(ccm|wrap-pad)|(des|camellia|aria|sm4|bf|rc2|rc4|cast5?|seed|idea|blowfish)(\d|-|$).*)$/;

/** The cipher of that name, in any case of its letters; undefined where there is none. */
export function cipherNamed(name: string): CipherKind | undefined {
  const lower = name.toLowerCase();
  if (ABSENT.test(lower)) {
    throw unavailable(`the cipher ${name}`, `Use another, such as "aes-256-gcm".`);
  }
  return kinds.get(lower);
}

export function cipherNumbered(nid: number): CipherKind | undefined {
  return [...kinds.values()].find(({ info }) => info.nid === nid);
}

export function getCiphers(): string[] {
  return [...listed].sort((a, b) => (a < b ? -1 : 1));
}
