import { Box } from '@twilio-paste/core/box';
import { HelpText } from '@twilio-paste/core/help-text';
import { ScreenReaderOnly } from '@twilio-paste/core/screen-reader-only';
import { memo } from 'react';
import type { TimelineEvent } from '../../contract/timeline';
import { usePanelContext } from '../context';
import type { DeliveryMark } from './deliveries';
import { MarkIcon } from './MarkIcon';
import { RailButton } from './RailButton';
import { sentenceFor } from './sentence';

interface FoldRowProps {
  /** The newest event. */
  readonly event: TimelineEvent;
  readonly isAgain: boolean;
  readonly count: number;
  /** The name of the participant that all events are about; null if there are several, or it is unknown. */
  readonly participant: string | null;
  /** The worst of its events. */
  readonly mark: DeliveryMark | null;
  /** Whether some events may be repetitions of others. */
  readonly hasRepeats: boolean;
  readonly isOpen: boolean;
  readonly id: string;
  readonly onToggle: (id: string) => void;
}

/** The row of folded events. Its props are compared one by one, because each update makes other rows. */
export const FoldRow = memo((props: FoldRowProps) => {
  const { event, isAgain, count, participant, mark, hasRepeats, isOpen, id, onToggle } = props;
  const { text } = usePanelContext();
  return (
    <>
      <RailButton
        at={event.receivedAt}
        mark="folded"
        isOpen={isOpen}
        onClick={() => onToggle(id)}
        end={
          <>
            <Box
              as="span"
              position="relative"
              flexShrink={0}
              marginLeft="space20"
              fontSize="fontSize20"
              fontWeight="fontWeightSemibold"
            >
              <span aria-hidden="true">{text('TimelineFolded', { count })}</span>
              <ScreenReaderOnly>{text('TimelineCount', { count })}</ScreenReaderOnly>
            </Box>
            {mark !== null && <MarkIcon mark={mark} />}
          </>
        }
      >
        {sentenceFor(event, { participant, isAgain }, text)}
      </RailButton>
      {isOpen && hasRepeats && <HelpText>{text('TimelineRepeatsHelp')}</HelpText>}
    </>
  );
});
