import { Box } from '@twilio-paste/core/box';
import { HelpText } from '@twilio-paste/core/help-text';
import { Input } from '@twilio-paste/core/input';
import { Label } from '@twilio-paste/core/label';
import { useUID } from '@twilio-paste/core/uid-library';
import { useWords } from '../../parts/words';

interface NameFieldProps {
  readonly name: string;
  /** Of ours: the name stays. */
  readonly isFixed: boolean;
  readonly error: string | null;
  readonly isBusy: boolean;
  readonly onChange: (name: string) => void;
}

/** What people call the webhook. */
export function NameField({ name, isFixed, error, isBusy, onChange }: NameFieldProps) {
  const { text } = useWords();
  const id = useUID();
  return (
    <Box width="100%">
      <Label htmlFor={id}>{text('NameLabel')}</Label>
      <Input
        id={id}
        type="text"
        name="friendlyName"
        autoComplete="off"
        aria-describedby={error === null ? `${id}-help` : `${id}-error ${id}-help`}
        value={name}
        readOnly={isFixed || isBusy}
        hasError={error !== null}
        onChange={({ target }) => onChange(target.value)}
      />
      {error !== null && (
        <div id={`${id}-error`} role="alert">
          <HelpText variant="error">{error}</HelpText>
        </div>
      )}
      <HelpText id={`${id}-help`}>{text(isFixed ? 'FailureNameFixed' : 'NameHelp')}</HelpText>
    </Box>
  );
}
