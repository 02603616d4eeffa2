/**
 * Requests to Twilio that Local Twilio cannot answer, or refuses for a parameter that it does not honor. Each is a gap
 * in it, so it is printed, and recorded for tests that expect none.
 */
export class UnknownRequests {
  readonly #all: string[] = [];

  /**
   * `request` is a method and an address without its query, such as `GET flex-api.twilio.com/v1/Something`. It may
   * also name a parameter.
   */
  add(request: string) {
    const line = inOneLine(request);
    this.#all.push(line);
    console.error(`Local Twilio does not support: ${line}`);
  }

  all(): readonly string[] {
    return this.#all;
  }
}

const LONGEST = 300;

/** A client can put anything into a name: a whole body, or characters that a terminal obeys. */
const inOneLine = (text: string) =>
  (text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text).replaceAll(/\p{Cc}+/gu, ' ');
