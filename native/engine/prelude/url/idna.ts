// Host names beyond ASCII. The parser knows ASCII names only, since the tables of Unicode would lie in the
// memory of every task; QuickJS has those of normalization and case anyway, and they make the same names.

const AUTHORITY = /^(\s*[a-zA-Z][a-zA-Z0-9+.-]*:)?([\\/]{2,})?((?:[^\\/?#@]*@)*)([^\\/?#:@]*)/;

/** A URL whose host name is ASCII, where that is what it takes; undefined where the name can't be mapped. */
export function mapHost(url: string): string | undefined {
  const match = AUTHORITY.exec(url);
  const [whole = "", scheme = "", slashes = "", user = "", host = ""] = match ?? [];
  if (slashes === "" || isAscii(host)) return undefined;
  const mapped = toAscii(host);
  return mapped === undefined
    ? undefined
    : scheme + slashes + user + mapped + url.slice(whole.length);
}

/** The ASCII form of a host name: each label normalized, in lower case, and in Punycode. */
export function toAscii(host: string): string | undefined {
  let decoded: string;
  try {
    decoded = decodeURIComponent(host);
  } catch {
    return undefined;
  }
  const name = decoded
    .replace(/\u00AD|\u200B|\u2060|\uFEFF|[\uFE00-\uFE0F]/g, "")
    .normalize("NFKC")
    .toLowerCase()
    .normalize("NFKC");
  const labels = name.split(/[.\u3002\uFF0E\uFF61]/).map((label) => {
    return isAscii(label) ? label : `xn--${punycode(label)}`;
  });
  const isValid = /^[^\s\p{C}]*$/u.test(name);
  return isValid ? labels.join(".") : undefined;
}

export function isAscii(text: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: it is about all of ASCII.
  return /^[\x00-\x7F]*$/.test(text);
}

/** RFC 3492. */
function punycode(label: string): string {
  const points = Array.from(label, (character) => character.codePointAt(0) ?? 0);
  const basic = points.filter((point) => point < 0x80);
  let output = String.fromCharCode(...basic);
  if (basic.length > 0) output += "-";
  let next = 0x80;
  let delta = 0;
  let bias = 72;
  let handled = basic.length;
  while (handled < points.length) {
    const least = Math.min(...points.filter((point) => point >= next));
    delta += (least - next) * (handled + 1);
    next = least;
    for (const point of points) {
      if (point < next) delta++;
      if (point !== next) continue;
      output += variableLength(delta, bias);
      bias = adapt(delta, handled + 1, handled === basic.length);
      delta = 0;
      handled++;
    }
    delta++;
    next++;
  }
  return output;
}

function variableLength(value: number, bias: number): string {
  let output = "";
  for (let k = 36; ; k += 36) {
    const threshold = Math.min(Math.max(k - bias, 1), 26);
    if (value < threshold) return output + digit(value);
    output += digit(threshold + ((value - threshold) % (36 - threshold)));
    value = Math.floor((value - threshold) / (36 - threshold));
  }
}

function digit(value: number): string {
  return String.fromCharCode(value < 26 ? value + 97 : value + 22);
}

function adapt(delta: number, points: number, isFirst: boolean): number {
  let rest = Math.floor(delta / (isFirst ? 700 : 2));
  rest += Math.floor(rest / points);
  let k = 0;
  while (rest > 455) {
    rest = Math.floor(rest / 35);
    k += 36;
  }
  return k + Math.floor((36 * rest) / (rest + 38));
}
