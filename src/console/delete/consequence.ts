/** The consequence of deleting a webhook. Pure. */
import type { WebhookRow } from '../../contract/webhooks';
import type { PluralKey, StringKey } from '../../strings/text';
import { isOurs, type Listing } from '../listing';
import { stateOf } from '../state';

/** The consequences of deleting several webhooks, from most to least serious. A global one is deleted alone. */
export const BATCH_CONSEQUENCES = ['Unreadable', 'Others', 'Bound', 'Ours', 'Waiting', 'Unused'] as const;
type BatchConsequence = (typeof BATCH_CONSEQUENCES)[number];
export type Consequence = 'Global' | BatchConsequence;

/** Whether the person has to check first: this plugin does not know what depends on the webhook. */
export const needsCheck = (consequence: Consequence) =>
  consequence === 'Global' || consequence === 'Unreadable' || consequence === 'Others';

export function consequenceOf(webhook: WebhookRow, resolutions: Listing['resolutions']): Consequence {
  const state = stateOf(webhook, resolutions.get(webhook.ttid));
  switch (state) {
    case 'everywhere':
      return 'Global';
    case 'not-reported':
      return isOurs(webhook) ? 'Ours' : 'Others';
    case 'unreadable':
      return 'Unreadable';
    case 'bound':
      return 'Bound';
    case 'waiting':
      return 'Waiting';
    case 'never-used':
    case 'replaced':
    case 'orphan':
    case 'ended':
    case 'gone':
      return 'Unused';
    case 'resolving':
    case 'unresolved':
    case 'unknown':
      return 'Ours';
  }
}

/** The text for one webhook. */
export const consequenceText = (consequence: Consequence): StringKey => `Delete${consequence}Text`;

/** The text that counts several webhooks. */
export const consequenceCount = (consequence: BatchConsequence): PluralKey => `DeleteCount${consequence}`;
