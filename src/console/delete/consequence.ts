/** The consequence of deleting a webhook. Pure. */
import type { WebhookRow } from '../../contract/webhooks';
import type { PluralKey, StringKey } from '../../strings/text';
import { isOurs, type Listing } from '../listing';
import { stateOf } from '../state';

/** From most to least serious. */
export const CONSEQUENCES = ['Global', 'Unreadable', 'Others', 'Bound', 'Ours', 'Unused'] as const;
export type Consequence = (typeof CONSEQUENCES)[number];

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
export const consequenceCount = (consequence: Consequence): PluralKey => `DeleteCount${consequence}`;
