/** Checks that an allowed action has its effect, and no other. */
import { isDeepStrictEqual } from 'node:util';
import { type Changes, changesBetween, type Snapshot, snapshot } from '../shared/snapshot';
import type { CellSetup } from './cell-setup';
import { webhookExists } from './console-rules';
import type { Cell } from './dimensions';
import { isRemovedByFinish } from './interaction-rules';
import { EDITED_EVENTS } from './request';

/** How the account contradicts a successful answer. `writes` are the requests that change something at Twilio. */
export function effectViolations(cell: Cell, setup: CellSetup, before: Snapshot, writes: readonly string[]): string[] {
  const after = snapshot(setup.harness);
  const changes = changesBetween(before, after);
  return [...missingEffects(cell, setup, after, changes, writes), ...unwantedEffects(cell, setup, before, changes)];
}

function missingEffects(
  { action, ...cell }: Cell,
  { interaction, bound, leftover, otherLeftover }: CellSetup,
  { webhooks, bound: boundAfter }: Snapshot,
  { deleted, registered, edited, rebound }: Changes,
  writes: readonly string[],
): string[] {
  const current = boundAfter.get(interaction) ?? '';
  const unless = (isRight: boolean, violation: string) => (isRight ? [] : [violation]);
  const onlyDeleted = (...ttids: readonly (string | null)[]) =>
    unless(isDeepStrictEqual(deleted, ttids), `deleted ${deleted.join(', ') || 'nothing'}`);
  const nothingWritten = () => unless(writes.length === 0, `sent ${writes.join(', ')}`);
  switch (action) {
    case 'status':
    case 'detach absent':
    case 'detach other foreign':
    case 'detach other leftover':
    case 'list':
    case 'list global':
    case 'resolve':
    case 'fetch':
    case 'audit':
      return nothingWritten();
    case 'attach':
    case 'replace':
      return unless(registered.includes(current), 'attached no new webhook');
    case 'detach':
      return [
        ...unless(!webhooks.has(current), 'detached nothing'),
        ...unless(
          deleted.every((ttid) => ttid === bound),
          'deleted another webhook',
        ),
      ];
    case 'detach leftover':
      return [...onlyDeleted(leftover), ...unless(rebound.length === 0, 'changed a binding')];
    case 'finish':
      return isRemovedByFinish({ ...cell, action }) ? onlyDeleted(bound) : nothingWritten();
    case 'create':
    case 'create global': {
      const wanted = action === 'create' ? 'interaction' : 'global';
      const types = registered.map((ttid) => webhooks.get(ttid)?.type);
      return unless(isDeepStrictEqual(types, [wanted]), `registered ${types.join(', ') || 'nothing'}`);
    }
    case 'update':
      return unless(
        isDeepStrictEqual(edited, [bound]) && webhooks.get(current)?.events.join() === EDITED_EVENTS.join(),
        'did not edit the webhook',
      );
    case 'remove':
      return webhookExists(cell.bound)
        ? [...onlyDeleted(bound), ...unless(!webhooks.has(current), 'removed nothing')]
        : onlyDeleted();
    case 'sweep':
      return unless(
        [leftover, otherLeftover].every((ttid) => deleted.includes(ttid)),
        'did not sweep a leftover webhook',
      );
  }
}

function unwantedEffects(
  { action }: Cell,
  { interaction, bound }: CellSetup,
  before: Snapshot,
  { deleted, registered, edited, rebound }: Changes,
): string[] {
  const isOurName = (ttid: string) => /^interaction-webhooks /.test(before.webhooks.get(ttid)?.friendlyName ?? '');
  const isRequested = (ttid: string) => action === 'remove' && ttid === bound;
  const registers = ['attach', 'replace', 'create', 'create global'].includes(action);
  return [
    ...deleted
      .filter((ttid) => !isOurName(ttid) && !isRequested(ttid))
      .map((ttid) => `deleted the foreign webhook ${ttid}`),
    ...(registers ? [] : registered.map((ttid) => `registered ${ttid}`)),
    ...(action === 'update' ? [] : edited.map((ttid) => `edited ${ttid}`)),
    ...rebound.filter((sid) => sid !== interaction).map((sid) => `changed the binding of ${sid}`),
  ];
}
