/** Twilsock's frames. Each is a binary message: `TWILSOCK V3.0 <header bytes>\r\n<header JSON>\r\n<payload>`. */

export interface Frame {
  readonly header: unknown;
  readonly payload: Buffer;
}

/** The bytes are not a valid frame. */
export class FrameError extends Error {}

const START = /^TWILSOCK V3\.0 (\d+)\r\n/;
const SEPARATOR = '\r\n';
/** The first line is never longer, with a header of any realistic size. */
const MAX_START_BYTES = 40;

/** Encodes a frame with `header` and, if given, `payload` as JSON. */
export function encodeFrame(header: Readonly<Record<string, unknown>>, payload?: unknown): Buffer {
  const body = Buffer.from(payload === undefined ? '' : JSON.stringify(payload));
  const type = payload === undefined ? {} : { payload_type: 'application/json' };
  const head = Buffer.from(JSON.stringify({ ...header, ...type, payload_size: body.length }));
  return Buffer.concat([Buffer.from(`TWILSOCK V3.0 ${head.length}${SEPARATOR}`), head, Buffer.from(SEPARATOR), body]);
}

/** Throws `FrameError`. */
export function decodeFrame(bytes: Buffer): Frame {
  const start = START.exec(bytes.subarray(0, MAX_START_BYTES).toString('latin1'));
  if (start === null) throw new FrameError('Not a TWILSOCK V3.0 frame');
  const headerFrom = start[0].length;
  const headerTo = headerFrom + Number(start[1]);
  try {
    return {
      header: JSON.parse(bytes.subarray(headerFrom, headerTo).toString()),
      payload: bytes.subarray(headerTo + SEPARATOR.length),
    };
  } catch {
    throw new FrameError('The header of the frame is not JSON');
  }
}
