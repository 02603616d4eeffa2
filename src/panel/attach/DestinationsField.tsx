import { Checkbox, CheckboxGroup } from '@twilio-paste/core/checkbox';
import { MAX_DESTINATIONS } from '../../contract/destination';
import { ANOTHER_URL } from '../../form/draft';
import { ExpandableField } from '../../form/ExpandableField';
import { usePanelContext } from '../context';
import type { DestinationRow } from './destinationRows';

interface DestinationsFieldProps {
  readonly rows: readonly DestinationRow[];
  /** The keys of the selected rows. */
  readonly chosen: readonly string[];
  readonly error: string | null;
  readonly isDisabled: boolean;
  readonly onToggle: (key: string) => void;
}

/** One checkbox for each destination. */
export function DestinationsField({ rows, chosen, error, isDisabled, onToggle }: DestinationsFieldProps) {
  const { text } = usePanelContext();
  const canBeTooMany = rows.length > MAX_DESTINATIONS;

  return (
    <ExpandableField rows={rows} isKept={({ key }) => key === ANOTHER_URL || chosen.includes(key)}>
      {(shown) => (
        <CheckboxGroup
          name="destination"
          legend={text('FormDestinationLabel')}
          disabled={isDisabled}
          {...(canBeTooMany ? { helpText: text('FormDestinationHelp', { max: MAX_DESTINATIONS }) } : {})}
          {...(error === null ? {} : { errorText: <span role="alert">{error}</span> })}
        >
          {shown.map(({ key, label, help, isFixed }) => (
            <Checkbox
              key={key}
              value={key}
              checked={chosen.includes(key)}
              disabled={isDisabled || isFixed}
              hasError={error !== null}
              onChange={() => onToggle(key)}
              {...(help === null ? {} : { helpText: text(help) })}
            >
              {label}
            </Checkbox>
          ))}
        </CheckboxGroup>
      )}
    </ExpandableField>
  );
}
