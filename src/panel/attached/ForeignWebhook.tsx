import { Fact, Facts } from '../../components/DescriptionList';
import { EventList } from '../../components/EventList';
import { Explanation } from '../../components/Explanation';
import { Column } from '../../components/Stack';
import { Ttid } from '../../components/Ttid';
import type { Subject } from '../../interaction/subject';
import { usePanelTools } from '../context';
import type { ForeignScreen } from '../screen';
import { ReplaceButton } from './ReplaceButton';

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
