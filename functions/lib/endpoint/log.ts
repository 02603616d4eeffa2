/**
 * The functions' log, one JSON line per entry. The fields are limited to those listed here, so that no token, body or
 * address gets into it.
 */
export interface LogFields {
  readonly operation?: string;
  readonly actor?: string;
  readonly interaction?: string;
  readonly ttid?: string;
  /** The action that could not be recorded in the audit. */
  readonly action?: string;
  /** The type of a received event. */
  readonly type?: string;
  /** The setting that is missing or unusable, and why. */
  readonly variable?: string;
  readonly reason?: string;
  readonly outcome?: string;
  readonly twilioCode?: number | null;
  readonly requestId?: string | null;
  /** The name of an unexpected error and its stack, without its message. */
  readonly error?: string;
}

export type Log = (event: string, fields: LogFields) => void;

export const consoleLog: Log = (event, fields) => console.log(JSON.stringify({ event, ...fields }));
