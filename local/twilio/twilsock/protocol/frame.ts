/** Twilsock's frames: one binary WebSocket message, `TWILSOCK V3.0 <header bytes>\r\n<header JSON>\r\n<payload>`. */

export interface Frame {
  readonly header: unknown;
  readonly payload: Buffer;
}

/** The bytes are no frame. */
export class FrameError extends Error {}

const START = /^TWILSOCK V3\.0 (\d+)\r\n/;
const SEPARATOR = '\r\n';
/** As long as the first line can get with a header of any sensible size. */
const MAX_START_BYTES = 40;

/** A frame with `header` and, unless undefined, `payload` as JSON. Lengths are in bytes. */
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
