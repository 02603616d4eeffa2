import { Box } from '@twilio-paste/core/box';
import { Spinner } from '@twilio-paste/core/spinner';
import { Text } from '@twilio-paste/core/text';
import { useEffect } from 'react';
import { useAnnounce } from '../../components/LiveRegion';
import { useStrings } from '../../components/useStrings';
import { readableCount } from '../../strings/format';
import type { SweepStep, SweepTotals } from './runSweep';

interface CleanupProgressProps {
  readonly step: SweepStep;
  readonly rehearsal: SweepTotals;
  readonly deletion: SweepTotals;
  readonly isIncomplete: boolean;
}

export function CleanupProgress({ step, rehearsal, deletion, isIncomplete }: CleanupProgressProps) {
  const { text, locale } = useStrings();
  const announce = useAnnounce();
  const isRunning = step === 'rehearsing' || step === 'deleting';
  const count = (number: number) => readableCount(number, locale);
  const lines = [...linesOf(), ...(isIncomplete ? [text('SweepIncomplete')] : [])];

  function linesOf(): readonly string[] {
    switch (step) {
      case 'rehearsing':
        return [text('SweepLooking', { examined: count(rehearsal.examined), found: count(rehearsal.unused.length) })];
      case 'rehearsed':
        return [
          text('SweepLooked', { examined: count(rehearsal.examined) }),
          ...(rehearsal.failed > 0 ? [text('SweepUnsure', { count: count(rehearsal.failed) })] : []),
          ...(rehearsal.unused.length === 0 && rehearsal.failed === 0 && !isIncomplete ? [text('SweepNothing')] : []),
        ];
      case 'deleting':
        return [
          text('SweepRemoving', { removed: count(deletion.removed.length), count: count(rehearsal.unused.length) }),
        ];
      case 'done':
        return [
          deletion.failed > 0
            ? text('SweepDoneFailed', { removed: count(deletion.removed.length), failed: count(deletion.failed) })
            : text('SweepDone', { count: deletion.removed.length }),
        ];
    }
  }

  // biome-ignore lint/correctness/useExhaustiveDependencies: announces each step, not every new count.
  useEffect(() => announce(lines.join(' ')), [step]);

  return (
    <Box display="flex" columnGap="space40" alignItems="flex-start">
      {isRunning && <Spinner decorative size="sizeIcon20" />}
      <div>
        {lines.map((line) => (
          <Text key={line} as="p" fontVariantNumeric="tabular-nums" lineHeight="lineHeight30">
            {line}
          </Text>
        ))}
        {isRunning && (rehearsal.isWaiting || deletion.isWaiting) && <Text as="p">{text('ConsoleContinues')}</Text>}
      </div>
    </Box>
  );
}
