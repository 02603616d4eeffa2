import type { ConsoleBackend } from '../backend/backend';
import { requiredContext } from '../components/requiredContext';
import type { Strings } from '../components/useStrings';
import type { Pause } from './retry';
import type { WebhookStore } from './webhookStore';

/** Shared by every component of the console. */
export interface ConsoleContext extends Strings {
  readonly webhooks: WebhookStore;
  readonly backend: ConsoleBackend;
  readonly newOperationId: () => string;
  readonly pause: Pause;
  /** Returns the name of a person whom Flex knows by this identity; null for others. */
  readonly colleague: (identity: string) => string | null;
  /** Called with the number of deletions, out of `count`, that failed after the console was closed. */
  readonly onUndeleted: (failed: number, count: number) => void;
  /** Called once for each error that the console could not render through. */
  readonly onCrash: (error: unknown) => void;
}

export const [ConsoleContextProvider, useConsoleContext] = requiredContext<ConsoleContext>('ConsoleContext');
