/**
 * Names of what a run creates. They are the same in every run, because only one can be in progress at a time. So what a
 * run has left behind is found by its name, without any journal.
 */
export const PREFIX = 'interaction-webhooks-verify';

/** The highest number of a test interaction. */
export const MAX_INTERACTIONS = 12;

/** The unique name of the conversation of a test interaction. */
export const conversationName = (number: number) => `${PREFIX}-${number}`;

/** The friendly name of a webhook. All other resources have the prefix alone. */
export const nameOf = (label: string) => `${PREFIX} ${label}`;

export const isNameOfWebhook = (name: unknown): boolean => typeof name === 'string' && name.startsWith(nameOf(''));
