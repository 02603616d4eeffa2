/**
 * The name under which our webhooks stand in the account. It is the only thing that survives a lost record, so it says
 * that the webhook is ours, which interaction it is for, and when it was made; the nonce ties it to one attempt.
 * It holds nothing personal.
 */
import * as v from 'valibot';
import { type InteractionSid, interactionSid } from '../../../src/contract/sids';
import type { WebhookType } from '../../../src/contract/webhooks';

const PREFIX = 'interaction-webhooks';

export interface OurName {
  readonly interaction: InteractionSid;
  /** Epoch milliseconds, to the second. */
  readonly createdAt: number;
  readonly nonce: string;
}

const ourName = v.pipe(
  v.string(),
  v.transform((name) => name.split(' ')),
  v.strictTuple([
    v.literal(PREFIX),
    interactionSid,
    v.pipe(v.string(), v.isoTimestamp(), v.transform(Date.parse)),
    v.pipe(v.string(), v.regex(/^[0-9a-f]{16}$/)),
  ]),
  v.transform(([, interaction, createdAt, nonce]): OurName => ({ interaction, createdAt, nonce })),
);

export function formatFriendlyName({ interaction, createdAt, nonce }: OurName): string {
  const time = new Date(createdAt).toISOString().replace(/\.\d+Z$/, 'Z');
  return `${PREFIX} ${interaction} ${time} ${nonce}`;
}

/** What a name of ours says; null for everybody else's. */
export function parseFriendlyName(name: string | null): OurName | null {
  const parsed = v.safeParse(ourName, name);
  return parsed.success ? parsed.output : null;
}

/** What the name of a webhook of ours says; null for everybody else's, and for what is `global`. */
export const ourNameOf = ({
  type,
  friendlyName,
}: {
  readonly type: WebhookType;
  readonly friendlyName: string | null;
}) => (type === 'interaction' ? parseFriendlyName(friendlyName) : null);

/**
 * Whether a name that somebody wants to give begins like those of ours, in whatever letters: nobody may, so that nobody
 * takes theirs for one of ours, and no slip of the hand gives it to the sweep.
 */
export const isReserved = (name: string) => name.normalize('NFKC').trimStart().toLowerCase().startsWith(PREFIX);
