/** The account on Local Twilio as everyone but the client sees it: its users, customers, servers and functions. */
import * as v from 'valibot';
import { issueFlexToken } from '../../../local/twilio/conventions/flex-tokens';
import { ACCOUNT } from '../../../local/world/model';
import { type Answer, ENDPOINTS, type Endpoint, type Request } from '../../../src/contract/endpoints';
import { channelSid, interactionSid, taskSid } from '../../../src/contract/sids';
import { readAnswer, requestFields, withContract } from '../../fixtures/plugin-requests';
import { unwrap } from '../../fixtures/results';

const HOUR_MS = 3_600_000;
const AUTHORIZATION = `Basic ${Buffer.from(`${ACCOUNT.accountSid}:${ACCOUNT.authToken}`).toString('base64')}`;

const WORKSPACE = `taskrouter.twilio.com/v1/Workspaces/${ACCOUNT.workspaceSid}`;

const chat = v.object({ interactionSid, channelSid, conversationSid: v.string(), taskSid });

/** A customer's conversation, with everything behind it. */
export type Chat = v.InferOutput<typeof chat>;

const reservations = v.object({ reservations: v.array(v.object({ sid: v.string(), worker_sid: v.string() })) });

const workers = v.object({ workers: v.array(v.object({ sid: v.string(), friendly_name: v.string() })) });

export type Form = Readonly<Record<string, string>>;

export class Account {
  /** @param origin Local Twilio's origin. */
  constructor(
    readonly origin: string,
    readonly functionsOrigin: string,
  ) {}

  /** A Flex token of a user, such as `manager.user.token`. */
  readonly token = (identity: string) => issueFlexToken({ identity, expiresAt: Date.now() + HOUR_MS });

  /** Calls a REST API with the account's credentials, such as `GET sync.twilio.com/v1/Services`. */
  async rest(method: 'GET' | 'POST' | 'DELETE', address: string, form?: Form): Promise<unknown> {
    const response = await fetch(`${this.origin}/_tw/${address}`, {
      method,
      headers: { authorization: AUTHORIZATION },
      ...(form === undefined ? {} : { body: new URLSearchParams(form) }),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${address} was answered ${response.status}: ${text}`);
    return text === '' ? null : JSON.parse(text);
  }

  async workerSid(identity: string): Promise<string> {
    const answer = await this.rest('GET', `${WORKSPACE}/Workers`);
    const worker = v.parse(workers, answer).workers.find(({ friendly_name }) => friendly_name === identity);
    if (worker === undefined) throw new Error(`${identity} is no worker`);
    return worker.sid;
  }

  /** Starts a web chat that is offered to an agent. */
  readonly startChat = async (customer: string, agent = 'alice'): Promise<Chat> =>
    v.parse(chat, await this.#outside('conversations', { customer, agent, channel: 'web', message: 'Hello!' }));

  /** Lets the customer write. */
  readonly write = async ({ channelSid }: { readonly channelSid: string }, text: string) => {
    await this.#outside(`conversations/${channelSid}/messages`, { text });
  };

  /** Lets the customer leave. */
  readonly leave = async ({ channelSid }: { readonly channelSid: string }) => {
    await this.#outside(`conversations/${channelSid}/leave`, {});
  };

  /** Lets the agent accept, as Flex does. */
  readonly accept = async ({ taskSid }: Chat, agent = 'alice') => {
    const answer = await this.rest('GET', `${WORKSPACE}/Tasks/${taskSid}/Reservations`);
    const [reservation] = v.parse(reservations, answer).reservations;
    if (reservation === undefined) throw new Error(`The task ${taskSid} is offered to no one`);
    const { sid, worker_sid } = reservation;
    const response = await fetch(`${this.origin}/_tw/event-bridge.twilio.com/v1/wschannels`, {
      method: 'POST',
      body: JSON.stringify({
        url: `Workspaces/${ACCOUNT.workspaceSid}/Workers/${worker_sid}/Reservations/${sid}`,
        method: 'POST',
        params: { ReservationStatus: 'accepted' },
        token: this.token(agent),
      }),
    });
    if (!response.ok) throw new Error(`Accepting was answered ${response.status}: ${await response.text()}`);
  };

  /** Ends the conversation and completes the task. */
  readonly close = async ({ interactionSid, channelSid }: Chat) => {
    await this.rest('POST', `flex-api.twilio.com/v1/Interactions/${interactionSid}/Channels/${channelSid}`, {
      Status: 'closed',
      Routing: JSON.stringify({ status: 'closed' }),
    });
  };

  /** Sends a request of the plugin to the functions. */
  async plugin<E extends Endpoint>(identity: string, name: E, request: Request<E>): Promise<Answer<E>> {
    const response = await fetch(this.functionsOrigin + ENDPOINTS[name].path, {
      method: 'POST',
      body: new URLSearchParams(withContract(requestFields(this.token(identity), request))),
    });
    return unwrap(readAnswer(name, await response.json()));
  }

  async #outside(path: string, body: object): Promise<unknown> {
    const response = await fetch(`${this.origin}/outside/api/${path}`, { method: 'POST', body: JSON.stringify(body) });
    const answer: unknown = await response.json();
    if (!response.ok)
      throw new Error(`/outside/api/${path} was answered ${response.status}: ${JSON.stringify(answer)}`);
    return answer;
  }
}
