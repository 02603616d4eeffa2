import { Box } from '@twilio-paste/core/box';
import { ActionButton } from '../../components/ActionButton';
import { SecondaryText } from '../../components/SecondaryText';
import { WarningBadge } from '../../components/WarningBadge';
import { useSecondsToWait } from '../../components/wait';
import type { AttachedDestination } from '../../contract/binding';
import { INSPECTOR } from '../../contract/destination';
import { canSelect } from '../../form/draft';
import type { DestinationChange } from '../../interaction/draft';
import type { NamedSubject } from '../../interaction/subject';
import { namedDestination } from '../../strings/labels';
import type { StringKey } from '../../strings/text';
import { usePanelContext } from '../context';
import type { AttachedScreen } from '../screen';
import type { Totals } from '../timeline/deliveries';
import { DeliveryTotals } from './DeliveryTotals';

interface DestinationItemProps {
  readonly destination: AttachedDestination;
  /** The number of its events by what became of them; null if none is known. */
  readonly totals: Totals | null;
  readonly screen: AttachedScreen;
  readonly target: NamedSubject;
  readonly onShowFailed: () => void;
}

/** One of several destinations, and what to do about one that gets no events anymore. */
export function DestinationItem({ destination, totals, screen, target, onShowFailed }: DestinationItemProps) {
  const { interactions, text } = usePanelContext();
  const isUnavailable = useSecondsToWait() > 0 || screen.work.kind === 'busy';
  const { id, state, sendsTo } = destination;
  const name = namedDestination(destination, text);
  // People never need the address of the functions, which receive the events for the inspector.
  const host = id === INSPECTOR.key || destination.label === null ? null : (sendsTo?.host ?? null);
  const full = host === null ? name : text('AttachedDestinationHost', { destination: name, host });
  const remedy = screen.canAdd ? remedyFor(destination, screen) : null;
  return (
    <li>
      <Box display="flex" alignItems="center" columnGap="space30" style={{ minHeight: '1.75rem' }}>
        <Box
          flexGrow={1}
          minWidth="size0"
          overflow="hidden"
          whiteSpace="nowrap"
          color={state === 'active' ? 'colorText' : 'colorTextWeak'}
          fontSize="fontSize30"
          lineHeight="lineHeight30"
          title={full}
          style={{ textOverflow: 'ellipsis' }}
        >
          {full}
        </Box>
        {sendsTo?.isSecure === false && <WarningBadge>{text('WebhookNotEncrypted')}</WarningBadge>}
        {totals !== null && <DeliveryTotals totals={totals} onShowFailed={onShowFailed} />}
      </Box>
      {state !== 'active' && (
        <SecondaryText>
          {text(state === 'gone' ? 'AttachedGoneText' : 'AttachedStoppedText')}{' '}
          {remedy !== null && (
            <ActionButton
              variant="link"
              isUnavailable={isUnavailable}
              onClick={() => interactions.change(target, remedy.change)}
            >
              {text(remedy.label)}
            </ActionButton>
          )}
        </SecondaryText>
      )}
    </li>
  );
}

interface Remedy {
  readonly label: StringKey;
  readonly change: DestinationChange;
}

/** Returns what the person can do about a destination that gets no events anymore; null if nothing. */
function remedyFor({ id, state, canRemove }: AttachedDestination, { binding, options }: AttachedScreen): Remedy | null {
  if (state === 'gone' && canSelect(options, id)) {
    return { label: 'AttachedAddAgainButton', change: { add: [id], url: null, remove: [] } };
  }
  return canRemove && binding.destinations.length > 1
    ? { label: 'AttachedRemoveButton', change: { add: [], url: null, remove: [id] } }
    : null;
}
