import { createContext, useContext } from 'react';
import type { Strings } from '../components/useStrings';
import type { InteractionStore } from '../interaction/interactionStore';
import type { ParticipantNames } from './timeline/participantNames';
import type { TimelineSource } from './timeline/timelineSource';

/** What every part of the panel needs and none is given by its parent. */
export interface PanelContext extends Strings {
  readonly interactions: InteractionStore;
  readonly timelines: TimelineSource;
  /** Who events are about. */
  readonly names: ParticipantNames;
}

const ReactContext = createContext<PanelContext | null>(null);

export const PanelContextProvider = ReactContext.Provider;

export function usePanelContext(): PanelContext {
  const tools = useContext(ReactContext);
  if (tools === null) throw new Error('The panel is used outside of its provider.');
  return tools;
}
