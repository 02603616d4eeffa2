import { Description, DescriptionList } from '../../components/DescriptionList';
import { EventList } from '../../components/EventList';
import { Time } from '../../components/Time';
import { Ttid } from '../../components/Ttid';
import { useStrings } from '../../components/useStrings';
import type { WebhookRow, WebhookSummary } from '../../contract/webhooks';
import { readableIdentity, readableName } from '../../strings/format';
import type { LiveTask, Resolution } from '../listing';
import { kindOf, STATE_TEXTS, taskTitle } from '../names';
import { StateLabel } from '../StateLabel';
import { stateOf } from '../state';
import { WebhookAddress } from '../WebhookAddress';

interface WebhookDescriptionProps {
  readonly webhook: WebhookRow;
  readonly resolution: Resolution | undefined;
}

export function WebhookDescription({ webhook, resolution }: WebhookDescriptionProps) {
  const { text } = useStrings();
  const state = resolution?.state === 'gone' ? 'gone' : stateOf(webhook, resolution);
  return (
    <DescriptionList>
      <Description label={text('ConsoleStateLabel')}>
        <StateLabel state={state} />
        <div>{text(STATE_TEXTS[state])}</div>
      </Description>
      {webhook.type !== 'unreadable' && <Facts webhook={webhook} resolution={resolution} />}
      <Description label={text('WebhookTtidLabel')}>
        <Ttid ttid={webhook.ttid} />
      </Description>
    </DescriptionList>
  );
}

interface FactsProps {
  readonly webhook: WebhookSummary;
  readonly resolution: Resolution | undefined;
}

function Facts({ webhook, resolution }: FactsProps) {
  const { text } = useStrings();
  const { method, events, ours, friendlyName } = webhook;
  return (
    <>
      <Description label={text('ConsoleTypeLabel')}>{text(kindOf(webhook))}</Description>
      {ours !== null && <Description label={text('DetailsInteractionLabel')}>{ours.interactionSid}</Description>}
      {resolution?.state === 'bound' && (
        <Description label={text('DetailsTasksLabel')}>
          <Tasks tasks={resolution.tasks} />
        </Description>
      )}
      {resolution !== undefined && 'attachedBy' in resolution && (
        <Description label={text('WebhookAttachedByLabel')}>
          {resolution.attachedBy === null ? text('WebhookAttachedByUnknown') : readableIdentity(resolution.attachedBy)}
        </Description>
      )}
      {ours !== null && (
        <Description label={text('ConsoleAttachedLabel')}>
          <Time at={ours.attachedAt} />
        </Description>
      )}
      <Description label={text('WebhookHostLabel')}>
        <WebhookAddress webhook={webhook} />
      </Description>
      <Description label={text('WebhookEventsLabel')}>
        {events.length === 0 ? text('ConsoleNoEvents') : <EventList events={events} />}
      </Description>
      <Description label={text('WebhookMethodLabel')}>{method}</Description>
      <Description label={text('WebhookNameLabel')}>
        {friendlyName === null ? text('WebhookNameNone') : readableName(friendlyName)}
      </Description>
    </>
  );
}

function Tasks({ tasks }: { readonly tasks: readonly LiveTask[] }) {
  const { text } = useStrings();
  if (tasks.length === 0) return <>{text('DetailsNoTasks')}</>;
  return (
    <>
      {tasks.map((task) => (
        <div key={task.taskSid}>{taskTitle(task, text)}</div>
      ))}
    </>
  );
}
