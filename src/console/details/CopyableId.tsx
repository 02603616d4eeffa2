import { Box } from '@twilio-paste/core/box';
import { CopyButton } from '../../components/CopyButton';
import { useStrings } from '../../components/useStrings';
import type { StringKey } from '../../strings/text';

interface CopyableIdProps {
  readonly id: string;
  /** The accessible name of the button. */
  readonly name: StringKey;
  readonly copied: StringKey;
}

export function CopyableId({ id, name, copied }: CopyableIdProps) {
  const { text } = useStrings();
  return (
    <>
      <Box
        as="code"
        display="block"
        fontFamily="fontFamilyCode"
        fontSize="fontSize20"
        lineHeight="lineHeight20"
        marginBottom="space20"
      >
        {id}
      </Box>
      <CopyButton
        label="CommonCopy"
        name={text(name)}
        content={() => id}
        copied={copied}
        notCopied="WebhookTtidNotCopied"
      />
    </>
  );
}
