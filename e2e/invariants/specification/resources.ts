/** Accounts in which every list shows something, and the addresses of what they show. */
import { Account, type Answer } from './account';
import { PATH_VALUES, preparation } from './examples';
import {
  type DocumentedOperation,
  hostOf,
  nameOf,
  patternOf,
  type ServedOperation,
  servedOperations,
} from './operations';

/** The items of a list, or null if the answer is none. */
export function itemsOf({ content }: Pick<Answer, 'content'>): readonly Item[] | null {
  const meta = content?.meta;
  if (!isObject(meta) || typeof meta.key !== 'string') return null;
  const items = content?.[meta.key];
  return Array.isArray(items) ? items : null;
}

export type Item = Readonly<Record<string, unknown>>;

export const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The properties that can name an item in an address, first one first. */
const KEYS = ['sid', 'ttid', 'key', 'index', 'identity', 'plugin_sid'] as const;

export function keyOf(item: Item): string | null {
  const name = KEYS.find((candidate) => candidate in item);
  return name === undefined ? null : String(item[name]);
}

export class Resources {
  /** The values of path parameters, by the address up to them. The accounts are alike, and so are these. */
  readonly #values = new Map<string, string>();

  private constructor(
    readonly served: readonly ServedOperation[],
    /** An account to read from. */
    readonly sample: Account,
  ) {}

  static async ofLocalTwilio(): Promise<Resources> {
    const sample = new Account();
    const resources = new Resources(servedOperations(sample.routes()), sample);
    await resources.#prepare(sample);
    return resources;
  }

  find(name: string): ServedOperation | undefined {
    return this.served.find((operation) => nameOf(operation) === name);
  }

  /** A new account with a few resources of every kind. */
  async account(): Promise<Account> {
    const account = new Account();
    await this.#prepare(account);
    return account;
  }

  async #prepare(account: Account) {
    for (const { operation, form } of preparation(account.world)) {
      const served = this.find(operation);
      if (served === undefined) continue;
      const answer = await account.send({ method: 'POST', address: await this.addressOf(served, account), form });
      const key = answer.content === null ? null : keyOf(answer.content);
      if (answer.status >= 300 || key === null) throw new Error(`${operation}: ${answer.status} ${answer.body}`);
      const place = `${patternOf(served)}/{}`;
      if (!this.#values.has(place)) this.#values.set(place, key);
    }
  }

  /** The host and path of an operation, about resources that the account has. */
  async addressOf(operation: DocumentedOperation, account: Account): Promise<string> {
    let address = hostOf(operation);
    let pattern = address;
    for (const part of operation.template.split('/').slice(1)) {
      if (part.startsWith('{')) {
        pattern += '/{}';
        address += `/${encodeURIComponent(await this.#valueOf(pattern, address, account))}`;
      } else {
        pattern += `/${part}`;
        address += `/${part}`;
      }
    }
    return address;
  }

  async #valueOf(pattern: string, list: string, account: Account): Promise<string> {
    const given = PATH_VALUES[pattern]?.(account.world) ?? this.#values.get(pattern);
    if (given !== undefined) return given;
    const answer = await account.send({ method: 'GET', address: list });
    const [first] = itemsOf(answer) ?? [];
    const key = first && keyOf(first);
    if (!key) throw new Error(`No example for ${pattern}: ${answer.status} ${answer.body.slice(0, 200)}`);
    this.#values.set(pattern, key);
    return key;
  }
}
