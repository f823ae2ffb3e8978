/**
 * A value as the JSON that another program wrote. It crosses as it is: JavaScript would make `1.0` a `1`, and round large
 * integers.
 */
export class JsonText {
  /** Valid JSON. */
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}
