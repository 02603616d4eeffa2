/** The Sync SDKs that Flex UI 2.17.1 depends on, resolved as Flex resolves them. */
import { createRequire } from 'node:module';
import type { SyncClient } from 'twilio-sync';

const fromHere = createRequire(__filename);
const fromConversations = createRequire(fromHere.resolve('@twilio/conversations'));

type SyncSdk = { readonly SyncClient: typeof SyncClient };

/** Flex's Insights client uses the first, its Conversations client the second. */
export const SYNC_SDKS: readonly (readonly [name: string, sdk: SyncSdk])[] = [
  ['twilio-sync 2.0.1', fromHere('twilio-sync') as SyncSdk],
  ['twilio-sync 3.1.0', fromConversations('twilio-sync') as SyncSdk],
];
