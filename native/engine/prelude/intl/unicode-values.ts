/** Values of Unicode keywords that have a newer name, among those that formats know. */
const NEWER: Record<string, string> = {
  "ca ethiopic-amete-alem": "ethioaa",
  "ca gregorian": "gregory",
  "ca islamicc": "islamic-civil",
  "kb yes": "true",
  "kn yes": "true",
};

/** A keyword's value in its canonical form. */
export function CanonicalizeUValue(key: string, value: string): string {
  const lower = value.toLowerCase();
  return NEWER[`${key} ${lower}`] ?? lower;
}
