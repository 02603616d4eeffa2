/** This product's functions, called as the panel calls them. */
import { newAttachRequest, newDetachRequest } from '../../e2e/fixtures/attachments';
import { readAnswer, requestFields, withContract } from '../../e2e/fixtures/plugin-requests';
import { unwrap } from '../../e2e/fixtures/results';
import { type Answer, ENDPOINTS, type Endpoint, type Request, type Subject } from '../../src/contract/endpoints';
import type { Ttid } from '../../src/contract/sids';
import type { AttachClient } from './client';

/** Requests on behalf of the person with this token. */
export function ourClient(origin: string, token: string, subject: Subject): AttachClient {
  async function send<E extends Endpoint>(name: E, request: Request<E>): Promise<Answer<E>> {
    const response = await fetch(`${origin}${ENDPOINTS[name].path}`, {
      method: 'POST',
      body: new URLSearchParams(withContract(requestFields(token, request))),
    });
    return unwrap(readAnswer(name, await response.json()));
  }

  async function attach(seenTtid: string | null): Promise<string> {
    const { binding } = await send('attach', newAttachRequest(subject, { seenTtid: seenTtid as Ttid | null }));
    if (binding.state !== 'attached') throw new Error(`After attaching, the binding is ${binding.state}`);
    return binding.ttid;
  }

  return {
    attach: () => attach(null),
    replace: attach,
    detach: async (boundTtid) => {
      const { binding } = await send('detach', newDetachRequest(subject, boundTtid as Ttid));
      if (binding.state !== 'none') throw new Error(`After detaching, the binding is ${binding.state}`);
    },
  };
}
