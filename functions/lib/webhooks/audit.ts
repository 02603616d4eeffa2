/** What was done to webhooks, as the console reads it. */
import { fail, ok } from '../../../src/contract/result';
import { notForAgents } from '../endpoint/rights';
import { failureOf } from '../endpoint/twilio-failure';

export const audit = notForAgents<'audit'>(async (service, { before }) => {
  const page = await service.audit.read(before);
  if (!page.ok) return fail(failureOf(page.failure));
  const { entries, next } = page.value;
  return ok({ entries: [...entries], next, retentionDays: service.settings.auditRetentionDays });
});
