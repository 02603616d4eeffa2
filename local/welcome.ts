import { ACCOUNT } from './world/model';
import { sid } from './world/sids';
import type { World } from './world/world';

/** Lists the addresses, people and credentials that a new user needs. */
export function welcome(origin: string, functionsOrigin: string, world: World): string {
  const people = [...world.users.values()].map(({ fullName, role }) => `${fullName} (${role})`);
  const rows = [
    ['Flex', origin],
    ['Sign in as', people.join(', ')],
    ['Outside world', `${origin}/outside  (act as a customer, read webhook deliveries, simulate Twilio failures)`],
    ['Twilio’s REST APIs', `${origin}/_tw/<host>/<path>, such as ${origin}/_tw/flex-api.twilio.com/v1/…`],
    ['Functions', functionsOrigin],
    ['Account SID', ACCOUNT.accountSid],
    ['Auth token', ACCOUNT.authToken],
    ['Flex instance SID', ACCOUNT.instanceSid],
    ['Alice’s interaction', sid('KD', 1)],
  ] as const;
  const width = Math.max(...rows.map(([name]) => name.length)) + 2;
  return ['', ...rows.map(([name, value]) => `  ${name.padEnd(width)}${value}`), ''].join('\n');
}
