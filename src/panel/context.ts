import { createContext, useContext } from 'react';
import type { Words } from '../components/useStrings';
import type { Interactions } from '../interaction/interactionStore';
import type { ParticipantNames } from './timeline/participantNames';
import type { TimelineSource } from './timeline/timelineSource';

/** What every part of the panel needs and none is given by its parent. */
export interface PanelTools extends Words {
  readonly interactions: Interactions;
  readonly timelines: TimelineSource;
  /** Who events are about. */
  readonly names: ParticipantNames;
}

const ToolsContext = createContext<PanelTools | null>(null);

export const PanelToolsProvider = ToolsContext.Provider;

export function usePanelTools(): PanelTools {
  const tools = useContext(ToolsContext);
  if (tools === null) throw new Error('The panel is used outside of its provider.');
  return tools;
}
