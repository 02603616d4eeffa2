/** One twilsock connection: its user, their requests, and the notifications sent to them. */
import { randomUUID } from 'node:crypto';
import * as v from 'valibot';
import type { RawData, WebSocket } from 'ws';
import { type FlexToken, readFlexToken } from '../../conventions/flex-tokens';
import { ClientHeader, type MessageHeader } from './client-frame';
import { decodeFrame, encodeFrame, FrameError } from './frame';
import { TunnelRequest, type TunnelResponse } from './tunnel';

const OK = { code: 200, status: 'OK' };
/** 20104: the access token has expired or is invalid. It makes the SDKs request a new token from their page. */
const TOKEN_REFUSED = { code: 401, status: 'UNAUTHORIZED', errorCode: 20104, description: 'Access token is not valid' };
const TOKEN_EXPIRED = { code: 410, status: 'TOKEN_EXPIRED' };
const PROTOCOL_ERROR = 1002;

/** Answers a request in the tunnel. */
export type Answer = (request: TunnelRequest, identity: string) => TunnelResponse;

export class Session {
  #token: FlexToken | null = null;

  /** `now` returns epoch milliseconds. */
  constructor(
    private readonly socket: WebSocket,
    private readonly now: () => number,
  ) {}

  /** The user whose token opened the session; null before that. */
  get identity(): string | null {
    return this.#token?.identity ?? null;
  }

  /** Serves the connection until it closes. */
  serve(answer: Answer) {
    this.socket.on('message', (data) => {
      try {
        this.#receive(bytesOf(data), answer);
      } catch (error) {
        if (!(error instanceof FrameError)) throw error;
        this.socket.close(PROTOCOL_ERROR, error.message);
      }
    });
  }

  /**
   * Sends a notification, after the answer to the current request. In the other order, an SDK takes its own change for
   * a change by another user.
   */
  notify(messageType: string, payload: object) {
    queueMicrotask(() => {
      const header = { method: 'notification', id: `TM${randomUUID()}`, message_type: messageType };
      this.socket.send(encodeFrame(header, payload));
    });
  }

  #receive(bytes: Buffer, answer: Answer) {
    const frame = decodeFrame(bytes);
    const parsed = v.safeParse(ClientHeader, frame.header);
    if (!parsed.success) throw new FrameError('The header of the frame is not understood');
    const header = parsed.output;
    switch (header.method) {
      case 'init':
      case 'update':
        return this.#authenticate(header.method, header.id, header.token);
      case 'message':
        return this.#tunnel(header, frame.payload, answer);
      case 'put_notification_ctx':
      case 'delete_notification_ctx':
        return this.#reply(header.id, { status: OK });
      case 'close':
        return this.socket.close();
      case 'reply':
      case 'telemetry.v1':
        return;
    }
  }

  #authenticate(method: 'init' | 'update', id: string, token: string) {
    const read = readFlexToken(token, this.now());
    if (read === null) return this.#reply(id, { status: TOKEN_REFUSED });
    this.#token = read;
    if (method === 'update') return this.#reply(id, { status: OK });
    this.#reply(id, {
      status: OK,
      continuation_token: randomUUID(),
      continuation_token_status: { reissued: false },
      // Without `offline_storage`, because SDKs would show data from before a restart.
      capabilities: ['client_update', 'telemetry.v1'],
      init_registrations: [],
      debug_info: {},
    });
  }

  #tunnel(header: MessageHeader, payload: Buffer, answer: Answer) {
    if (this.#token === null) return this.#reply(header.id, { status: TOKEN_REFUSED });
    if (this.#token.expiresAt <= this.now()) {
      this.socket.send(encodeFrame({ method: 'close', id: `TM${randomUUID()}`, status: TOKEN_EXPIRED }));
      return this.socket.close();
    }
    const { status, body } = answer(new TunnelRequest(header, payload), this.#token.identity);
    this.#reply(
      header.id,
      { status: OK, http_status: { code: status, status: String(status) }, http_headers: {} },
      body,
    );
  }

  #reply(id: string, header: object, payload?: object) {
    this.socket.send(encodeFrame({ method: 'reply', id, ...header }, payload));
  }
}

function bytesOf(data: RawData): Buffer {
  if (Array.isArray(data)) return Buffer.concat(data);
  return Buffer.isBuffer(data) ? data : Buffer.from(data);
}
