/**
 * One JSON line for each thing worth knowing afterwards. The fields are the ones listed here, so that no token, body or
 * address can slip in.
 */
export interface LogFields {
  readonly operation?: string;
  readonly actor?: string;
  readonly interaction?: string;
  readonly ttid?: string;
  /** What the audit should have kept. */
  readonly action?: string;
  /** Of an event that was received. */
  readonly type?: string;
  /** That is missing or unusable. */
  readonly variable?: string;
  readonly outcome?: string;
  readonly twilioCode?: number | null;
  readonly requestId?: string | null;
  /** The name of an unexpected error, and where it was thrown. */
  readonly error?: string;
}

export type Log = (event: string, fields: LogFields) => void;

export const consoleLog: Log = (event, fields) => console.log(JSON.stringify({ event, ...fields }));
