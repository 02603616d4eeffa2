import { Box } from '@twilio-paste/core/box';
import { FailureNote } from '../../components/FailureNote';
import type { Subject } from '../../interaction/subject';
import { bindingName } from '../../strings/bindingName';
import { usePanelContext } from '../context';
import type { AttachedScreen, Conflict, ForeignScreen } from '../screen';
import { ReplaceButton } from './ReplaceButton';

/** The longest name, in UTF-16 code units, that the button repeats from the heading above it. */
const MAX_NAME = 40;

interface ConflictNoteProps {
  readonly conflict: Conflict;
  /** The webhook that is attached now. */
  readonly binding: (AttachedScreen | ForeignScreen)['binding'];
  readonly subject: Subject;
}

/** Says that another webhook came first, and offers the next step. The form still has what the person chose. */
export function ConflictNote({ conflict: { job, canReplace }, binding, subject }: ConflictNoteProps) {
  const { text } = usePanelContext();
  const webhook = bindingName(binding, text);
  return (
    <Box>
      <FailureNote variant="warning" heading={text('FailureConflict', { webhook })}>
        {text(job === 'change' ? 'ReplaceNotSaved' : 'FailureConflictNotAttached')}{' '}
        {canReplace === false && text('AttachedAskSupervisorText')}
      </FailureNote>
      {canReplace === true && (
        <Box marginTop="space40">
          <ReplaceButton
            subject={subject}
            label={webhook.length > MAX_NAME ? text('ReplaceButton') : text('AttachedReplaceButton', { webhook })}
            name="next-step"
          />
        </Box>
      )}
    </Box>
  );
}
