/** The option `--forward <host>=<origin>`: a program on this machine that receives the requests for a host. */
import { fail, ok, type Result } from '../../src/contract/result';
import { isLoopback } from '../redirect/address';
import { parseSystemHost } from './system-host';

export interface Forward {
  /** The host of a customer's system, in the form of the URL standard. */
  readonly host: string;
  /** The program's origin on the loopback interface, such as `http://localhost:3000`. */
  readonly origin: string;
}

const EXAMPLE = '--forward crm.example.com=http://localhost:3000';

/** Parses the values of all `--forward` options. Fails with a sentence for the first one that is not possible. */
export function parseForwards(texts: readonly string[]): Result<readonly Forward[], string> {
  const forwards: Forward[] = [];
  for (const text of texts) {
    const parsed = parseForward(text);
    if (!parsed.ok) return parsed;
    if (forwards.some(({ host }) => host === parsed.value.host)) {
      return fail(`--forward names ${parsed.value.host} twice. One host can be forwarded to one program.`);
    }
    forwards.push(parsed.value);
  }
  return ok(forwards);
}

function parseForward(text: string): Result<Forward, string> {
  const equals = text.indexOf('=');
  if (equals < 0) return fail(`--forward needs a host and an address, as in ${EXAMPLE}, not '${text}'.`);
  const host = parseSystemHost(text.slice(0, equals));
  if (!host.ok) return fail(`--forward: ${host.failure}`);
  const address = text.slice(equals + 1);
  const origin = parseOrigin(address);
  return origin.ok ? ok({ host: host.value, origin: origin.value }) : fail(`--forward ${text}: ${origin.failure}`);
}

function parseOrigin(text: string): Result<string, string> {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url?.protocol !== 'http:') return fail('The address must begin with http://, as in http://localhost:3000.');
  // The URL parser has turned every notation of an IPv4 address into four numbers.
  if (!isLoopback(url.hostname)) {
    return fail(`${url.hostname} is not this machine. Local Twilio connects only to localhost, 127.0.0.1 or [::1].`);
  }
  if (url.username !== '' || url.password !== '' || url.href !== `${url.origin}/`) {
    return fail(`The address must end after the port, as in ${url.origin}. The path comes from the webhook’s URL.`);
  }
  return ok(url.origin);
}

/** Returns why a forward is not possible when Local Twilio listens on `ports`, or null. */
export function conflictWith(ports: readonly number[], forwards: readonly Forward[]): string | null {
  const conflict = forwards.find(({ origin }) => ports.includes(Number(new URL(origin).port)));
  if (conflict === undefined) return null;
  return `--forward ${conflict.host}=${conflict.origin}: Local Twilio itself uses this port. Name your program’s port.`;
}
