import { Box } from '@twilio-paste/core/box';
import type { RequestFailure } from '../../backend/backend';
import { ConfirmDialog } from '../../components/ConfirmDialog';
import { FailureCallout } from '../../components/FailureCallout';
import { LiveRegion } from '../../components/LiveRegion';
import type { AttachedDestination } from '../../contract/binding';
import { INSPECTOR } from '../../contract/destination';
import { bindingName } from '../../strings/bindingName';
import { namedDestination } from '../../strings/labels';
import type { Text } from '../../strings/text';
import { usePanelContext } from '../context';
import { SlowNote } from '../SlowNote';
import type { AttachedScreen } from '../screen';
import { CopyEventsButton } from '../timeline/CopyEventsButton';
import type { Timeline } from '../timeline/timeline';

interface DetachDialogProps {
  readonly isOpen: boolean;
  readonly binding: AttachedScreen['binding'];
  /** The events that it received; null if it sends them elsewhere. */
  readonly timeline: Timeline | null;
  /** The person who attached it; null if unknown. */
  readonly person: string | null;
  readonly isBusy: boolean;
  /** Whether the confirm button ignores clicks. */
  readonly isUnavailable: boolean;
  /** The failure of the last try, after which the dialog stays open. */
  readonly failure: RequestFailure | null;
  readonly onConfirm: () => void;
  readonly onCancel: () => void;
}

export function DetachDialog({ binding, timeline, person, isBusy, failure, ...dialog }: DetachDialogProps) {
  const { text } = usePanelContext();
  return (
    <ConfirmDialog
      heading={text('AttachedDetachDialogHeading')}
      confirmLabel={text(isBusy ? 'AttachedDetaching' : 'AttachedDetachConfirm')}
      {...dialog}
    >
      <LiveRegion>
        {paragraphsOf(binding, person, text).map((paragraph, index) => (
          <Box key={paragraph} as="p" margin="space0" marginTop={index === 0 ? 'space0' : 'space40'}>
            {paragraph}
          </Box>
        ))}
        {timeline !== null && timeline.events.length > 0 && (
          <Box marginTop="space50">
            <CopyEventsButton events={timeline.events} />
          </Box>
        )}
        {isBusy && <SlowNote />}
        {failure !== null && (
          <Box marginTop="space50">
            <FailureCallout title="AttachedDetachFailed" failure={failure} />
          </Box>
        )}
      </LiveRegion>
    </ConfirmDialog>
  );
}

/** Says what stops, what stays, and what is lost. */
function paragraphsOf(binding: AttachedScreen['binding'], person: string | null, text: Text): readonly string[] {
  const { destinations, route, timeline } = binding;
  const namesOf = (some: readonly AttachedDestination[]) => some.map((one) => namedDestination(one, text)).join(', ');
  const staying = destinations.filter(({ canRemove }) => !canRemove);
  const stopping = destinations.filter(({ canRemove }) => canRemove);
  const hasPending = route === 'relayed' && stopping.some(({ id }) => id !== INSPECTOR.key);
  const stop = [
    stopping.length > 1
      ? text('AttachedDetachDialogManyText', { destinations: namesOf(stopping) })
      : text('AttachedDetachDialogText', { webhook: namesOf(stopping) || bindingName(binding, text) }),
    hasPending ? text('ReplaceSavePendingText') : null,
    timeline === null && staying.length === 0 ? text('AttachedDetachDialogLaterText') : null,
    person === null ? null : text('AttachedDetachDialogPerson', { person }),
  ];
  const paragraphs = [
    stop.filter((sentence) => sentence !== null).join(' '),
    staying.length > 0 ? text('AttachedDetachDialogStayText', { destinations: namesOf(staying) }) : null,
    timeline === null ? null : text('ReplaceSaveEventsText'),
  ];
  return paragraphs.filter((paragraph) => paragraph !== null);
}
