/**
 * Names of what a run creates. They are the same in every run, because only one can be in progress at a time. So what a
 * run has left behind is found by its name, without any journal.
 */
export const PREFIX = 'interaction-webhooks-verify';

/** The highest number of a test interaction. */
export const MAX_INTERACTIONS = 9;

/** The unique name of the conversation of a test interaction. */
export const conversationName = (number: number) => `${PREFIX}-${number}`;

/** The friendly name of a webhook or another resource. */
export const nameOf = (label: string) => `${PREFIX} ${label}`;

/** Whether a resource was created by a run. */
export const isOurs = (name: unknown): boolean =>
  name === PREFIX || (typeof name === 'string' && /^interaction-webhooks-verify[ -]/.test(name));
