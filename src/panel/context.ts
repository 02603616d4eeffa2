import { requiredContext } from '../components/requiredContext';
import type { Strings } from '../components/useStrings';
import type { InteractionStore } from '../interaction/interactionStore';
import type { ParticipantNames } from './participantNames';
import type { TimelineSource } from './timelineSource';

/** Shared by every component of the panel. */
export interface PanelContext extends Strings {
  readonly interactions: InteractionStore;
  readonly timelines: TimelineSource;
  /** The names of the participants that events are about. */
  readonly names: ParticipantNames;
  /** Called once for each error that the tab could not render through. */
  readonly onCrash: (error: unknown) => void;
}

export const [PanelContextProvider, usePanelContext] = requiredContext<PanelContext>('PanelContext');
