/** Ready-made values for tests. */
import type { Backend, BackendResult } from '../backend/backend';
import type { Binding } from '../contract/binding';
import { INSPECTOR } from '../contract/destination';

import { ok } from '../contract/result';
import type { ChannelSid, InteractionSid, TaskSid, Ttid } from '../contract/sids';
import type { Status } from '../interaction/entry';
import type { NamedSubject } from '../interaction/subject';

export const TTID = 'flex_interactionwebhook_01h2xcejqtf2nbrexx3vqjhp41' as Ttid;
export const OTHER_TTID = 'flex_interactionwebhook_01h2xcejqtf2nbrexx3vqjhp42' as Ttid;
export const CRM = { key: 'crm', label: 'CRM' };
export const ARCHIVE = { key: 'archive', label: 'Archive' };

type Bound<S extends Binding['state']> = Extract<Binding, { state: S }>;

export const ATTACHED: Bound<'attached'> = {
  state: 'attached',
  ttid: TTID,
  destination: CRM,
  host: null,
  events: ['onParticipantLeft'],
  attachedBy: 'ada_40example_2Ecom',
  attachedAt: '2026-03-01T09:30:00.000Z',
  timeline: null,
};

export const INSPECTED: Bound<'attached'> = {
  ...ATTACHED,
  destination: { ...INSPECTOR, label: 'inspector' },
  timeline: `interaction-webhook-${'0'.repeat(32)}`,
};

export const FOREIGN: Bound<'foreign'> = {
  state: 'foreign',
  ttid: OTHER_TTID,
  friendlyName: null,
  host: null,
  events: ['onChannelUpdated'],
};

const sid = (prefix: string, digit: string) => `${prefix}${digit.repeat(32)}`;

/** The n-th task, with an interaction of its own. */
export const targetOf = (digit: string, taskName = `Customer ${digit}`): NamedSubject => ({
  subject: {
    taskSid: sid('WT', digit) as TaskSid,
    interactionSid: sid('KD', digit) as InteractionSid,
    channelSid: sid('UO', digit) as ChannelSid,
  },
  taskName,
});

export const statusOf = (changes: Partial<Status> = {}): Status => ({
  binding: { state: 'none' },
  destinations: [CRM],
  canAttach: true,
  canDetach: changes.binding?.state === 'attached',
  canReplace: false,
  canUseUrl: false,
  isSwitchedOff: false,
  ...changes,
});

/** One call of a backend that waits for the test to answer it. */
interface Call<E extends keyof Backend> {
  readonly request: Parameters<Backend[E]>[0];
  readonly answer: (outcome: BackendResult<E>) => void;
}

/** A backend that a test answers by hand, in the order of its choice. */
export class ManualBackend implements Backend {
  readonly statusCalls: Call<'status'>[] = [];
  readonly attachCalls: Call<'attach'>[] = [];
  readonly detachCalls: Call<'detach'>[] = [];

  status: Backend['status'] = (request) =>
    new Promise((answer) => {
      this.statusCalls.push({ request, answer });
    });

  attach: Backend['attach'] = (request) =>
    new Promise((answer) => {
      this.attachCalls.push({ request, answer });
    });

  detach: Backend['detach'] = (request) =>
    new Promise((answer) => {
      this.detachCalls.push({ request, answer });
    });

  /** Answers the latest question for what is bound. */
  tell(status: Status) {
    this.statusCalls[this.statusCalls.length - 1]?.answer(ok(status));
  }
}
