import { type StreamMessage, SyncObject } from './object';
import type { Write } from './value';

export class SyncStream extends SyncObject {
  readonly kind = 'stream';
  #published = 0;

  /** Throws `SyncError` 400, 413 or 429. */
  publish({ data }: Write): StreamMessage {
    this.countWrite();
    const checked = this.checkedData(data);
    this.#published += 1;
    const message = { sid: messageSid(this.sid, this.#published), data: checked };
    this.record({ type: 'message_published', message });
    return message;
  }
}

/** A SID that no other stream gives. */
const messageSid = (streamSid: string, number: number) =>
  `TZ${streamSid.slice(2, 22)}${number.toString(16).padStart(12, '0')}`;
