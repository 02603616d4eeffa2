/** The names that functions.env may set. */

const NAMES = ['ALLOWED_HOSTS', 'SWITCHED_OFF', 'INSPECTOR_RETENTION_HOURS', 'AUDIT_RETENTION_DAYS'];
const DESTINATION = /^DESTINATION_[A-Z0-9_]+$/;
const SECRET = /^SIGNING_SECRET_[A-Z0-9_]+$/;
const SET_BY_TWILIO = ['ACCOUNT_SID', 'AUTH_TOKEN', 'DOMAIN_NAME'];
const SET_BY_DEPLOYMENT = ['RECORDS_SYNC_SERVICE_SID'];

/** Twilio's limit for the name of a variable, in characters. */
const MAX_LENGTH = 128;

/** A name with more mistakes is too different for a suggestion. */
const MAX_MISTAKES = 3;

export const isDestination = (name: string) => DESTINATION.test(name);

export const isSecret = (name: string) => SECRET.test(name);

/** Returns the variable of the destination that a secret belongs to. */
export const destinationOf = (secret: string) => secret.replace('SIGNING_SECRET_', 'DESTINATION_');

const isKnown = (name: string) => NAMES.includes(name) || isDestination(name) || isSecret(name);

/**
 * Returns why functions.env may not set this variable; null if it may. A malformed line can have a part of a value
 * before its =, so the text is repeated only when it looks like a name that was meant.
 */
export function nameProblem(name: string): string | null {
  if (isKnown(name)) {
    return name.length > MAX_LENGTH
      ? `The name is longer than ${MAX_LENGTH} characters, which is Twilio’s limit.`
      : null;
  }
  if (SET_BY_TWILIO.includes(name)) return `Twilio sets ${name}. Delete the line.`;
  if (SET_BY_DEPLOYMENT.includes(name)) return `The deployment sets ${name}. Delete the line.`;
  if (/^export[ \t]/.test(name)) return 'Delete “export” before the name.';
  if (name.includes(':')) return 'Write = after the name, not a colon.';
  const meant = suggestion(name);
  const remedy =
    meant === null ? `Write ${NAMES.join(', ')}, DESTINATION_<KEY> or SIGNING_SECRET_<KEY>.` : `Did you mean ${meant}?`;
  if (!/^[A-Z0-9_]*$/.test(name)) return `The name may contain only A–Z, 0–9 and _. ${remedy}`;
  return `There is no variable of this name. ${remedy}`;
}

function suggestion(name: string): string | null {
  const isMadeOfNameCharacters = /^[\p{L}\p{N}_.-]+$/u.test(name);
  const hasSecret = /whsec/i.test(name);
  if (!isMadeOfNameCharacters || hasSecret) return null;
  const spelled = name.toUpperCase().replace(/[.-]/g, '_');
  if (isKnown(spelled)) return spelled;
  const words = spelled.split('_');
  const sameKeys = [`DESTINATION_${words.slice(1).join('_')}`, `SIGNING_SECRET_${words.slice(2).join('_')}`];
  const candidates = [...NAMES, ...sameKeys.filter(isKnown)];
  const [nearest] = candidates
    .map((candidate) => ({ candidate, mistakes: distance(spelled, candidate) }))
    .sort((a, b) => a.mistakes - b.mistakes);
  return nearest !== undefined && nearest.mistakes <= MAX_MISTAKES ? nearest.candidate : null;
}

/** The number of letters to insert, delete or replace to get from one text to the other (Levenshtein). */
function distance(from: string, to: string): number {
  let previous = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (const [row, letter] of [...from].entries()) {
    const current = [row + 1];
    for (const [column, other] of [...to].entries()) {
      const replaced = (previous[column] ?? 0) + (letter === other ? 0 : 1);
      current.push(Math.min(replaced, (previous[column + 1] ?? 0) + 1, (current[column] ?? 0) + 1));
    }
    previous = current;
  }
  return previous.at(-1) ?? 0;
}
