/** Users, their workers and their activities. */
import type { Activity, User, Worker } from './model';
import { requireRecord } from './refused';
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
  const now = scope.now();
  const worker: Worker = {
    sid: sids.next('WK'),
    identity,
    activitySid,
    attributes: {
      full_name: fullName,
      email: `${identity}@example.com`,
      contact_uri: `client:${identity}`,
      roles: [role],
      routing: { skills: [], levels: {} },
    },
    version: 0,
    createdAt: now,
    updatedAt: now,
    activityChangedAt: now,
  };
  const user: User = { identity, fullName, role, workerSid: worker.sid, flexUserSid: sids.next('FU') };
  records.workers.set(worker.sid, worker);
  records.users.set(identity, user);
  return user;
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
