/**
 * Requests to Twilio that nothing here answers. Each is a gap in Local Twilio, so it is said aloud, and kept for the
 * tests to see that there was none.
 */
export class UnknownRequests {
  readonly #all: string[] = [];

  /** `request` is a method and an address without its query, such as `GET flex-api.twilio.com/v1/Something`. */
  add(request: string) {
    this.#all.push(request);
    console.error(`Local Twilio does not know: ${request}`);
  }

  all(): readonly string[] {
    return this.#all;
  }
}
