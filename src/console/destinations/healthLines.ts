/** The last attempts to pass events on to a destination, in words. Pure. */
import type { DestinationDetails } from '../../contract/destination';
import { readableSince } from '../../strings/format';
import { describeOutcome } from '../../strings/outcomes';
import type { Text } from '../../strings/text';

export interface HealthLine {
  readonly isSuccess: boolean;
  readonly text: string;
}

/** Returns the last success and the last failure, the latest first. */
export function healthLines(
  { lastSuccess, lastFailure }: NonNullable<DestinationDetails['health']>,
  text: Text,
  locale: string,
  now: number,
): readonly HealthLine[] {
  const success = lastSuccess && {
    at: lastSuccess.at,
    line: { isSuccess: true, text: text('DestinationArrived', { time: readableSince(lastSuccess.at, locale, now) }) },
  };
  const failure = lastFailure && {
    at: lastFailure.at,
    line: {
      isSuccess: false,
      text: text('DestinationFailed', {
        time: readableSince(lastFailure.at, locale, now),
        reason: describeOutcome(lastFailure.outcome, text),
      }),
    },
  };
  return [success, failure]
    .flatMap((attempt) => attempt ?? [])
    .sort((one, other) => Date.parse(other.at) - Date.parse(one.at))
    .map(({ line }) => line);
}
