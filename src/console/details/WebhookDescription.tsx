import { Description, DescriptionList } from '../../components/DescriptionList';
import { EventList } from '../../components/EventList';
import { SecondaryText } from '../../components/SecondaryText';
import { Time } from '../../components/Time';
import { useStrings } from '../../components/useStrings';
import type { WebhookRow, WebhookSummary } from '../../contract/webhooks';
import { readableSince } from '../../strings/format';
import type { LiveTask, Resolution } from '../listing';
import { kindOf, STATE_TEXTS, taskTitle } from '../names';
import { Person } from '../Person';
import type { RowState } from '../state';
import { WebhookAddress } from '../WebhookAddress';
import { CopyableId } from './CopyableId';

interface WebhookDescriptionProps {
  readonly webhook: WebhookRow;
  readonly state: RowState;
  readonly resolution: Resolution | undefined;
}

export function WebhookDescription({ webhook, state, resolution }: WebhookDescriptionProps) {
  const { text, locale } = useStrings();
  const facts = webhook.type === 'unreadable' ? null : webhook;
  const interactionSid = facts?.ours?.interactionSid;
  const expiresAt = facts?.waiting?.expiresAt;
  const time = expiresAt === undefined ? {} : { time: readableSince(expiresAt, locale, Date.now()) };
  return (
    <>
      <SecondaryText>{text(STATE_TEXTS[state], time)}</SecondaryText>
      <DescriptionList>
        {facts !== null && <Facts webhook={facts} resolution={resolution} />}
        {interactionSid !== undefined && (
          <Description label={text('DetailsInteractionLabel')}>
            <CopyableId id={interactionSid} name="DetailsInteractionCopy" copied="DetailsInteractionCopied" />
          </Description>
        )}
        <Description label={text('DetailsTtidLabel')}>
          <CopyableId id={webhook.ttid} name="WebhookTtidCopy" copied="WebhookTtidCopied" />
        </Description>
      </DescriptionList>
    </>
  );
}

interface FactsProps {
  readonly webhook: WebhookSummary;
  readonly resolution: Resolution | undefined;
}

function Facts({ webhook, resolution }: FactsProps) {
  const { text } = useStrings();
  const { method, events, ours } = webhook;
  const attachedBy = resolution !== undefined && 'attachedBy' in resolution ? resolution.attachedBy : undefined;
  return (
    <>
      <Description label={text('WebhookHostLabel')}>
        <WebhookAddress webhook={webhook} resolution={resolution} />
      </Description>
      <Description label={text('WebhookEventsLabel')}>
        {events.length === 0 ? text('ConsoleNoEvents') : <EventList events={events} />}
      </Description>
      {ours !== null && (
        <Description label={text('ConsoleAttachedLabel')}>
          <Time at={ours.attachedAt} />
          {attachedBy !== undefined && (
            <SecondaryText>
              {attachedBy === null ? text('DetailsAttachedByUnknown') : <Person identity={attachedBy} />}
            </SecondaryText>
          )}
        </Description>
      )}
      {resolution?.state === 'bound' && (
        <Description label={text('DetailsTasksLabel')}>
          <Tasks tasks={resolution.tasks} />
        </Description>
      )}
      <Description label={text('ConsoleTypeLabel')}>{text(kindOf(webhook))}</Description>
      <Description label={text('DetailsMethodLabel')}>{method}</Description>
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
