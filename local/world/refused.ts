/** The world does not allow it; `status` and `code` are what Twilio would answer. */
export class Refused extends Error {
  constructor(
    readonly status: 400 | 404 | 409,
    readonly code: number,
    message: string,
  ) {
    super(message);
  }
}

export const notFound = (what: string) => new Refused(404, 20404, `The requested resource ${what} was not found`);

export const found = <T>(map: ReadonlyMap<string, T>, sid: string): T => {
  const thing = map.get(sid);
  if (thing === undefined) throw notFound(sid);
  return thing;
};
