import { Radio, RadioGroup } from '@twilio-paste/core/radio-group';
import { WEBHOOK_METHODS, type WebhookMethod } from '../../contract/webhooks';
import { Disclosure } from '../../parts/Disclosure';
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
    <Disclosure summary={`${text('MethodLabel')}: ${method}`}>
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
    </Disclosure>
  );
}
