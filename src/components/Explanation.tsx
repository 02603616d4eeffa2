import { Text } from '@twilio-paste/core/text';
import type { StringKey } from '../strings/text';
import { useStrings } from './useStrings';

interface ExplanationProps {
  readonly text: StringKey;
  readonly values?: Readonly<Record<string, string>>;
}

export function Explanation({ text: key, values }: ExplanationProps) {
  const { text } = useStrings();
  return (
    <Text as="p" lineHeight="lineHeight30">
      {text(key, values)}
    </Text>
  );
}
