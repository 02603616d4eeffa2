/** Checks that an allowed action has its effect, and no other. */
import { changesBetween, type Snapshot, snapshot } from '../shared/snapshot';
import type { CellSetup } from './cell-setup';
import { type Action, type Cell, type InteractionCell, isInConsole } from './cells';
import { CONSOLE_ACTIONS } from './console-actions';
import { isRelayed } from './destination-rules';
import { isRemovedByFinish, leavesDestinations } from './interaction-rules';
import { currentTtid, nothingWritten, type Outcome, onlyDeleted, unless } from './outcome';

/** How the account contradicts a successful answer. `writes` are the requests that change something at Twilio. */
export function effectViolations(cell: Cell, setup: CellSetup, before: Snapshot, writes: readonly string[]): string[] {
  const after = snapshot(setup.harness);
  const outcome: Outcome = { situation: cell, setup, after, changes: changesBetween(before, after), writes };
  return [...missingEffects(cell, outcome), ...unwantedEffects(cell, outcome, before)];
}

const missingEffects = ({ action, ...situation }: Cell, outcome: Outcome): string[] =>
  isInConsole(action)
    ? CONSOLE_ACTIONS[action].effect.violations(outcome)
    : missingOnInteraction({ ...situation, action }, outcome);

function missingOnInteraction(cell: InteractionCell, outcome: Outcome): string[] {
  const { setup, after, changes } = outcome;
  switch (cell.action) {
    case 'status':
    case 'send again':
    case 'detach absent':
    case 'detach other foreign':
    case 'detach other leftover':
      return nothingWritten(outcome);
    case 'attach':
    case 'replace':
      return unless(changes.registered.includes(currentTtid(outcome)), 'attached no new webhook');
    case 'detach':
      if (leavesDestinations(cell)) return onlyDeleted(outcome);
      return [
        ...unless(!after.webhooks.has(currentTtid(outcome)), 'detached nothing'),
        ...unless(
          changes.deleted.every((ttid) => ttid === setup.bound),
          'deleted another webhook',
        ),
      ];
    case 'detach leftover':
      return [...onlyDeleted(outcome, setup.leftover), ...unless(changes.rebound.length === 0, 'changed a binding')];
    case 'add destination':
      if (isRelayed(cell.bound)) return unless(changes.edited.length === 0, 'edited a webhook that is relayed');
      return unless(changes.edited.includes(currentTtid(outcome)), 'the webhook still sends to its destination only');
    case 'finish':
      return isRemovedByFinish(cell) ? onlyDeleted(outcome, setup.bound) : nothingWritten(outcome);
  }
}

/** The change that an action may make, in addition to deleting webhooks of this plugin. */
function allowedBy(action: Action) {
  if (isInConsole(action)) return CONSOLE_ACTIONS[action].effect.allows;
  if (action === 'add destination') return 'editing';
  return action === 'attach' || action === 'replace' ? 'registering' : 'nothing';
}

function unwantedEffects({ action }: Cell, { setup, changes }: Outcome, before: Snapshot): string[] {
  const { interaction, bound } = setup;
  const { deleted, registered, edited, rebound } = changes;
  const allowed = allowedBy(action);
  const isOurName = (ttid: string) => /^interaction-webhooks KD/.test(before.webhooks.get(ttid)?.friendlyName ?? '');
  const isRequested = (ttid: string) => allowed === 'deleting the bound webhook' && ttid === bound;
  return [
    ...deleted
      .filter((ttid) => !isOurName(ttid) && !isRequested(ttid))
      .map((ttid) => `deleted the foreign webhook ${ttid}`),
    ...(allowed === 'registering' ? [] : registered.map((ttid) => `registered ${ttid}`)),
    ...(allowed === 'editing' ? [] : edited.map((ttid) => `edited ${ttid}`)),
    ...rebound.filter((sid) => sid !== interaction).map((sid) => `changed the binding of ${sid}`),
  ];
}
