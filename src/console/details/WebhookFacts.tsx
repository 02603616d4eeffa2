import { Fact, Facts } from '../../components/DescriptionList';
import { EventList } from '../../components/EventList';
import { Time } from '../../components/Time';
import { Ttid } from '../../components/Ttid';
import { useWords } from '../../components/useStrings';
import type { WebhookSummary } from '../../contract/webhooks';
import { readableIdentity } from '../../strings/identity';
import type { LiveTask, Resolution } from '../listing';
import { kindOf, sendsTo, stateText, taskTitle } from '../names';
import { StateBadge } from '../StateBadge';
import { stateOf } from '../state';

interface WebhookFactsProps {
  readonly webhook: WebhookSummary;
  readonly resolution: Resolution | undefined;
}

/** What Twilio keeps of a webhook, and what has become of it. */
export function WebhookFacts({ webhook, resolution }: WebhookFactsProps) {
  const { text } = useWords();
  const { ttid, method, events, ours, friendlyName } = webhook;
  const state = stateOf(webhook, resolution);
  return (
    <Facts>
      <Fact label={text('StateLabel')}>
        <StateBadge state={state} />
        <div>{text(stateText(state))}</div>
      </Fact>
      <Fact label={text('TypeLabel')}>{text(kindOf(webhook))}</Fact>
      {ours !== null && <Fact label={text('DetailsInteractionLabel')}>{ours.interactionSid}</Fact>}
      {resolution?.state === 'bound' && (
        <Fact label={text('DetailsTasksLabel')}>
          <Tasks tasks={resolution.tasks} />
        </Fact>
      )}
      {resolution !== undefined && 'attachedBy' in resolution && (
        <Fact label={text('AttachedByLabel')}>
          {resolution.attachedBy === null ? text('AttachedByUnknown') : readableIdentity(resolution.attachedBy)}
        </Fact>
      )}
      {ours !== null && (
        <Fact label={text('AttachedLabel')}>
          <Time at={ours.attachedAt} />
        </Fact>
      )}
      <Fact label={text('HostLabel')}>{sendsTo(webhook, text)}</Fact>
      <Fact label={text('EventsLabel')}>
        {events.length === 0 ? text('RowNoEvents') : <EventList events={events} />}
      </Fact>
      <Fact label={text('MethodLabel')}>{method}</Fact>
      <Fact label={text('NameLabel')}>{friendlyName ?? text('FriendlyNameNone')}</Fact>
      <Fact label={text('TtidLabel')}>
        <Ttid ttid={ttid} />
      </Fact>
    </Facts>
  );
}

function Tasks({ tasks }: { readonly tasks: readonly LiveTask[] }) {
  const { text } = useWords();
  if (tasks.length === 0) return <>{text('DetailsNoTasks')}</>;
  return (
    <>
      {tasks.map((task) => (
        <div key={task.taskSid}>{taskTitle(task, text)}</div>
      ))}
    </>
  );
}
