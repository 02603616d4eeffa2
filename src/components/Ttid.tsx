import { Box } from '@twilio-paste/core/box';
import { CopyButton } from './CopyButton';
import { useStrings } from './useStrings';

/** A webhook's ID with a button to copy it. */
export function Ttid({ ttid }: { readonly ttid: string }) {
  const { text } = useStrings();
  return (
    <>
      <Box as="code" display="block" fontFamily="fontFamilyCode" marginBottom="space20">
        {ttid}
      </Box>
      <CopyButton
        label="CommonCopy"
        name={text('WebhookTtidCopy')}
        content={() => ttid}
        copied="WebhookTtidCopied"
        notCopied="WebhookTtidNotCopied"
      />
    </>
  );
}
