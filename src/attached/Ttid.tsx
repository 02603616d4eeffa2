import { Box } from '@twilio-paste/core/box';
import { Button } from '@twilio-paste/core/button';
import { HelpText } from '@twilio-paste/core/help-text';
import { CopyIcon } from '@twilio-paste/icons/esm/CopyIcon';
import { useState } from 'react';
import { useSay } from '../parts/say';
import { useWords } from '../parts/words';

/** A webhook's identifier, and a button to copy it. */
export function Ttid({ ttid }: { readonly ttid: string }) {
  const { text } = useWords();
  const say = useSay();
  const [copied, setCopied] = useState<'Copied' | 'NotCopied' | null>(null);

  async function copy() {
    const outcome = await navigator.clipboard.writeText(ttid).then(
      () => 'Copied' as const,
      () => 'NotCopied' as const,
    );
    setCopied(outcome);
    say(outcome);
  }

  return (
    <>
      <Box as="code" display="block" fontFamily="fontFamilyCode" marginBottom="space20">
        {ttid}
      </Box>
      <Button variant="secondary" size="small" aria-label={text('CopyTtid')} onClick={copy}>
        <CopyIcon decorative size="sizeIcon10" />
        {text('Copy')}
      </Button>
      {copied && <HelpText>{text(copied)}</HelpText>}
    </>
  );
}
