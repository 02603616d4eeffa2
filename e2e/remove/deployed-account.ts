/** Accounts of any shape in which this product is deployed, and the check that it is gone. */
import fc from 'fast-check';
import type { Behavior } from '../../local/twilio/flex-api/behavior';
import { name as PLUGIN } from '../../package.json';
import { Harness } from '../fixtures/harness';
import { addOthers, addTimelines, deployFunctions, deployPlugin, release } from './account';
import { addConversation, addForeignWebhooks, type Expected, STATES, type State } from './conversations';
import { bindings, inventory } from './inventory';

interface Shape {
  /** One conversation each. */
  readonly states: readonly State[];
  /** The number of services, maps and webhooks of others, and of their plugins. */
  readonly others: number;
  readonly otherPlugins: number;
  /** The number of versions of our plugin. */
  readonly versions: number;
  readonly isReleased: boolean;
  readonly hasFunctions: boolean;
  readonly timelines: number;
}

/** An account that has everything. */
export const FULL: Shape = {
  states: STATES,
  others: 2,
  otherPlugins: 2,
  versions: 2,
  isReleased: true,
  hasFunctions: true,
  timelines: 2,
};

/** Any account, also one in which half is gone already. */
export const anyShape = fc.record<Shape>({
  states: fc.array(fc.constantFrom(...STATES), { maxLength: 6 }),
  others: fc.nat(2),
  otherPlugins: fc.nat(2),
  versions: fc.nat(2),
  isReleased: fc.boolean(),
  hasFunctions: fc.boolean(),
  timelines: fc.nat(2),
});

export interface DeployedAccount {
  readonly harness: Harness;
  readonly expected: readonly Expected[];
  /** The things of others. */
  readonly others: readonly string[];
}

export async function deployedAccount(shape: Shape, behavior?: Behavior): Promise<DeployedAccount> {
  const { states, others, otherPlugins, versions, isReleased, hasFunctions, timelines } = shape;
  const harness = new Harness(behavior);
  if (hasFunctions) deployFunctions(harness);
  const names = Array.from({ length: otherPlugins }, (_, number) => `${PLUGIN}-${number}`);
  const foreign = names.map((name) => deployPlugin(harness, name, ['1.0.0', '1.0.1']));
  const own = versions === 0 ? [] : [deployPlugin(harness, PLUGIN, ['0.1.0', '0.2.0'].slice(0, versions))];
  release(harness, isReleased ? [...foreign, ...own] : foreign);
  addOthers(harness, others);
  addForeignWebhooks(harness, 'interaction', others);
  addForeignWebhooks(harness, 'global', others);
  addTimelines(harness, timelines);
  const expected: Expected[] = [];
  for (const state of states) expected.push(await addConversation(harness, state));
  // The claims of these changes end.
  await harness.pass(20_000);
  return { harness, expected, others: inventory(harness).others };
}

/** Checks that everything of this product is gone, displaced webhooks are bound again, and nothing else has changed. */
export function expectRemoved({ harness, expected, others }: DeployedAccount) {
  expect(inventory(harness)).toEqual({ ours: [], others });
  const held = bindings(harness);
  expect(expected.map(({ interaction }) => ({ interaction, ttid: held.get(interaction) ?? null }))).toEqual(expected);
}
