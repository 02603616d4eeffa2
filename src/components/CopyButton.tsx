import { Button } from '@twilio-paste/core/button';
import { HelpText } from '@twilio-paste/core/help-text';
import { CopyIcon } from '@twilio-paste/icons/esm/CopyIcon';
import { useState } from 'react';
import type { StringKey } from '../strings/text';
import { useAnnounce } from './LiveRegion';
import { useStrings } from './useStrings';

interface CopyButtonProps {
  readonly label: StringKey;
  /** The accessible name, where the label alone is ambiguous. */
  readonly name?: string;
  /** Called when the button is clicked. */
  readonly content: () => string;
  readonly copied: StringKey;
  readonly notCopied: StringKey;
}

/** Copies text, and shows and announces whether the browser allowed it. */
export function CopyButton({ label, name, content, copied, notCopied }: CopyButtonProps) {
  const { text } = useStrings();
  const announce = useAnnounce();
  const [result, setResult] = useState<StringKey | null>(null);

  async function copy() {
    const result = await navigator.clipboard.writeText(content()).then(
      () => copied,
      () => notCopied,
    );
    setResult(result);
    announce(text(result));
  }

  return (
    <div>
      <Button variant="secondary" size="small" {...(name === undefined ? {} : { 'aria-label': name })} onClick={copy}>
        <CopyIcon decorative size="sizeIcon10" />
        {text(label)}
      </Button>
      {result && <HelpText>{text(result)}</HelpText>}
    </div>
  );
}
