/** The envelope of a request from TaskRouter's browser SDK, and what an inner app reads from it. */
import type { User } from '../../world/model';

export interface Envelope {
  /** A path without its leading slash. */
  readonly url: string;
  readonly method: 'GET' | 'POST';
  readonly params?: Record<string, unknown>;
  readonly token: string;
}

/** Hono's environment of the inner app: the sender and the parameters of the request. */
export interface InnerEnv {
  Bindings: { user: User; params: Record<string, unknown> };
}
