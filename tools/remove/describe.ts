/** A plan and its progress, for people. */
import { inOneLine } from '../account/one-line';
import type { Account } from './account';
import type { Plan, Stage } from './plan';
import type { Left } from './remove';

/** Lists everything that is to be removed, by number and name, in order. */
export const describePlan = ({ stages, last }: Plan) =>
  [...stages, last].map((stage, index) => `${index + 1}. ${contents(stage)}`).join('\n');

function contents({ title, removals }: Stage): string {
  const heading = `${title}: ${removals.length === 0 ? 'none, or already gone' : removals.length}`;
  return [heading, ...removals.map(({ name }) => `     ${inOneLine(name)}`)].join('\n');
}

export const describeStage = ({ title, removals }: Stage, removed: number) =>
  `  ${title}: ${removed} of ${removals.length} done`;

export const describeLeft = (left: readonly Left[]) =>
  ['This is left:', ...left.map(({ name, reason }) => `  ${inOneLine(name)}: ${reason}`)].join('\n');

/** The facts that keep a removal from being complete. */
export const warnings = ({ unreadable, incomplete }: Pick<Account, 'unreadable' | 'incomplete'>): string[] => [
  ...(unreadable === 0
    ? []
    : [`Webhooks that cannot be read: ${unreadable}. They stay, because it is unknown whose they are.`]),
  ...incomplete.map((title) => `${title} does not lead to its end. Run the removal again to reach the rest.`),
];
