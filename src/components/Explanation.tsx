import { Text } from '@twilio-paste/core/text';
import type { StringKey } from '../strings/text';
import { useWords } from './useStrings';

interface ExplanationProps {
  readonly text: StringKey;
  readonly values?: Readonly<Record<string, string>>;
}

/** A paragraph in place of controls. */
export function Explanation({ text: key, values }: ExplanationProps) {
  const { text } = useWords();
  return (
    <Text as="p" lineHeight="lineHeight30">
      {text(key, values)}
    </Text>
  );
}
