import { Box } from '@twilio-paste/core/box';
import { Spinner } from '@twilio-paste/core/spinner';
import { Text } from '@twilio-paste/core/text';
import { useEffect } from 'react';
import { useTell } from '../../components/tell';
import { useStrings } from '../../components/useStrings';
import { readableCount } from '../../strings/format';
import type { SweepStep, Swept } from './sweeping';

interface SweepProgressProps {
  readonly stage: SweepStep;
  /** What the rehearsal found. */
  readonly found: Swept;
  /** What was removed. */
  readonly swept: Swept;
}

/** How far the sweep has come, in a line or two. */
export function SweepProgress({ stage, found, swept }: SweepProgressProps) {
  const { text, locale } = useStrings();
  const tell = useTell();
  const isUnderWay = stage === 'looking' || stage === 'removing';
  const count = (number: number) => readableCount(number, locale);
  const lines = linesOf();

  function linesOf(): readonly string[] {
    switch (stage) {
      case 'looking':
        return [text('SweepLooking', { examined: count(found.examined), found: count(found.unused.length) })];
      case 'looked':
        return [
          text('SweepLooked', { examined: count(found.examined) }),
          ...(found.failed > 0 ? [text('SweepUnsure', { count: count(found.failed) })] : []),
          ...(found.unused.length === 0 && found.failed === 0 ? [text('SweepNothing')] : []),
        ];
      case 'removing':
        return [text('SweepRemoving', { removed: count(swept.removed.length), count: count(found.unused.length) })];
      case 'done':
        return [
          swept.failed > 0
            ? text('SweepDoneFailed', { removed: count(swept.removed.length), failed: count(swept.failed) })
            : text('SweepDone', { count: swept.removed.length }),
        ];
    }
  }

  // biome-ignore lint/correctness/useExhaustiveDependencies: each stage is said once; the numbers in between are for the eye.
  useEffect(() => tell(lines.join(' ')), [stage]);

  return (
    <Box display="flex" columnGap="space40" alignItems="flex-start">
      {isUnderWay && <Spinner decorative size="sizeIcon20" />}
      <div>
        {lines.map((line) => (
          <Text key={line} as="p" fontVariantNumeric="tabular-nums" lineHeight="lineHeight30">
            {line}
          </Text>
        ))}
        {isUnderWay && (found.isWaiting || swept.isWaiting) && <Text as="p">{text('ConsoleContinues')}</Text>}
      </div>
    </Box>
  );
}
