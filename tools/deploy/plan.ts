/** The changes that a deployment makes, shown before it makes them. Variables are named, never their values. */
import { inOneLine } from '../account/one-line';
import type { Login } from '../account/twilio-cli';
import { destinationOf, isDestination, isSecret } from './variables/names';
import type { Variables } from './variables/read';

export interface VariableChanges {
  readonly added: readonly string[];
  readonly changed: readonly string[];
  readonly removed: readonly string[];
}

/** Compares the variables of the functions with those to deploy. The names are sorted. */
export function variableChanges(deployed: Variables, wanted: Variables): VariableChanges {
  const namesOf = (variables: Variables) => Object.keys(variables).sort();
  return {
    added: namesOf(wanted).filter((name) => !Object.hasOwn(deployed, name)),
    changed: namesOf(wanted).filter((name) => Object.hasOwn(deployed, name) && deployed[name] !== wanted[name]),
    removed: namesOf(deployed).filter((name) => !Object.hasOwn(wanted, name)),
  };
}

/** Returns the destinations that a deployment removes. People may be using them. */
export const removedDestinations = ({ removed }: VariableChanges) => removed.filter(isDestination);

/** Returns the secrets that a deployment takes from destinations which stay. Their servers may require signatures. */
export const removedSecrets = ({ removed }: VariableChanges) =>
  removed.filter((name) => isSecret(name) && !removed.includes(destinationOf(name)));

export interface Plan {
  readonly login: Login;
  /** Null if the login may not read it. */
  readonly accountName: string | null;
  readonly hasRecordsService: boolean;
  readonly hasFunctionsService: boolean;
  /** Whether functions.env sets at least one variable. */
  readonly setsVariables: boolean;
  readonly changes: VariableChanges;
}

export function describePlan({ login, accountName, hasRecordsService, hasFunctionsService, changes }: Plan): string {
  const { added, changed, removed } = changes;
  const variables = [
    ...added.map((name) => `+ ${name}`),
    ...changed.map((name) => `~ ${name} (new value)`),
    ...removed.map((name) => `- ${name}`),
  ];
  const rows: readonly (readonly [title: string, ...lines: string[]])[] = [
    ['Account', accountName === null ? login.accountSid : `${login.accountSid} (${accountName})`],
    ['Profile', login.region === null ? login.profile : `${login.profile}, region ${login.region}`],
    ['Records', hasRecordsService ? 'in the existing Sync service' : 'a Sync service is created'],
    ['Functions', hasFunctionsService ? 'the deployed ones are replaced' : 'a Functions service is created'],
    ['Variables', ...(variables.length > 0 ? variables : ['no change'])],
    ['Plugin', 'a new version is added, and not released'],
  ];
  return rows
    .flatMap(([title, ...lines]) =>
      lines.map((line, index) => `${(index === 0 ? title : '').padEnd(11)}${inOneLine(line)}`),
    )
    .join('\n');
}
