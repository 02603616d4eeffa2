import { readableMoment, readableTime } from '../strings/format';
import { useStrings } from './useStrings';

interface TimeProps {
  /** ISO 8601. */
  readonly at: string;
  /** To the second, for what happens one after the other. */
  readonly isExact?: boolean;
}

/** A moment in the words of the person's language. */
export function Time({ at, isExact = false }: TimeProps) {
  const { locale } = useStrings();
  return <time dateTime={at}>{isExact ? readableMoment(at, locale) : readableTime(at, locale)}</time>;
}
