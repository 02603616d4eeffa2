import { Box } from '@twilio-paste/core/box';
import { Radio, RadioGroup } from '@twilio-paste/core/radio-group';
import { WEBHOOK_METHODS, type WebhookMethod } from '../../contract/webhooks';
import { useWords } from '../../parts/words';

interface MethodFieldProps {
  readonly method: WebhookMethod;
  readonly isDisabled: boolean;
  readonly onChoose: (method: WebhookMethod) => void;
}

/** How Twilio sends: tucked away, since POST is what receivers expect. */
export function MethodField({ method, isDisabled, onChoose }: MethodFieldProps) {
  const { text } = useWords();
  return (
    <Box as="details" fontSize="fontSize30" lineHeight="lineHeight30">
      <Box as="summary" cursor="pointer" paddingY="space20" color="colorTextLink">
        {text('MethodLabel')}: {method}
      </Box>
      <Box paddingTop="space40">
        <RadioGroup
          name="method"
          legend={text('MethodLabel')}
          helpText={text('MethodHelp')}
          value={method}
          disabled={isDisabled}
          onChange={(value) => onChoose(value === 'GET' ? 'GET' : 'POST')}
        >
          {WEBHOOK_METHODS.map((name) => (
            <Radio key={name} value={name}>
              {name}
            </Radio>
          ))}
        </RadioGroup>
      </Box>
    </Box>
  );
}
