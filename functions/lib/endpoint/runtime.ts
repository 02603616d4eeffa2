/** The types of Twilio's Functions runtime that are used here. Source: Twilio's documentation, "Function execution". */

export interface TwilioResponse {
  setStatusCode(code: number): void;
  setHeaders(headers: Record<string, string>): void;
  setBody(body: object): void;
}

declare global {
  /** A global that the runtime defines. */
  const Twilio: { readonly Response: new () => TwilioResponse };
}

export type Callback = (error: null, response: TwilioResponse) => void;

/** Query and form fields; a repeated field is a list. */
export type Event = Readonly<Record<string, unknown>>;

export type Handler = (context: Readonly<Record<string, unknown>>, event: Event, callback: Callback) => Promise<void>;
