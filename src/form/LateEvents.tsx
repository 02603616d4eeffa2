import { Box } from '@twilio-paste/core/box';
import { Button } from '@twilio-paste/core/button';
import { useEffect, useRef, useState } from 'react';
import { SecondaryText } from '../components/SecondaryText';
import { useStrings } from '../components/useStrings';
import type { EventName } from '../contract/events';
import { EventBoxes, type EventBoxesProps } from './EventBoxes';
import { EventParameters } from './EventParameters';

interface LateEventsProps extends EventBoxesProps {
  readonly names: readonly EventName[];
}

/** The events that can no longer happen: one sentence, and their checkboxes and the details of all events on demand. */
export function LateEvents({ names, ...boxes }: LateEventsProps) {
  const { text } = useStrings();
  const list = useRef<HTMLDivElement>(null);
  const [wasAsked, setWasAsked] = useState(false);
  const isShown = wasAsked || boxes.isTechnical || names.some((name) => boxes.chosen.includes(name));

  useEffect(() => {
    // The button that had the focus has disappeared.
    if (wasAsked) list.current?.querySelector('input')?.focus();
  }, [wasAsked]);

  return (
    <Box marginTop="space40">
      <SecondaryText>
        {text(isShown ? 'FormEventsLateShown' : 'FormEventsLate', { count: names.length })}{' '}
        {!isShown && (
          <Button variant="link" onClick={() => setWasAsked(true)}>
            {text('FormEventsLateShow')}
          </Button>
        )}
      </SecondaryText>
      {isShown && (
        <Box ref={list} marginTop="space30">
          <EventBoxes {...boxes} names={names} />
          <EventParameters />
        </Box>
      )}
    </Box>
  );
}
