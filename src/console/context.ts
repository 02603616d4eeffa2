import { createContext, useContext } from 'react';
import type { ConsoleBackend } from '../backend/backend';
import type { Words } from '../components/useStrings';
import type { Pause } from './pause';
import type { Webhooks } from './webhookStore';

/** What every part of the console needs and none is given by its parent. */
export interface ConsoleTools extends Words {
  readonly webhooks: Webhooks;
  readonly backend: ConsoleBackend;
  readonly newOperationId: () => string;
  readonly pause: Pause;
  /** Called when so many of so many webhooks could not be deleted and nobody was looking any more. */
  readonly onUndeleted: (failed: number, count: number) => void;
}

const ToolsContext = createContext<ConsoleTools | null>(null);

export const ConsoleToolsProvider = ToolsContext.Provider;

export function useConsoleTools(): ConsoleTools {
  const tools = useContext(ToolsContext);
  if (tools === null) throw new Error('The console is used outside of its provider.');
  return tools;
}
