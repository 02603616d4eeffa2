import { createContext, useContext } from 'react';
import type { Interactions } from '../interaction/interactions';
import type { Words } from '../parts/words';

/** What every part of the panel needs and none is given by its parent. */
export interface PanelTools extends Words {
  readonly interactions: Interactions;
}

const ToolsContext = createContext<PanelTools | null>(null);

export const PanelToolsProvider = ToolsContext.Provider;

export function usePanelTools(): PanelTools {
  const tools = useContext(ToolsContext);
  if (tools === null) throw new Error('The panel is used outside of its provider.');
  return tools;
}
