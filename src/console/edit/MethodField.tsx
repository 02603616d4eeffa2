import { Disclosure } from '../../components/Disclosure';
import { RadioField } from '../../components/RadioField';
import { useStrings } from '../../components/useStrings';
import { WEBHOOK_METHODS, type WebhookMethod } from '../../contract/webhooks';

interface MethodFieldProps {
  readonly method: WebhookMethod;
  readonly isDisabled: boolean;
  readonly onChoose: (method: WebhookMethod) => void;
}

/** The HTTP method, collapsed because receivers usually expect POST. */
export function MethodField({ method, isDisabled, onChoose }: MethodFieldProps) {
  const { text } = useStrings();
  return (
    <Disclosure summary={`${text('WebhookMethodLabel')}: ${method}`}>
      <RadioField
        name="method"
        label="WebhookMethodLabel"
        help="EditMethodHelp"
        options={WEBHOOK_METHODS.map((name) => [name, name])}
        chosen={method}
        isDisabled={isDisabled}
        onChoose={onChoose}
      />
    </Disclosure>
  );
}
