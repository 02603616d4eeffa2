import type { RequestFailure } from '../../backend/backend';
import { focusField } from '../../components/focus';
import type { WebhookField } from './webhookDraft';

const REFUSED: Partial<Record<RequestFailure['code'], WebhookField>> = {
  'url-refused': 'url',
  'name-refused': 'friendlyName',
};

/** Leads to the field whose value was refused, or to what the refusal says. */
export function focusRefusal(form: HTMLFormElement | null, { code }: RequestFailure) {
  const field = REFUSED[code];
  if (field !== undefined) focusField(form, field);
  else form?.querySelector('[role="alert"]')?.scrollIntoView({ block: 'center' });
}
