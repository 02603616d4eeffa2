/** Generates well-formed SIDs with a counter per prefix, so that they are the same at every start. */
export class SidSequence {
  readonly #next = new Map<string, number>();

  constructor(readonly first = 1) {}

  next(prefix: string): string {
    const number = this.#next.get(prefix) ?? this.first;
    this.#next.set(prefix, number + 1);
    return sid(prefix, number);
  }
}

/** Formats a SID from its prefix and number, such as `sid('KD', 1)`. */
export const sid = (prefix: string, number: number) => prefix + number.toString(16).padStart(32, '0');

const TTID_TAIL = 26;

/**
 * Generates ttids in Twilio's current format, with 26 characters after the prefix. They are the same at every start.
 */
export class TtidSequence {
  #last = 0;

  next(): string {
    this.#last += 1;
    return `flex_interactionwebhook_${this.#last.toString(32).padStart(TTID_TAIL, '0')}`;
  }
}
