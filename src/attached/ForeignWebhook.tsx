import type { ForeignScreen } from '../panel/screen';
import { usePanelTools } from '../panel/tools';
import { Column } from '../parts/Column';
import { Explanation } from '../parts/Explanation';
import { Fact, Facts } from '../parts/Facts';
import type { Subject } from '../task/subject';
import { EventList } from './EventList';
import { ReplaceButton } from './ReplaceButton';
import { Ttid } from './Ttid';

interface ForeignWebhookProps {
  readonly screen: ForeignScreen;
  readonly subject: Subject;
}

/** A webhook that was not attached with this plugin: shown, and left alone but by those who may replace it. */
export function ForeignWebhook({ screen, subject }: ForeignWebhookProps) {
  const { text } = usePanelTools();
  const { binding, intro, replace } = screen;
  return (
    <Column gap="space60">
      <Explanation text={intro} />
      <Facts>
        <Fact label={text('NameLabel')}>{binding.friendlyName ?? text('FriendlyNameNone')}</Fact>
        {binding.host !== null && <Fact label={text('HostLabel')}>{binding.host}</Fact>}
        <Fact label={text('EventsLabel')}>
          <EventList events={binding.events} />
        </Fact>
        <Fact label={text('TtidLabel')}>
          <Ttid ttid={binding.ttid} />
        </Fact>
      </Facts>
      {replace !== null && <ReplaceButton subject={subject} label={replace} />}
    </Column>
  );
}
