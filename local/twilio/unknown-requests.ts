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
    this.#all.push(request);
    console.error(`Local Twilio does not support: ${request}`);
  }

  all(): readonly string[] {
    return this.#all;
  }
}
