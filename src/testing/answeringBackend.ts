import { httpBackend } from '../backend/httpBackend';
import { ENDPOINTS, type Endpoint } from '../contract/endpoints';
import { CONTRACT_VERSION } from '../contract/version';

/** The body of a successful answer. */
export const enveloped = (value: unknown) => ({ contract: CONTRACT_VERSION, ok: true, value });

/** Creates the real client over functions that answer each endpoint with these bodies, and others with a page. */
export const answeringBackend = (bodies: { readonly [E in Endpoint]?: unknown }) =>
  httpBackend({
    baseUrl: 'https://functions.example.twil.io',
    token: () => 'token',
    isOnline: () => true,
    report: () => undefined,
    send: async (url) => {
      const endpoint = Object.entries(ENDPOINTS).find(([, { path }]) => new URL(url).pathname === path)?.[0];
      const body = Object.entries(bodies).find(([name]) => name === endpoint)?.[1];
      return { status: 200, text: async () => (body === undefined ? '<html>' : JSON.stringify(body)) };
    },
  });
