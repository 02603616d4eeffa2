/** Transfers of a channel from its agent to another one, or to the queue. */
import { inviteAgain } from './invites';
import { ACCOUNT, type Transfer } from './model';
import { Refused, requireRecord } from './refused';
import type { Scope } from './scope';
import { finishTask } from './tasks';

export type NewTransfer = Pick<Transfer, 'type' | 'from' | 'to' | 'noteSid' | 'summarySid'>;

/** Invites the target to the channel. The transfer is completed as soon as the new task is accepted. */
export function transferChannel(scope: Scope, channelSid: string, wanted: NewTransfer): Transfer {
  const { records, sids, now } = scope;
  const channel = requireRecord(records.channels, channelSid);
  if (channel.status !== 'active') throw new Refused(400, 20001, `Channel ${channel.sid} is ${channel.status}`);
  const from = records.participants.get(wanted.from);
  if (from?.channelSid !== channelSid || from.status !== 'active' || from.routing === null) {
    throw new Refused(400, 20001, `Invalid from: ${wanted.from} is no agent in channel ${channelSid}`);
  }
  const workerSid = targetWorker(scope, wanted.to, from.routing.workerSid);
  const { task } = inviteAgain(scope, channel, { workerSid, routingTarget: wanted.to });
  const transfer: Transfer = {
    ...wanted,
    sid: sids.next('UX'),
    channelSid,
    status: 'active',
    taskSid: task.sid,
    createdAt: now(),
    updatedAt: now(),
  };
  records.transfers.set(transfer.sid, transfer);
  if (transfer.type === 'cold') finishTask(scope, requireRecord(records.tasks, from.routing.taskSid), 'wrapup');
  return transfer;
}

/** A worker is invited themselves; of a queue or workflow, the first other agent. */
function targetWorker({ records }: Scope, to: string, fromWorkerSid: string): string {
  if (to === fromWorkerSid) throw new Refused(400, 20001, `Invalid to: ${to} transfers to themselves`);
  if (records.workers.has(to)) return to;
  const isQueue = to === ACCOUNT.queueSid || to === ACCOUNT.workflowSid;
  const others = [...records.users.values()].filter(({ role, workerSid }) => {
    return role === 'agent' && workerSid !== fromWorkerSid;
  });
  const [first] = isQueue ? others : [];
  if (first === undefined) throw new Refused(400, 20001, `Invalid to: ${to} is no other worker, queue or workflow`);
  return first.workerSid;
}
