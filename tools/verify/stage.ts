/**
 * Where questions are asked: a workflow, a queue and a worker of the run's own, and interactions in them. The worker is
 * in an activity without tasks. So no person is offered a task, and no task of a customer is offered to the worker.
 */

import { StepFailed } from '../account/step-failed';
import { type Account, isSid, jsonIn, textIn } from './account';
import { CONVERSATIONS, channelsOf, INTERACTIONS, SYNC_SERVICES, webhooksOf, workspaceAt } from './addresses';
import { closeChannel, workflowIn } from './cleanup';
import type { Journal } from './journal';
import { conversationName, MAX_INTERACTIONS, nameOf, PREFIX } from './names';
import { deployReceiver, type Receiver } from './receiver/receiver';
import { type Answer, type Form, type Io, NoAnswer, outcome, recordIn, type Twilio } from './twilio';

export interface TestInteraction {
  readonly sid: string;
  readonly channelSid: string;
  readonly conversationSid: string;
  /** The first answer about the channels, right after the creation. */
  readonly firstChannels: Answer;
}

/** An interaction that was created with a ttid. */
export interface CreatedWith {
  readonly created: Answer;
  /** The first answer about it, right after the creation; null if Twilio refused to create it. */
  readonly firstRead: Answer | null;
}

/** An event that cannot occur any more once an interaction exists, so such a webhook gets no event. */
const NEVER = 'onChannelCreateFailed';
const CHANNEL_ATTEMPTS = 10;

export class Stage {
  /** The addresses of webhooks, and of the workspace. */
  readonly webhooks: string;
  readonly workspace: string;
  #interactions = 0;
  #first: Promise<TestInteraction> | undefined;
  #second: Promise<TestInteraction> | undefined;
  #syncService: Promise<string> | undefined;
  #receiver: Promise<Receiver> | undefined;

  private constructor(
    private readonly twilio: Twilio,
    private readonly account: Account,
    private readonly journal: Journal,
    private readonly io: Io,
    readonly workerSid: string,
    readonly workflowSid: string,
    readonly queueSid: string,
  ) {
    this.webhooks = webhooksOf(account.instanceSid);
    this.workspace = workspaceAt(account.workspaceSid);
  }

  /** Creates queue, workflow and worker. Throws `StepFailed` unless they are what keeps a run away from people. */
  static async build(twilio: Twilio, account: Account, journal: Journal, io: Io): Promise<Stage> {
    const workspace = workspaceAt(account.workspaceSid);
    const mark = { interaction_webhooks_verify: true };
    const targetWorkers = 'interaction_webhooks_verify == true';
    await journal.add('task queue');
    const queue = await twilio.post(`${workspace}/TaskQueues`, { FriendlyName: PREFIX, TargetWorkers: targetWorkers });
    if (queue.status !== 201 || queue.body.target_workers !== targetWorkers) throw unusable('task queue', queue);
    const queueSid = textIn(queue.body.sid);
    await journal.add('workflow');
    const configuration = JSON.stringify({ task_routing: { filters: [], default_filter: { queue: queueSid } } });
    const workflow = await twilio.post(`${workspace}/Workflows`, {
      FriendlyName: PREFIX,
      Configuration: configuration,
    });
    const { task_routing: stored } = jsonIn(workflow.body.configuration);
    const isOwn = recordIn(recordIn(stored).default_filter).queue === queueSid && isEmpty(recordIn(stored).filters);
    if (workflow.status !== 201 || !isOwn) throw unusable('workflow', workflow);
    await journal.add('worker');
    const worker = await twilio.post(`${workspace}/Workers`, {
      FriendlyName: PREFIX,
      ActivitySid: account.unavailableSid,
      Attributes: JSON.stringify(mark),
    });
    if (worker.status !== 201 || worker.body.available !== false) throw unusable('worker', worker);
    const workflowSid = textIn(workflow.body.sid);
    return new Stage(twilio, account, journal, io, textIn(worker.body.sid), workflowSid, queueSid);
  }

  /** Asks for a new webhook that gets no events. */
  async register(label: string, changes: Form = {}): Promise<Answer> {
    await this.journal.add(`webhook ${label}`);
    return this.twilio.post(this.webhooks, {
      Type: 'interaction',
      WebhookUrl: 'https://example.com/interaction-webhooks-verify',
      WebhookMethod: 'POST',
      WebhookEvents: NEVER,
      FriendlyName: nameOf(label),
      ...changes,
    });
  }

  /** Registers a webhook that a question needs. Returns its ttid. */
  async webhook(label: string): Promise<string> {
    const answer = await this.register(label);
    if (answer.status !== 201 || textIn(answer.body.ttid) === '') throw needed('webhook', answer);
    return textIn(answer.body.ttid);
  }

  /** An interaction that stays open, for all questions together. */
  first(): Promise<TestInteraction> {
    this.#first ??= this.interaction();
    return this.#first;
  }

  /** Another one. */
  second(): Promise<TestInteraction> {
    this.#second ??= this.interaction();
    return this.#second;
  }

  /** A Sync service for one question. */
  syncService(): Promise<string> {
    this.#syncService ??= this.#createSyncService();
    return this.#syncService;
  }

  /** The function that gets events, with the service that it is in. */
  receiver(): Promise<Receiver> {
    this.#receiver ??= this.#deployReceiver();
    return this.#receiver;
  }

  /** The routing of a task to the run's own worker. */
  routing() {
    return {
      type: 'TaskRouter',
      properties: {
        workspace_sid: this.account.workspaceSid,
        workflow_sid: this.workflowSid,
        queue_sid: this.queueSid,
        worker_sid: this.workerSid,
        task_channel_unique_name: 'chat',
        attributes: { customerName: PREFIX },
      },
    };
  }

  /** Creates a web chat for the run's own worker. */
  async interaction(): Promise<TestInteraction> {
    const { created, conversationSid } = await this.#create({});
    if (!isInteraction(created)) throw needed('interaction', created);
    return this.#started(created, conversationSid);
  }

  /** Creates another one that holds a webhook from the start, and reads it at once. */
  async interactionWith(ttid: string): Promise<CreatedWith> {
    const { created, conversationSid } = await this.#create({ WebhookTtid: ttid });
    if (!isInteraction(created)) return { created, firstRead: null };
    const firstRead = await this.twilio.get(`${INTERACTIONS}/${textIn(created.body.sid)}`);
    await this.#started(created, conversationSid);
    return { created, firstRead };
  }

  async #create(fields: Form): Promise<{ created: Answer; conversationSid: string }> {
    this.#interactions += 1;
    if (this.#interactions > MAX_INTERACTIONS) throw new NoAnswer('There are too many test interactions');
    const name = conversationName(this.#interactions);
    await this.journal.add(`interaction ${this.#interactions}`);
    const conversation = await this.twilio.post(CONVERSATIONS, { UniqueName: name, FriendlyName: name });
    if (conversation.status !== 201) throw needed('conversation', conversation);
    const conversationSid = textIn(conversation.body.sid);
    const customer = await this.twilio.post(`${CONVERSATIONS}/${conversationSid}/Participants`, { Identity: name });
    if (customer.status !== 201) throw needed('customer', customer);
    const created = await this.twilio.post(INTERACTIONS, {
      Channel: JSON.stringify({
        type: 'web',
        initiated_by: 'api',
        properties: { media_channel_sid: conversationSid },
      }),
      Routing: JSON.stringify(this.routing()),
      ...fields,
    });
    return { created, conversationSid };
  }

  async #started(created: Answer, conversationSid: string): Promise<TestInteraction> {
    const sid = textIn(created.body.sid);
    const firstChannels = await this.twilio.get(channelsOf(sid));
    const channelSid = await this.#channelOf(sid, firstChannels);
    await this.requireOwnWorkflow(created, { sid, channelSid });
    return { sid, channelSid, conversationSid, firstChannels };
  }

  /** Ends an interaction and throws `StepFailed` unless Twilio has routed its new task to the run's own workflow. */
  async requireOwnWorkflow(
    routed: Answer,
    { sid, channelSid }: Pick<TestInteraction, 'sid' | 'channelSid'>,
  ): Promise<void> {
    if (workflowIn(routed) === this.workflowSid) return;
    await closeChannel(this.twilio, sid, channelSid);
    throw new StepFailed(
      'Twilio routed a test interaction to another workflow than the run’s own. The interaction was ended.',
      'Do not run this again in this account. An agent may have been offered a test chat.',
    );
  }

  async #channelOf(interactionSid: string, first: Answer): Promise<string> {
    let answer = first;
    for (let attempt = 1; attempt <= CHANNEL_ATTEMPTS; attempt += 1) {
      const [channel] = Array.isArray(answer.body.channels) ? answer.body.channels : [];
      const sid = recordIn(channel).sid;
      if (isSid('UO', sid)) return sid;
      await this.io.wait(1_000);
      answer = await this.twilio.get(channelsOf(interactionSid));
    }
    throw new NoAnswer('A test interaction got no channel');
  }

  async #createSyncService(): Promise<string> {
    await this.journal.add('Sync service');
    const service = await this.twilio.post(SYNC_SERVICES, { FriendlyName: PREFIX, AclEnabled: 'true' });
    if (service.status !== 201) throw needed('Sync service', service);
    return `${SYNC_SERVICES}/${textIn(service.body.sid)}`;
  }

  async #deployReceiver(): Promise<Receiver> {
    const syncService = await this.syncService();
    await this.journal.add('Functions service');
    return deployReceiver(this.twilio, this.io, syncService);
  }
}

const isInteraction = ({ status, body }: Answer) => status < 300 && isSid('KD', textIn(body.sid));

const isEmpty = (list: unknown) => list === undefined || (Array.isArray(list) && list.length === 0);

const needed = (what: string, answer: Answer) =>
  new NoAnswer(`The ${what} that the question needs could not be created (${outcome(answer)})`);

const unusable = (what: string, answer: Answer) =>
  new StepFailed(
    `The run’s own ${what} could not be created as required: Twilio answered ${outcome(answer)}.`,
    'Without it, test interactions could reach people, so no question was asked.',
  );
