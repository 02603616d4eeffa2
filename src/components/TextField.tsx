import { Box } from '@twilio-paste/core/box';
import { HelpText } from '@twilio-paste/core/help-text';
import { Input, type InputProps } from '@twilio-paste/core/input';
import { Label } from '@twilio-paste/core/label';
import type { StringKey } from '../strings/text';
import { useStrings } from './useStrings';
import { useUID } from './useUID';

interface TextFieldProps extends Pick<InputProps, 'inputMode' | 'autoCapitalize' | 'spellCheck' | 'required'> {
  readonly label: StringKey;
  readonly help: StringKey;
  readonly name: string;
  readonly value: string;
  readonly error: string | null;
  /** Read-only. A disabled field would lose the focus. */
  readonly isFixed: boolean;
  readonly onChange: (value: string) => void;
}

export function TextField({ label, help, error, isFixed, onChange, ...input }: TextFieldProps) {
  const { text } = useStrings();
  const id = useUID();
  return (
    <Box width="100%">
      <Label htmlFor={id} required={input.required === true}>
        {text(label)}
      </Label>
      <Input
        {...input}
        id={id}
        type="text"
        autoComplete="off"
        aria-describedby={`${id}-help`}
        readOnly={isFixed}
        hasError={error !== null}
        onChange={({ target }) => onChange(target.value)}
      />
      {error === null ? (
        <HelpText id={`${id}-help`}>{text(help)}</HelpText>
      ) : (
        <div id={`${id}-help`} role="alert">
          <HelpText variant="error">{error}</HelpText>
        </div>
      )}
    </Box>
  );
}
