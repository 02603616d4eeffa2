/**
 * Requests to Twilio that Local Twilio cannot answer. Each is a gap in it, so it is printed, and recorded for tests
 * that expect none.
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
