/** A text of at most so many characters, with a note where something was left out. */
export function cutText(text: string, max: number): string {
  if (text.length <= max) return text;
  const head = text.slice(0, isPair(text, max) ? max - 1 : max);
  return `${head}\n… ${text.length - head.length} more characters were left out`;
}

/** A JSON value; a note in its place where its text is longer than so many characters. */
export function cutValue(value: unknown, max: number): unknown {
  const { length } = JSON.stringify(value) ?? "";
  return length <= max ? value : `… left out: ${length} characters of JSON`;
}

/** Whether a cut would part the two halves of one character. */
function isPair(text: string, at: number): boolean {
  const unit = text.charCodeAt(at - 1);
  return unit >= 0xd800 && unit <= 0xdbff;
}
