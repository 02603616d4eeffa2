/** Whether what was allowed has happened, and nothing besides. */
import { isDeepStrictEqual } from 'node:util';
import { type Changes, changesBetween, type Photograph, photograph } from '../shared/snapshot';
import type { SetScene } from './cell-setup';
import { isThere } from './console-rules';
import type { Cell } from './dimensions';
import { isFinished } from './interaction-rules';
import { EDITED_EVENTS } from './request';

/** How what has become of the account contradicts an answer that is `ok`; `writes` were sent to change something. */
export function effects(cell: Cell, scene: SetScene, before: Photograph, writes: readonly string[]): string[] {
  const after = photograph(scene.harness);
  const changes = changesBetween(before, after);
  return [...undone(cell, scene, after, changes, writes), ...overdone(cell, scene, before, changes)];
}

/** What should have happened and has not. */
function undone(
  { action, ...cell }: Cell,
  { home, held, orphan, foreignOrphan }: SetScene,
  { webhooks, bound }: Photograph,
  { deleted, registered, edited, rebound }: Changes,
  writes: readonly string[],
): string[] {
  const holds = bound.get(home) ?? '';
  const unless = (isRight: boolean, complaint: string) => (isRight ? [] : [complaint]);
  const onlyDeleted = (...ttids: readonly (string | null)[]) =>
    unless(isDeepStrictEqual(deleted, ttids), `deleted ${deleted.join(', ') || 'nothing'}`);
  const nothingDone = () => unless(writes.length === 0, `sent ${writes.join(', ')}`);
  switch (action) {
    case 'status':
    case 'detach absent':
    case 'detach elsewhere':
    case 'detach foreign left-behind':
    case 'list':
    case 'list global':
    case 'resolve':
    case 'fetch':
    case 'audit':
      return nothingDone();
    case 'attach':
    case 'replace':
      return unless(registered.includes(holds), 'attached nothing new');
    case 'detach':
      return [
        ...unless(!webhooks.has(holds), 'detached nothing'),
        ...unless(
          deleted.every((ttid) => ttid === held),
          'deleted another one',
        ),
      ];
    case 'detach left-behind':
      return [...onlyDeleted(orphan), ...unless(rebound.length === 0, 'changed what is bound')];
    case 'finish':
      return isFinished({ ...cell, action }) ? onlyDeleted(held) : nothingDone();
    case 'create':
    case 'create global': {
      const wanted = action === 'create' ? 'interaction' : 'global';
      const types = registered.map((ttid) => webhooks.get(ttid)?.type);
      return unless(isDeepStrictEqual(types, [wanted]), `registered ${types.join(', ') || 'nothing'}`);
    }
    case 'update':
      return unless(
        isDeepStrictEqual(edited, [held]) && webhooks.get(holds)?.events.join() === EDITED_EVENTS.join(),
        'did not edit it',
      );
    case 'remove':
      return isThere(cell.bound)
        ? [...onlyDeleted(held), ...unless(!webhooks.has(holds), 'removed nothing')]
        : onlyDeleted();
    case 'sweep':
      return unless(
        [orphan, foreignOrphan].every((ttid) => deleted.includes(ttid)),
        'left an orphan',
      );
  }
}

/** What has happened that nobody asked for. */
function overdone(
  { action }: Cell,
  { home, held }: SetScene,
  before: Photograph,
  { deleted, registered, edited, rebound }: Changes,
): string[] {
  const isOurName = (ttid: string) => /^interaction-webhooks /.test(before.webhooks.get(ttid)?.friendlyName ?? '');
  const isAskedFor = (ttid: string) => action === 'remove' && ttid === held;
  const registers = ['attach', 'replace', 'create', 'create global'].includes(action);
  return [
    ...deleted.filter((ttid) => !isOurName(ttid) && !isAskedFor(ttid)).map((ttid) => `deleted somebody else’s ${ttid}`),
    ...(registers ? [] : registered.map((ttid) => `registered ${ttid}`)),
    ...(action === 'update' ? [] : edited.map((ttid) => `edited ${ttid}`)),
    ...rebound.filter((sid) => sid !== home).map((sid) => `changed what ${sid} holds`),
  ];
}
