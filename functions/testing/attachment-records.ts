/** Records and bindings of one interaction, for tests. */
import { ok } from '../../src/contract/result';
import type { InteractionSid, TaskSid, Ttid } from '../../src/contract/sids';
import type { CurrentBinding } from '../lib/attachment/current-binding';
import type { Webhook } from '../lib/twilio/flex';
import type { Attachment, AttachmentRecord, Records } from '../lib/twilio/records';

const NOW = Date.UTC(2026, 10, 21);
export const NONCE = '0123456789abcdef';
export const TTID = 'flex_interactionwebhook_1' as Ttid;
export const INTERACTION = `KD${'0'.repeat(32)}` as InteractionSid;

export const recordOfAge = (ageMs: number, changes: Partial<Attachment> = {}): AttachmentRecord => ({
  revision: '0',
  ageMs,
  attachment: {
    state: 'bound',
    nonce: NONCE,
    operationId: '',
    request: null,
    url: null,
    isSettled: false,
    taskSid: `WT${'0'.repeat(32)}` as TaskSid,
    workerSid: null,
    attachedBy: 'alice',
    attachedAt: new Date(NOW).toISOString(),
    displaced: null,
    replaces: null,
    abandoned: [],
    relay: null,
    previousRelay: null,
    timeline: null,
    unbinding: null,
    ttid: TTID,
    ...changes,
  },
});

const webhook: Webhook = {
  ttid: TTID,
  type: 'interaction',
  url: 'https://crm.example.com/',
  method: 'POST',
  events: [],
  friendlyName: null,
};

export const ours = (nonce: string) =>
  ({
    kind: 'ours',
    ttid: TTID,
    webhook,
    name: { interaction: INTERACTION, createdAt: NOW, nonce },
  }) satisfies CurrentBinding;

export const FOREIGN = { kind: 'foreign', ttid: TTID, webhook } satisfies CurrentBinding;
export const NOTHING = { kind: 'none' } satisfies CurrentBinding;
export const DELETED = { kind: 'dangling', ttid: TTID } satisfies CurrentBinding;
export const OTHER_TTID = `${TTID}2` as Ttid;

interface Written {
  readonly attachment: Attachment;
  /** The lifetime in seconds, if it is not that of a record; null if it is not changed. */
  readonly seconds?: number | null;
}

/** Records that accept every write, or answer each as `answer` says. */
export function keptRecords(answer?: Awaited<ReturnType<Records['write']>>) {
  const written: Written[] = [];
  const unused = () => Promise.reject(new Error('not used'));
  const records: Records = {
    read: unused,
    endIn: unused,
    remove: unused,
    write: async (_interaction, _seen, attachment, seconds) => {
      written.push({ attachment, ...(seconds === undefined ? {} : { seconds }) });
      return answer ?? ok({ ...recordOfAge(0), attachment });
    },
  };
  return { written, context: { records } };
}
