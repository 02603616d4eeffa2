/** What tests look at afterwards. */
import { ACCOUNT } from '../../local/world/model';
import type { Failure } from '../../src/contract/failures';
import type { Result } from '../../src/contract/result';
import type { Ttid } from '../../src/contract/sids';
import type { Stage } from './stage';
import { aliceSubject } from './subjects';

/** The ttid that Alice's interaction holds. */
export const bound = (stage: Stage) =>
  (stage.world.interactions.get(aliceSubject(stage).interactionSid)?.webhookTtid ?? null) as Ttid | null;

/** All webhooks that there are, the oldest first. */
export const ttids = ({ world }: Stage) => [...world.webhooks.keys()] as Ttid[];

export const codeOf = (result: Result<unknown, Failure>) => (result.ok ? 'ok' : result.failure.code);

/** What is recorded of Alice's interaction. */
export const recorded = (stage: Stage) =>
  stage.sync
    .service(ACCOUNT.recordsSyncServiceSid)
    .maps.find('interaction-webhooks')
    ?.find(aliceSubject(stage).interactionSid);

/** All records are lost. */
export const loseRecords = ({ sync }: Stage) =>
  sync.service(ACCOUNT.recordsSyncServiceSid).maps.remove('interaction-webhooks');
