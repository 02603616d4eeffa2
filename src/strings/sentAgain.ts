/** Says what became of events that were sent again. */
import type { Text } from './text';

/** Returns how many were delivered and how many were not. Without any, says that none was delivered. */
export const describeSentAgain = ({ delivered, failed }: { delivered: number; failed: number }, text: Text): string =>
  [
    ...(delivered > 0 || failed === 0 ? [text('CommonSentAgain', { count: delivered })] : []),
    ...(failed > 0 ? [text('CommonNotSentAgain', { count: failed })] : []),
  ].join(' ');
