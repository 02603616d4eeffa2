import { Box } from '@twilio-paste/core/box';
import { Button } from '@twilio-paste/core/button';
import { Checkbox, CheckboxGroup } from '@twilio-paste/core/checkbox';
import { useEffect, useRef, useState } from 'react';
import { MAX_DESTINATIONS } from '../../contract/destination';
import { ANOTHER_URL } from '../../form/draft';
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

/** Of a longer list, the others are shown on demand. */
const MAX_ROWS = 5;

/** One checkbox for each destination. */
export function DestinationsField({ rows, chosen, error, isDisabled, onToggle }: DestinationsFieldProps) {
  const { text } = usePanelContext();
  const field = useRef<HTMLDivElement>(null);
  const [isWhole, setIsWhole] = useState(false);
  const isShown = ({ key }: DestinationRow, at: number) => at < MAX_ROWS || key === ANOTHER_URL || chosen.includes(key);
  const shown = isWhole ? rows : rows.filter(isShown);
  const hidden = rows.length - shown.length;
  const canBeTooMany = rows.length > MAX_DESTINATIONS;

  useEffect(() => {
    // The button that had the focus has disappeared.
    if (isWhole) field.current?.querySelectorAll('input')[MAX_ROWS]?.focus();
  }, [isWhole]);

  return (
    <Box ref={field} width="100%">
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
      {hidden > 0 && (
        <Box marginTop="space30">
          <Button variant="link" onClick={() => setIsWhole(true)}>
            {text('FormShowDestinations', { count: hidden })}
          </Button>
        </Box>
      )}
    </Box>
  );
}
