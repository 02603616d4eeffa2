/**
 * The same on real sockets of this machine, where one address stands for the public ones. It answers with redirects,
 * too, as a destination could.
 */
import type { Dial } from '../../../functions/lib/dial/dial';
import { dialer } from '../../../functions/lib/dial/dialer';
import { isPublicAddress } from '../../../functions/lib/dial/public-address';
import { createAuthority } from '../../../local/tls/authority';
import { answerLookups } from '../../fixtures/name-server';
import { trust } from '../../fixtures/trusted-authority';
import { formatCount } from '../shared/report';
import { SeededRandom } from '../shared/seeded-random';
import type { Options } from '../shared/suite';
import { type Address, parseAddress } from './address';
import { type Listeners, PUBLIC, startListeners } from './listeners';
import { spelledAddress } from './spellings';
import { type Entry, Zone } from './zone';

/** Enough for a busy machine. No attempt waits for it. */
const LIMITS = { connectMs: 60_000, totalMs: 60_000 };

const REDIRECTS = [300, 301, 302, 303, 305, 307, 308] as const;

interface Target {
  readonly host: string;
  /** The records of the name server. */
  readonly names?: Readonly<Record<string, Entry>>;
  /** Where the answer redirects to. */
  readonly location?: string;
  readonly isReachable: boolean;
}

const address = (text: string) => parseAddress(text) as Address;

const at = (...answers: readonly (readonly string[])[]): Entry => ({ kind: 'addresses', answers });

/** Every target means the public address, a forbidden one, or both. */
function targetOf(random: SeededRandom, number: number, { port, forbidden }: Listeners): Target {
  const trap = random.pick(forbidden);
  const name = `name-${number}.example.com`;
  const other = `other-${number}.example.com`;
  const trapHost = spelledAddress(address(trap), random);
  // A header has no room for every spelling.
  const { href: location } = new URL(`https://${random.pick([trapHost, other, name])}:${port}/`);
  return random.pick<Target>([
    { host: spelledAddress(address(PUBLIC), random), isReachable: true },
    { host: trapHost, isReachable: false },
    { host: name, names: { [name]: at([PUBLIC]) }, isReachable: true },
    { host: name, names: { [name]: at([trap]) }, isReachable: false },
    { host: name, names: { [name]: at(random.shuffled([PUBLIC, trap])) }, isReachable: false },
    { host: name, names: { [name]: at([PUBLIC], [trap]) }, isReachable: true },
    { host: name, names: { [name]: at([trap], [PUBLIC]) }, isReachable: false },
    { host: name, names: { [name]: { kind: 'cname', to: other }, [other]: at([trap]) }, isReachable: false },
    { host: name, names: { [name]: at([PUBLIC], [trap]), [other]: at([trap]) }, location, isReachable: true },
  ]);
}

/** Makes a dialer that connects to the allowed addresses only. */
type MakeDialer = (isAllowed: (address: string) => boolean) => Dial;

export interface LoopbackResult {
  readonly summary: string;
  readonly violations: readonly string[];
}

/** Dials random targets on real sockets: half of them where one address counts as public, half as shipped. */
export async function checkOnLoopback(
  { runs, seed }: Options,
  makeDialer: MakeDialer = dialer,
): Promise<LoopbackResult> {
  const random = new SeededRandom(seed);
  const zone = new Zone();
  const authority = createAuthority();
  const identity = authority.issue({ names: ['*.example.com', PUBLIC] });
  let location: string | undefined;
  let redirects = 0;
  const listeners = await startListeners(identity, () => {
    if (location === undefined) return { status: 204, headers: {} };
    redirects += 1;
    return { status: random.pick(REDIRECTS), headers: { Location: location, Refresh: `0; url=${location}` } };
  });
  const endTrust = trust(authority.certificate);
  const stopLookups = answerLookups(zone.lookUp);
  const injected = makeDialer((address) => address === PUBLIC);
  const shipped = makeDialer(isPublicAddress);

  const violations: string[] = [];
  let expectedConnections = 0;
  for (let number = 0; number < runs; number += 1) {
    const target = targetOf(random, number, listeners);
    const isInjected = number % 2 === 0;
    const expected = isInjected && target.isReachable ? 'answered' : 'not-public';
    if (expected === 'answered') expectedConnections += 1;
    location = target.location;
    zone.replace(target.names ?? {});
    const url = `https://${target.host}:${listeners.port}/`;
    const dial = isInjected ? injected : shipped;
    const { outcome } = await dial({ url, headers: {}, body: 'EventType=x', limits: LIMITS });
    const actual = outcome.kind === 'answered' ? outcome.kind : outcome.why;
    if (actual !== expected) violations.push(`sockets: ${JSON.stringify(url)} is ${actual} instead of ${expected}`);
  }

  stopLookups();
  endTrust();
  const trapped = await listeners.close();
  const connections = listeners.connections();
  if (connections !== expectedConnections)
    violations.push(`sockets: ${connections} connections to ${PUBLIC} instead of ${expectedConnections}`);
  violations.push(...trapped.map((trap) => `sockets: a connection to ${trap}`));
  console.log(
    `on real sockets: ${formatCount(runs)} targets, ${formatCount(connections)} connections to ${PUBLIC} ` +
      `(${formatCount(redirects)} redirected), ${formatCount(trapped.length)} to ${listeners.forbidden.join(', ')}`,
  );
  return { summary: `${formatCount(runs)} on real sockets`, violations };
}
