import type { Binding } from '../contract/binding';
import { Column } from '../panel/Column';
import { Explanation } from '../panel/Explanation';
import { usePanelTools } from '../panel/tools';
import { EventList } from './EventList';
import { Fact, Facts } from './Facts';
import { Ttid } from './Ttid';

interface ForeignWebhookProps {
  readonly binding: Extract<Binding, { state: 'foreign' }>;
}

/** A webhook that was not attached with this plugin: shown, and left alone. */
export function ForeignWebhook({ binding }: ForeignWebhookProps) {
  const { text } = usePanelTools();
  return (
    <Column gap="space60">
      <Explanation text="ForeignText" />
      <Facts>
        <Fact label={text('FriendlyNameLabel')}>{binding.friendlyName ?? text('FriendlyNameNone')}</Fact>
        <Fact label={text('EventsLabel')}>
          <EventList events={binding.events} />
        </Fact>
        <Fact label={text('TtidLabel')}>
          <Ttid ttid={binding.ttid} />
        </Fact>
      </Facts>
    </Column>
  );
}
