/** Users, their workers and their activities. */
import type { Activity, User, Worker } from './model';
import { Refused, requireRecord } from './refused';
import { type Scope, touch } from './scope';

export function addActivity({ records, sids }: Scope, name: string, available: boolean): Activity {
  const activity = { sid: sids.next('WA'), name, available };
  records.activities.set(activity.sid, activity);
  return activity;
}

export function addUser(
  scope: Scope,
  identity: string,
  fullName: string,
  role: User['role'],
  activitySid: string,
): User {
  const { records, sids } = scope;
  const worker = addWorker(scope, identity, activitySid, {
    full_name: fullName,
    email: `${identity}@example.com`,
    contact_uri: `client:${identity}`,
    roles: [role],
    routing: { skills: [], levels: {} },
  });
  const user: User = { identity, fullName, role, workerSid: worker.sid, flexUserSid: sids.next('FU') };
  records.users.set(identity, user);
  return user;
}

/** Adds a worker who is no user of Flex. */
export function addWorker(
  { records, sids, now }: Scope,
  identity: string,
  activitySid: string,
  attributes: Record<string, unknown>,
): Worker {
  const createdAt = now();
  const worker: Worker = {
    sid: sids.next('WK'),
    identity,
    activitySid,
    attributes,
    version: 0,
    createdAt,
    updatedAt: createdAt,
    activityChangedAt: createdAt,
  };
  records.workers.set(worker.sid, worker);
  return worker;
}

/** Removes a worker who is unavailable and has no open work. */
export function removeWorker({ records }: Scope, workerSid: string) {
  const worker = requireRecord(records.workers, workerSid);
  const isAvailable = records.activities.get(worker.activitySid)?.available === true;
  if (isAvailable || records.openReservationsOf(workerSid).length > 0) {
    throw new Refused(400, 20001, `Worker ${workerSid} is available or has open reservations`);
  }
  if (records.users.has(worker.identity)) throw new Refused(400, 20001, `Worker ${workerSid} is a user of Flex`);
  records.workers.delete(workerSid);
}

export function setActivity(scope: Scope, workerSid: string, activitySid: string) {
  const { records, now, emit } = scope;
  const worker = requireRecord(records.workers, workerSid);
  requireRecord(records.activities, activitySid);
  worker.activitySid = activitySid;
  worker.activityChangedAt = now();
  touch(scope, worker);
  emit({ kind: 'worker', workerSid, change: 'activity' });
}

export function setWorkerAttributes(scope: Scope, workerSid: string, attributes: Record<string, unknown>) {
  const { records, emit } = scope;
  const worker = requireRecord(records.workers, workerSid);
  worker.attributes = attributes;
  touch(scope, worker);
  emit({ kind: 'worker', workerSid, change: 'attributes' });
}
