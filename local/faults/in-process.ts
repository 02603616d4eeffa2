/** Faults where the client calls Local Twilio as a function: on any clock, and without a socket. */
import type { Fault } from './fault';
import { type Answer, outcomeOf, type Sleep } from './outcome';
import type { FaultScript } from './script';

/** What `fetch` would give for a request that goes wrong like this. */
export async function applyFault(fault: Fault, send: () => Promise<Answer>, sleep: Sleep): Promise<Answer> {
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

/** A network between the functions, which alone are there, and Twilio, on which requests go wrong as the script says. */
export const faultyNetwork =
  (script: FaultScript, sleep: Sleep) =>
  (request: { readonly method: string; readonly url: string }, send: () => Promise<Answer>): Promise<Answer> => {
    const { host, pathname } = new URL(request.url);
    const fault = script.next({ method: request.method, address: host + pathname, fromBrowser: false });
    return fault === undefined ? send() : applyFault(fault, send, sleep);
  };
