import { createContext, useContext } from 'react';
import type { ConsoleBackend } from '../backend/backend';
import type { Strings } from '../components/useStrings';
import type { Pause } from './retry';
import type { WebhookStore } from './webhookStore';

/** What every part of the console needs and none is given by its parent. */
export interface ConsoleContext extends Strings {
  readonly webhooks: WebhookStore;
  readonly backend: ConsoleBackend;
  readonly newOperationId: () => string;
  readonly pause: Pause;
  /** Called with how many of `count` deletions failed, if the user left the console before they finished. */
  readonly onUndeleted: (failed: number, count: number) => void;
}

const ReactContext = createContext<ConsoleContext | null>(null);

export const ConsoleContextProvider = ReactContext.Provider;

export function useConsoleContext(): ConsoleContext {
  const tools = useContext(ReactContext);
  if (tools === null) throw new Error('The console is used outside of its provider.');
  return tools;
}
