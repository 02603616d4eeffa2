/** Delete a webhook, whoever made it. */
import { fail, ok } from '../../../src/contract/result';
import { note } from '../audit';
import { failureOf, whyUnwritten } from '../trouble';
import { UNCLEAR } from '../twilio/http';
import { claimed } from './claimed';
import { find, objection } from './find';
import { notForAgents } from './rights';
import { ourNameOf } from './row';

export const remove = notForAgents<'remove'>((service, { ttid, version }) =>
  claimed(service, ttid, async () => {
    const found = await find(service, ttid);
    if (!found.ok) return found;
    const { instance, webhook } = found.value;
    if (webhook === null) return ok({ ttid });
    const against = objection(service, webhook, version);
    if (against !== null) return fail(against);
    if (!service.deadline.allowsStepForward()) return fail(failureOf(UNCLEAR));
    const deleted = await service.flex.deleteWebhook(instance, ttid);
    if (!deleted.ok) return fail(whyUnwritten(deleted.failure));
    await note(service, 'deleted', [{ ttid, interactionSid: ourNameOf(webhook)?.interaction ?? null }]);
    return ok({ ttid });
  }),
);
