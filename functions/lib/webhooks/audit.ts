/** Reads the audit for the console. */
import { fail, ok } from '../../../src/contract/result';
import type { Operation } from '../endpoint/context';
import { failureOf } from '../endpoint/twilio-failure';

export const audit: Operation<'audit'> = async (context, { before }) => {
  const page = await context.audit.read(before);
  if (!page.ok) return fail(failureOf(page.failure));
  const { entries, next } = page.value;
  return ok({ entries: [...entries], next, retentionDays: context.settings.auditRetentionDays });
};
