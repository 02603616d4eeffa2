import { ActionButton } from '../../components/ActionButton';
import { ButtonRow } from '../../components/ButtonRow';
import { ComplianceNotice } from '../../components/ComplianceNotice';
import { Stack } from '../../components/Stack';
import { WaitLabel } from '../../components/WaitLabel';
import type { Binding } from '../../contract/binding';
import type { NamedSubject } from '../../interaction/subject';
import type { Text } from '../../strings/text';
import { usePanelContext } from '../context';
import { JobFailureNote } from '../JobFailureNote';
import { LeftBehindNote } from '../LeftBehindNote';
import { RemoveButton } from '../RemoveButton';
import { SlowNote } from '../SlowNote';
import type { FormScreen } from '../screen';

interface AttachFooterProps {
  readonly screen: FormScreen;
  readonly target: NamedSubject;
  /** Whether the button ignores clicks. */
  readonly isUnavailable: boolean;
}

/** Shows a failure and the ways to continue. It never scrolls, so both are in sight. */
export function AttachFooter({ screen, target, isUnavailable }: AttachFooterProps) {
  const { interactions, text } = usePanelContext();
  const { binding, leftBehind, work } = screen;
  const isReplacing = binding.state === 'attached' || binding.state === 'foreign';
  const isChange = isChangeOf(binding);
  return (
    <Stack gap="space40">
      {work.kind === 'failed' && needsNote(work) && (
        <JobFailureNote work={work} {...(isChange ? { heading: 'ReplaceSaveFailed' } : {})} />
      )}
      {leftBehind !== null && <LeftBehindNote leftBehind={leftBehind} />}
      <ButtonRow>
        <ActionButton variant="primary" type="submit" name="next-step" isUnavailable={isUnavailable}>
          <WaitLabel label={submitLabel(screen, text)} />
        </ActionButton>
        {leftBehind !== null && <RemoveButton target={target} leftBehind={leftBehind} work={work} />}
        {isReplacing && (
          <ActionButton
            variant="secondary"
            isUnavailable={work.kind === 'busy'}
            onClick={() => interactions.cancelReplace(target.subject)}
          >
            {text('CommonCancel')}
          </ActionButton>
        )}
      </ButtonRow>
      {work.kind === 'busy' && <SlowNote />}
      {!isChange && <ComplianceNotice />}
    </Stack>
  );
}

/** A refused URL is explained at its field, and a leftover webhook in its own note. */
const needsNote = ({ job, failure }: Extract<FormScreen['work'], { kind: 'failed' }>) =>
  job !== 'detach' && failure.code !== 'url-refused' && failure.code !== 'left-behind';

/** A webhook whose destinations are lost is attached again. */
const isChangeOf = (binding: Binding) => binding.state === 'attached' && binding.route !== 'lost';

function submitLabel({ binding, draft, leftBehind, work }: FormScreen, text: Text): string {
  const isChange = isChangeOf(binding);
  if (work.kind === 'busy' && work.job !== 'remove') return text(isChange ? 'ReplaceSaving' : 'FormAttaching');
  if (leftBehind !== null) return text('FormFinish');
  if (isChange) return text('ReplaceSave');
  if (binding.state === 'foreign') return text('ReplaceSubmit');
  const count = draft.destinations.length;
  return count > 1 ? text('FormAttachMany', { count }) : text('FormAttach');
}
