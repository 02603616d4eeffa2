import { Button } from '@twilio-paste/core/button';
import { ButtonRow } from '../../components/ButtonRow';
import type { Subject } from '../../interaction/subject';
import { usePanelContext } from '../context';
import { CopyEventsButton } from './CopyEventsButton';
import { eventsCsv, eventsJson } from './export';
import { saveFile } from './saveFile';
import type { SeenEvent } from './timeline';

interface ExportButtonsProps {
  /** The events that match the filter and the search. */
  readonly events: readonly SeenEvent[];
  readonly subject: Subject;
}

export function ExportButtons({ events, subject }: ExportButtonsProps) {
  const { text } = usePanelContext();
  const save = (ending: string, type: string, content: string) =>
    saveFile(`${subject.interactionSid}-events.${ending}`, type, content);
  return (
    <ButtonRow>
      <CopyEventsButton events={events} />
      <Button variant="secondary" size="small" onClick={() => save('json', 'application/json', eventsJson(events))}>
        {text('TimelineSaveJson')}
      </Button>
      <Button variant="secondary" size="small" onClick={() => save('csv', 'text/csv', eventsCsv(events))}>
        {text('TimelineSaveCsv')}
      </Button>
    </ButtonRow>
  );
}
