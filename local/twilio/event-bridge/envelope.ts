/** Requests from TaskRouter's browser SDK: the envelope that Flex sends, and the request inside it. */
import type { User } from '../../world/model';

export interface Envelope {
  /** A path without its leading slash. */
  readonly url: string;
  readonly method: 'GET' | 'POST';
  readonly params?: Record<string, unknown>;
  readonly token: string;
}

/** Hono's environment of the app that answers the inner request: its sender and its parameters. */
export interface InnerEnv {
  Bindings: { user: User; params: Record<string, unknown> };
}
