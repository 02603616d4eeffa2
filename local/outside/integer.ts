import * as v from 'valibot';

/** Less than any allowed number, so that a missing number is refused with the same message. */
const MISSING = -1;

/** The schema of a whole number. `label` begins its message, such as "The latency in ms". */
export const integer = (label: string, min: number, max: number) => {
  const message = `${label} must be a whole number from ${min} to ${max}.`;
  return v.pipe(
    v.optional(v.number(message), MISSING),
    v.integer(message),
    v.minValue(min, message),
    v.maxValue(max, message),
  );
};
