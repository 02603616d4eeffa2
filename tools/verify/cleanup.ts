/** Removes everything that a run has created, in this run or an earlier one. Names decide what that is. */
import { type Account, jsonIn, textIn } from './account';
import {
  CONVERSATIONS,
  channelsOf,
  DEFAULT_SYNC,
  INTERACTIONS,
  SERVERLESS_SERVICES,
  SYNC_SERVICES,
  webhooksOf,
  workspaceAt,
} from './addresses';
import { conversationName, isNameOfWebhook, MAX_INTERACTIONS, PREFIX } from './names';
import { type Answer, outcome, recordIn, type Twilio } from './twilio';

export interface Cleanup {
  readonly removed: number;
  /** The things that could not be removed, for people. */
  readonly left: readonly string[];
}

type Item = Readonly<Record<string, unknown>>;

/** Does what it can: a step that fails does not keep the next ones from running. */
export async function cleanUp(twilio: Twilio, { instanceSid, workspaceSid }: Account): Promise<Cleanup> {
  const workspace = workspaceAt(workspaceSid);
  const left: string[] = [];
  let removed = 0;

  const attempt = async (what: string, act: () => Promise<unknown>) => {
    try {
      await act();
    } catch (error) {
      left.push(`${what}: ${error instanceof Error ? error.message : 'unknown error'}`);
    }
  };
  const remove = (what: string, url: string) =>
    attempt(what, async () => {
      const answer = await twilio.delete(url);
      if (isGone(answer)) removed += 1;
      else left.push(`${what}: Twilio answered ${outcome(answer)}`);
    });
  const removeNamed = (
    what: string,
    list: string,
    key: string,
    urlOf: (item: Item) => string,
    isIncluded = ({ friendly_name }: Item) => friendly_name === PREFIX,
  ) =>
    attempt(what, async () => {
      const items = await twilio.list(list, key);
      for (const item of items.filter(isIncluded)) await remove(what, urlOf(item));
    });
  const inWorkspace = (what: string, folder: string, key: string) =>
    removeNamed(
      what,
      `${workspace}/${folder}?PageSize=1000`,
      key,
      ({ sid }) => `${workspace}/${folder}/${textIn(sid)}`,
    );

  await attempt('tasks', () => endTasks(twilio, workspace));
  for (let number = 1; number <= MAX_INTERACTIONS; number += 1) {
    await attempt('conversation', async () => {
      const url = `${CONVERSATIONS}/${conversationName(number)}`;
      if ((await twilio.get(url)).status === 200) await remove('conversation', url);
    });
  }
  for (const type of ['interaction', 'global']) {
    const list = `${webhooksOf(instanceSid)}?type=${type}&PageSize=1000`;
    const urlOf = ({ ttid }: Item) => `${webhooksOf(instanceSid)}/${textIn(ttid)}`;
    await removeNamed('webhook', list, 'data', urlOf, ({ friendly_name }) => isNameOfWebhook(friendly_name));
  }
  await attempt('Functions service', async () => {
    const url = `${SERVERLESS_SERVICES}/${PREFIX}`;
    // A key that may not read it has created none.
    const answer = await twilio.send({ method: 'GET', url, mayBeRefused: true });
    if (answer.status === 200) await remove('Functions service', url);
  });
  await inWorkspace('workflow', 'Workflows', 'workflows');
  await inWorkspace('task queue', 'TaskQueues', 'task_queues');
  await inWorkspace('worker', 'Workers', 'workers');
  await attempt('Sync service', async () => {
    const { sid: defaultSid } = (await twilio.get(DEFAULT_SYNC)).body;
    const isOurs = ({ sid, friendly_name }: Item) => friendly_name === PREFIX && sid !== defaultSid;
    const urlOf = ({ sid }: Item) => `${SYNC_SERVICES}/${textIn(sid)}`;
    await removeNamed('Sync service', `${SYNC_SERVICES}?PageSize=100`, 'services', urlOf, isOurs);
  });
  return { removed, left };
}

/** Closes the channels of the interactions whose tasks are in a workflow of a run, and cancels the other tasks. */
async function endTasks(twilio: Twilio, workspace: string): Promise<void> {
  const workflows = await twilio.list(`${workspace}/Workflows?PageSize=1000`, 'workflows');
  for (const { sid } of workflows.filter(({ friendly_name }) => friendly_name === PREFIX)) {
    const tasks = await twilio.list(`${workspace}/Tasks?WorkflowSid=${textIn(sid)}&PageSize=1000`, 'tasks');
    // Were the filter ignored, these would be the tasks of customers.
    for (const task of tasks.filter(({ workflow_sid }) => workflow_sid === sid)) {
      const attributes = jsonIn(task.attributes);
      const interaction = textIn(attributes.flexInteractionSid);
      const channel = textIn(attributes.flexInteractionChannelSid);
      const isNamed = interaction !== '' && channel !== '';
      if (isNamed && (await mayBeIn(twilio, interaction, sid))) await closeChannel(twilio, interaction, channel);
      if (['pending', 'reserved'].includes(textIn(task.assignment_status))) {
        const fields = { AssignmentStatus: 'canceled', Reason: 'The verification has ended' };
        await twilio.post(`${workspace}/Tasks/${textIn(task.sid)}`, fields);
      }
    }
  }
}

/**
 * Whether an interaction is in a workflow, or Twilio does not say. People can write the attributes of a task, and these
 * name its interaction.
 */
const mayBeIn = async (twilio: Twilio, interactionSid: string, workflowSid: unknown) =>
  [workflowSid, undefined].includes(workflowIn(await twilio.get(`${INTERACTIONS}/${interactionSid}`)));

/** The workflow in Twilio's answer about an interaction or an invite. */
export const workflowIn = ({ body }: Answer): unknown => recordIn(recordIn(body.routing).properties).workflow_sid;

/** Ends a conversation and completes its tasks. */
export const closeChannel = (twilio: Twilio, interactionSid: string, channelSid: string): Promise<Answer> =>
  twilio.post(`${channelsOf(interactionSid)}/${channelSid}`, {
    Status: 'closed',
    Routing: JSON.stringify({ status: 'closed' }),
  });

const isGone = ({ status }: Answer) => (status >= 200 && status < 300) || status === 404;
