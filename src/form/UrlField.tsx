import { Box } from '@twilio-paste/core/box';
import { HelpText } from '@twilio-paste/core/help-text';
import { Input } from '@twilio-paste/core/input';
import { Label } from '@twilio-paste/core/label';
import { useUID } from '@twilio-paste/core/uid-library';
import { useWords } from '../parts/words';

interface UrlFieldProps {
  readonly url: string;
  /** What is wrong with it. */
  readonly error: string | null;
  readonly isBusy: boolean;
  readonly onChange: (url: string) => void;
}

/** A URL of the person's own. */
export function UrlField({ url, error, isBusy, onChange }: UrlFieldProps) {
  const { text } = useWords();
  const id = useUID();
  return (
    <Box width="100%">
      <Label htmlFor={id} required>
        {text('UrlLabel')}
      </Label>
      <Input
        id={id}
        type="text"
        inputMode="url"
        name="url"
        required
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        aria-describedby={error === null ? `${id}-help` : `${id}-error ${id}-help`}
        value={url}
        // Not disabled: the focus would be lost while the webhook is being attached.
        readOnly={isBusy}
        hasError={error !== null}
        onChange={({ target }) => onChange(target.value)}
      />
      {error !== null && (
        <div id={`${id}-error`} role="alert">
          <HelpText variant="error">{error}</HelpText>
        </div>
      )}
      <HelpText id={`${id}-help`}>{text('UrlHelp')}</HelpText>
    </Box>
  );
}
