import { ActionButton } from '../../components/ActionButton';
import { SecondaryText } from '../../components/SecondaryText';
import { useSecondsToWait } from '../../components/wait';
import { INSPECTOR, MAX_DESTINATIONS } from '../../contract/destination';
import { canSelect } from '../../form/draft';
import type { NamedSubject } from '../../interaction/subject';
import { usePanelContext } from '../context';
import type { AttachedScreen } from '../screen';

interface InspectorOfferProps {
  readonly screen: AttachedScreen;
  readonly target: NamedSubject;
}

/** Says what is not known about deliveries without the inspector, and adds it. */
export function InspectorOffer({ screen, target }: InspectorOfferProps) {
  const { interactions, text } = usePanelContext();
  const isUnavailable = useSecondsToWait() > 0 || screen.work.kind === 'busy';
  const { binding, canAdd, options } = screen;
  const canAddInspector = canAdd && canSelect(options, INSPECTOR.key) && binding.destinations.length < MAX_DESTINATIONS;
  return (
    <SecondaryText>
      {text(binding.route === 'direct' ? 'AttachedNoReports' : 'AttachedNoInspectorText')}{' '}
      {canAddInspector && (
        <ActionButton
          variant="link"
          isUnavailable={isUnavailable}
          onClick={() => interactions.change(target, { add: [INSPECTOR.key], url: null, remove: [] })}
        >
          {text('AttachedAddInspectorButton')}
        </ActionButton>
      )}
    </SecondaryText>
  );
}
