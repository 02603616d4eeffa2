import { Box } from '@twilio-paste/core/box';
import { Button } from '@twilio-paste/core/button';
import { useStrings } from '../components/useStrings';
import { type EventName, PRESETS, type PresetName } from '../contract/events';
import type { StringKey } from '../strings/text';
import { type Draft, matchesPreset } from './draft';

interface PresetsProps {
  readonly draft: Draft;
  readonly isDisabled: boolean;
  readonly onChoose: (events: readonly EventName[]) => void;
}

const LABELS: readonly (readonly [PresetName, StringKey])[] = [
  ['live', 'FormPresetLive'],
  ['everything', 'FormPresetEverything'],
];

/** Sets of events to select at once. The set that equals the draft is pressed. */
export function Presets({ draft, isDisabled, onChoose }: PresetsProps) {
  const { text } = useStrings();
  return (
    <Box
      role="group"
      aria-label={text('FormPresetsLabel')}
      display="flex"
      flexWrap="wrap"
      columnGap="space30"
      rowGap="space30"
      marginTop="space40"
    >
      {LABELS.map(([preset, label]) => (
        <Button
          key={preset}
          variant="secondary"
          size="small"
          pressed={matchesPreset(draft, preset)}
          disabled={isDisabled}
          onClick={() => onChoose(PRESETS[preset])}
        >
          {text(label)}
        </Button>
      ))}
    </Box>
  );
}
