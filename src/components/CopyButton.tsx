import { Button } from '@twilio-paste/core/button';
import { HelpText } from '@twilio-paste/core/help-text';
import { CopyIcon } from '@twilio-paste/icons/esm/CopyIcon';
import { useState } from 'react';
import type { StringKey } from '../strings/text';
import { useAnnounce } from './LiveRegion';
import { useStrings } from './useStrings';

interface CopyButtonProps {
  /** What it says. */
  readonly label: StringKey;
  /** What it is called where its label alone does not tell it from others. */
  readonly name?: string;
  /** Made when it is copied. */
  readonly content: () => string;
  readonly copied: StringKey;
  readonly notCopied: StringKey;
}

/** Copies something, and says whether the browser allowed it. */
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
