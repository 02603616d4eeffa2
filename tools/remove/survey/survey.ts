/** Finds what this product has left in an account. Changes nothing. */
import * as v from 'valibot';
import { isAbsent, type TwilioHttp } from '../../../functions/lib/twilio/http';
import { read } from '../../../functions/lib/twilio/read';
import { type InstanceSid, instanceSid } from '../../../src/contract/sids';
import { StepFailed } from '../../account/step-failed';
import { type Account, sourcesOfRecords } from '../account';
import { required } from '../client';
import { Lists } from '../lists';
import { readFiles, readFunctions } from './functions';
import { readPlugin, readRelease } from './plugin';
import { readRecordsServices, readTimelines } from './sync';
import { readUnfinishedDetaches, readWebhooks } from './webhooks';

const configuration = v.object({ account_sid: v.string(), flex_instance_sid: instanceSid });

export interface Identity {
  readonly accountSid: string;
  readonly instance: InstanceSid;
}

/** Returns the account that the credentials belong to, and its Flex instance. Throws `StepFailed`. */
export async function readIdentity(http: TwilioHttp): Promise<Identity> {
  const reply = read(configuration, await http({ method: 'GET', url: 'https://flex-api.twilio.com/v1/Configuration' }));
  if (!reply.ok && isAbsent(reply.failure)) {
    throw new StepFailed('The account has no Flex, and so nothing of this product.', 'Check the credentials.');
  }
  const { account_sid: accountSid, flex_instance_sid: instance } = required('Flex’s configuration', reply);
  return { accountSid, instance };
}

/** Throws `StepFailed` if a part of the account cannot be read. */
export async function survey(http: TwilioHttp, instance: InstanceSid): Promise<Account> {
  const lists = new Lists(http);
  const { functions, recordsServices: used } = await readFunctions(lists);
  const domains = functions?.environments.map(({ domain }) => domain) ?? [];
  const recordsServices = await readRecordsServices(lists, used);
  return {
    instance,
    releasedWith: await readRelease(lists),
    ...(await readWebhooks(lists, instance, domains)),
    unfinishedDetaches: await readUnfinishedDetaches(lists, instance, sourcesOfRecords({ functions, recordsServices })),
    functions,
    plugin: await readPlugin(lists),
    files: await readFiles(lists),
    timelines: await readTimelines(lists),
    recordsServices,
    incomplete: lists.incomplete,
  };
}
