/** Lines for Twilio's Debugger about errors of the plugin itself. They contain no personal data. */

/** The parts that the plugin adds to Flex, each by itself. */
export const PARTS = ['texts', 'notifications', 'actions', 'task-tab', 'team-tab', 'cleanup', 'console'] as const;
export type Part = (typeof PARTS)[number];

/** Describes a part that could not be added, as in a version of Flex that lacks what the part needs. */
export const missingPartReport = (part: Part, error: unknown) => report('not-added', part, error);

/** Describes an error that a part could not render through. */
export const crashReport = (part: Part, error: unknown) => report('crashed', part, error);

const report = (code: string, part: Part, error: unknown) =>
  `interaction-webhooks plugin ${code} part=${part} error=${kindOf(error)}`;

/** The error's class. Its message may contain anything. */
function kindOf(error: unknown): string {
  const name = error instanceof Error ? error.name : typeof error;
  return /^\w{1,40}$/.test(name) ? name : 'Error';
}
