import { RadioField } from '../../components/RadioField';
import { useStrings } from '../../components/useStrings';
import type { WebhookType } from '../../contract/webhooks';
import type { StringKey } from '../../strings/text';

interface TypeFieldProps {
  /** The types that this user may create. */
  readonly types: readonly WebhookType[];
  readonly chosen: WebhookType;
  readonly isDisabled: boolean;
  readonly onChoose: (type: WebhookType) => void;
}

const LABELS: Readonly<Record<WebhookType, StringKey>> = {
  interaction: 'EditTypeInteraction',
  global: 'EditTypeGlobal',
};

/** The webhook’s type, which cannot be changed later. */
export function TypeField({ types, ...field }: TypeFieldProps) {
  const { text } = useStrings();
  return (
    <RadioField
      {...field}
      name="type"
      label="EditTypeLabel"
      help="EditTypeHelp"
      options={types.map((type) => [type, text(LABELS[type])])}
    />
  );
}
