/** Thrown when an action is not allowed. `status` and `code` are Twilio's HTTP status and error code. */
export class Refused extends Error {
  constructor(
    readonly status: 400 | 404 | 409 | 412,
    readonly code: number,
    message: string,
  ) {
    super(message);
  }
}

export const notFound = (resource: string) =>
  new Refused(404, 20404, `The requested resource ${resource} was not found`);

/** Returns a record by its key. Throws `Refused` with 404 if there is none. */
export const requireRecord = <T>(map: ReadonlyMap<string, T>, sid: string): T => {
  const record = map.get(sid);
  if (record === undefined) throw notFound(sid);
  return record;
};
