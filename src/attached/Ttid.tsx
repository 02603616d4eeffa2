import { Box } from '@twilio-paste/core/box';
import { CopyButton } from '../panel/CopyButton';
import { usePanelTools } from '../panel/tools';

/** A webhook's identifier, and a button to copy it. */
export function Ttid({ ttid }: { readonly ttid: string }) {
  const { text } = usePanelTools();
  return (
    <>
      <Box as="code" display="block" fontFamily="fontFamilyCode" marginBottom="space20">
        {ttid}
      </Box>
      <CopyButton label="Copy" name={text('CopyTtid')} content={() => ttid} copied="Copied" notCopied="NotCopied" />
    </>
  );
}
