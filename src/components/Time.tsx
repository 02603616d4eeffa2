import { readableMoment, readableTime } from '../strings/format';
import { useStrings } from './useStrings';

interface TimeProps {
  /** ISO 8601. */
  readonly at: string;
  /** Shows seconds, for events in quick succession. */
  readonly isExact?: boolean;
}

export function Time({ at, isExact = false }: TimeProps) {
  const { locale } = useStrings();
  return <time dateTime={at}>{isExact ? readableMoment(at, locale) : readableTime(at, locale)}</time>;
}
