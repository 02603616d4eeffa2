import { Radio, RadioGroup } from '@twilio-paste/core/radio-group';
import type { WebhookType } from '../../contract/webhooks';
import { useWords } from '../../parts/words';
import type { StringKey } from '../../strings/text';

interface TypeFieldProps {
  /** Those that this person may create. */
  readonly types: readonly WebhookType[];
  readonly chosen: WebhookType;
  readonly isDisabled: boolean;
  readonly onChoose: (type: WebhookType) => void;
}

const LABELS: Readonly<Record<WebhookType, StringKey>> = {
  interaction: 'CreateInteractionText',
  global: 'CreateGlobalText',
};

/** What the webhook listens to. It cannot be changed later. */
export function TypeField({ types, chosen, isDisabled, onChoose }: TypeFieldProps) {
  const { text } = useWords();
  return (
    <RadioGroup
      name="type"
      legend={text('CreateTypeLabel')}
      helpText={text('CreateHint')}
      value={chosen}
      disabled={isDisabled}
      onChange={(value) => onChoose(types.find((type) => type === value) ?? chosen)}
    >
      {types.map((type) => (
        <Radio key={type} value={type}>
          {text(LABELS[type])}
        </Radio>
      ))}
    </RadioGroup>
  );
}
