import { ActionButton } from '../../components/ActionButton';
import { ButtonRow } from '../../components/ButtonRow';
import { ComplianceNotice } from '../../components/ComplianceNotice';
import { Stack } from '../../components/Stack';
import { WaitLabel } from '../../components/WaitLabel';
import type { NamedSubject } from '../../interaction/subject';
import type { StringKey } from '../../strings/text';
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
  return (
    <Stack gap="space40">
      {work.kind === 'failed' && needsNote(work) && (
        <JobFailureNote work={work} {...(binding.state === 'attached' ? { heading: 'ReplaceSaveFailed' } : {})} />
      )}
      {leftBehind !== null && <LeftBehindNote leftBehind={leftBehind} />}
      <ButtonRow>
        <ActionButton variant="primary" type="submit" name="next-step" isUnavailable={isUnavailable}>
          <WaitLabel label={text(submitLabel(screen))} />
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
      {binding.state !== 'attached' && <ComplianceNotice />}
    </Stack>
  );
}

/** A refused URL is explained at its field, and a leftover webhook in its own note. */
const needsNote = ({ job, failure }: Extract<FormScreen['work'], { kind: 'failed' }>) =>
  job !== 'detach' && failure.code !== 'url-refused' && failure.code !== 'left-behind';

function submitLabel({ binding, leftBehind, work }: FormScreen): StringKey {
  const isChange = binding.state === 'attached';
  if (work.kind === 'busy' && work.job === 'attach') return isChange ? 'ReplaceSaving' : 'FormAttaching';
  if (leftBehind !== null) return 'FormFinish';
  if (isChange) return 'ReplaceSave';
  return binding.state === 'foreign' ? 'ReplaceSubmit' : 'FormAttach';
}
