/** Reads what a run needs to know of an account. Refuses an account or a key with which it could not do its work. */

import { StepFailed } from '../account/step-failed';
import { CONFIGURATION, CONVERSATIONS, DEFAULT_SYNC, webhooksOf, workspaceAt } from './addresses';
import { type Answer, NotAllowed, outcome, recordIn, type Twilio } from './twilio';

export interface Account {
  readonly accountSid: string;
  readonly instanceSid: string;
  readonly workspaceSid: string;
  readonly chatServiceSid: string;
  /** An activity in which a worker gets no tasks. */
  readonly unavailableSid: string;
  /** The number of global webhooks, which get the events of every interaction, also of test interactions. */
  readonly globalWebhooks: number;
}

/** Sends only requests that change nothing. Throws `StepFailed`. */
export async function examineAccount(twilio: Twilio, accountSid: string): Promise<Account> {
  const configuration = await readConfiguration(twilio, accountSid);
  const { flex_instance_sid: instanceSid, taskrouter_workspace_sid: workspaceSid } = configuration;
  if (!isSid('GO', instanceSid) || !isSid('WS', workspaceSid)) throw noFlex();
  const workspace = workspaceAt(workspaceSid);
  const webhooks = webhooksOf(instanceSid);
  await read(twilio, 'interaction webhooks', `${webhooks}?type=interaction&PageSize=1`);
  const globalWebhooks = (await reading(() => twilio.list(`${webhooks}?type=global&PageSize=1000`, 'data'))).length;
  for (const kind of ['TaskQueues', 'Workflows', 'Workers']) {
    await read(twilio, `TaskRouter’s ${kind}`, `${workspace}/${kind}?PageSize=1`);
  }
  const activities = await reading(() => twilio.list(`${workspace}/Activities`, 'activities'));
  await read(twilio, 'conversations', `${CONVERSATIONS}?PageSize=1`);
  await read(twilio, 'the default service of Sync', DEFAULT_SYNC);
  const unavailable = activities.find(({ available }) => available === false)?.sid;
  if (!isSid('WA', unavailable)) {
    throw new StepFailed(
      'The workspace has no activity that is unavailable, so a test worker would get the tasks of customers.',
      'Add an activity such as Offline to the workspace of Flex. Nothing was created.',
    );
  }
  const chatServiceSid = textIn(configuration.chat_service_instance_sid);
  return { accountSid, instanceSid, workspaceSid, chatServiceSid, unavailableSid: unavailable, globalWebhooks };
}

async function readConfiguration(twilio: Twilio, accountSid: string): Promise<Answer['body']> {
  const answer = await reading(() => twilio.get(CONFIGURATION));
  if (answer.status === 404) throw noFlex();
  if (answer.status !== 200) throw unusable('the configuration of Flex', answer);
  if (answer.body.account_sid !== accountSid) {
    throw new StepFailed(
      `The credentials belong to another account than ${accountSid}.`,
      'Set TWILIO_ACCOUNT_SID and the credentials of the same account. Nothing was created.',
    );
  }
  return answer.body;
}

async function read(twilio: Twilio, subject: string, url: string): Promise<void> {
  const answer = await reading(() => twilio.get(url));
  if (answer.status !== 200) throw unusable(subject, answer);
}

/** Explains a refusal. */
async function reading<T>(read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    if (!(error instanceof NotAllowed)) throw error;
    throw new StepFailed(
      `${error.message}.`,
      'Check the credentials. Use the Auth Token, or a key that covers Flex, TaskRouter, Conversations and Sync: a restricted key does not. Nothing was created.',
    );
  }
}

const noFlex = () =>
  new StepFailed('This account has no Flex.', 'Use an account with Flex, best a test account. Nothing was created.');

const unusable = (subject: string, answer: Answer) =>
  new StepFailed(`Twilio answered the request for ${subject} with ${outcome(answer)}.`, 'Nothing was created.');

export const isSid = (prefix: string, value: unknown): value is string =>
  typeof value === 'string' && new RegExp(`^${prefix}[0-9a-f]{32}$`, 'i').test(value);

export const textIn = (value: unknown): string => (typeof value === 'string' ? value : '');

/** The JSON object in a text property, as TaskRouter writes attributes. */
export function jsonIn(value: unknown): Readonly<Record<string, unknown>> {
  try {
    return recordIn(JSON.parse(textIn(value)));
  } catch {
    return {};
  }
}
