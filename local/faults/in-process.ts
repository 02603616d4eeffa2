/** Applies faults to in-process calls of Local Twilio, without sockets and on any clock. */
import type { Fault } from './fault';
import { type Answer, outcomeOf, type Sleep } from './outcome';
import type { FaultScript } from './script';

/** Sends a request with a fault. Resolves or rejects as `fetch` would; a hanging request never settles. */
export async function sendWithFault(fault: Fault, send: () => Promise<Answer>, sleep: Sleep): Promise<Answer> {
  const outcome = await outcomeOf(fault, send, sleep);
  switch (outcome.kind) {
    case 'answered':
      return outcome.answer;
    case 'cut-off': {
      const { ok, status, headers } = outcome.answer;
      return { ok, status, headers, text: () => Promise.reject(new TypeError('terminated')) };
    }
    case 'broken':
      throw new TypeError('fetch failed');
    case 'silence':
      return new Promise(() => undefined);
  }
}

/** Creates a network between the functions and Twilio on which requests fail as the script says. No browser uses it. */
export const faultyNetwork =
  (script: FaultScript, sleep: Sleep) =>
  (request: { readonly method: string; readonly url: string }, send: () => Promise<Answer>): Promise<Answer> => {
    const { host, pathname } = new URL(request.url);
    const fault = script.next({ method: request.method, address: host + pathname, fromBrowser: false });
    return fault === undefined ? send() : sendWithFault(fault, send, sleep);
  };
