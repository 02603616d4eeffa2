/** Well-formed SIDs that are the same at every start: a counter for each prefix. */
export class SidSequence {
  readonly #last = new Map<string, number>();

  next(prefix: string): string {
    const number = (this.#last.get(prefix) ?? 0) + 1;
    this.#last.set(prefix, number);
    return sid(prefix, number);
  }
}

/** The SID of a thing with a fixed number, such as `sid('KD', 1)`. */
export const sid = (prefix: string, number: number) => prefix + number.toString(16).padStart(32, '0');

const TTID_TAIL = 26;

/** Ttids in the form that Twilio gives them today, 26 characters after the prefix, and the same at every start. */
export class TtidSequence {
  #last = 0;

  next(): string {
    this.#last += 1;
    return `flex_interactionwebhook_${this.#last.toString(32).padStart(TTID_TAIL, '0')}`;
  }
}
