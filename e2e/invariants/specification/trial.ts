/** Sends the requests with which an operation is tried, and keeps what they show. */
import { IGNORED_PARAMETERS } from '../../../local/twilio/conventions/ignored-parameters';
import { checkAnswer } from '../shared/specification/check-answer';
import type { Account, Answer, Call } from './account';
import { COMPANIONS, type Example, examplesFor, valuesOf } from './examples';
import { type Field, fieldsOf, nameOf, type ServedOperation } from './operations';
import { parsed, stable } from './read-back';
import { type Item, keyOf, type Resources } from './resources';

/**
 * `honored`: it has an effect, or is answered. `refused`: as one that is not honored. `ignored`: it is on the list of
 * those. `untried`: no request with it succeeds.
 */
export type Verdict = 'honored' | 'refused' | 'ignored' | 'untried';

/** A parameter with a value. */
export type Given = readonly [Field, Example];

/** Changes what arrives, or what is fetched, as a defect of Local Twilio would. */
export interface Defect {
  readonly request?: (call: Call) => Call;
  readonly fetched?: (content: Item) => Item;
}

export class Trial {
  readonly verdicts = new Map<Field, Verdict>();
  readonly violations = new Set<string>();
  requests = 0;
  readonly fields: readonly Field[];
  /** An account that the last request left as it was. */
  #unchanged: Account | undefined;

  constructor(
    readonly operation: ServedOperation,
    readonly resources: Resources,
    readonly defect: Defect,
  ) {
    this.fields = fieldsOf(operation);
  }

  /** The required parameters and, for a tried one, those without which it has no meaning. */
  required(tried?: Field): Given[] {
    const { world } = this.resources.sample;
    const name = nameOf(this.operation);
    const companions = (COMPANIONS[`${name} ${tried?.name}`] ?? COMPANIONS[name])?.(world) ?? {};
    return this.fields.flatMap((field): Given[] => {
      if (field === tried) return [];
      const companion = companions[field.name];
      if (companion !== undefined) return [[field, companion]];
      const [example] = field.isRequired ? this.examples(field) : [];
      return example === undefined ? [] : [[field, example]];
    });
  }

  examples(field: Field): readonly Example[] {
    return examplesFor(this.operation, field, this.resources.sample.world);
  }

  /** An account in the state in which it is tried, and the address to ask. */
  async prepare(): Promise<{ account: Account; address: string }> {
    const { operation, resources } = this;
    // Reading changes nothing, so that one account does for all of it.
    const account = operation.method === 'GET' ? resources.sample : (this.#unchanged ?? (await resources.account()));
    this.#unchanged = undefined;
    return { account, address: await this.#address(account) };
  }

  async send(given: readonly Given[]): Promise<{ account: Account; call: Call; answer: Answer }> {
    const { account, address } = await this.prepare();
    const call = callOf(this.operation, address, given);
    const answer = await this.ask(account, call);
    // A parameter that is not honored is refused before the request has an effect, as is checked once.
    if (answer.unsupported.length > 0) this.#unchanged = account;
    return { account, call, answer };
  }

  /** Sends a request that the defect may change. */
  ask(account: Account, call: Call): Promise<Answer> {
    this.requests += 1;
    return account.send(this.defect.request?.(call) ?? call);
  }

  /** Fetches what was written, as the defect shows it. */
  async fetch(account: Account, address: string): Promise<Answer['content']> {
    const { content } = await account.send({ method: 'GET', address });
    return content && (this.defect.fetched?.(content) ?? content);
  }

  /** The answer, and everything that can be fetched after a write. */
  async views(account: Account, answer: Answer | null): Promise<unknown> {
    const views: unknown[] = [stable(answer?.content)];
    if (this.operation.method === 'GET') return views;
    for (const served of this.resources.served.filter(({ method }) => method === 'GET')) {
      const address = await this.resources.addressOf(served, account);
      const { content } = await account.send({ method: 'GET', address });
      views.push(stable(content));
    }
    // Only the browser's SDK is shown the subject of a message.
    const { conversations } = account.world;
    views.push([...conversations.values()].flatMap(({ messages }) => messages.map(({ subject }) => subject)));
    // No other request shows the plugins of a new configuration.
    views.push([...account.plugins.configurations.values()].map(({ plugins }) => plugins));
    return views;
  }

  violation(text: string) {
    this.violations.add(`${nameOf(this.operation)} ${text}`);
  }

  /** Whether an answer is a success. Reports how it differs from its documentation. */
  isDocumented(answer: Answer, how: string): boolean {
    if (answer.status >= 300) {
      this.violation(`${how}: ${answer.status} ${answer.content?.message ?? ''}`);
      return false;
    }
    for (const difference of checkAnswer(answer, this.operation)) {
      // One item of a list is as good as another.
      this.violation(`answers ${answer.status}: ${difference.replaceAll(/\/\d+(?=\/| )/g, '/*')}`);
    }
    return true;
  }

  /** How a parameter was not taken. Null if the request succeeded and has to honor it. */
  refusal(answer: Answer, field: Field): 'refused' | 'ignored' | 'failed' | null {
    if (isRefused(answer, field)) return 'refused';
    if (answer.status >= 300) return 'failed';
    return this.isIgnored(field.name) ? 'ignored' : null;
  }

  isIgnored(parameter: string): boolean {
    return this.operation.routes.every((route) =>
      IGNORED_PARAMETERS.some(({ route: name, name: ignored }) => name === route.name && ignored === parameter),
    );
  }

  /** Reports a parameter of which no value was taken. */
  reportUntried(field: Field, failures: readonly string[]) {
    if (this.verdicts.has(field)) return;
    this.verdicts.set(field, 'untried');
    this.violation(`${field.name}: no value is accepted: ${[...new Set(failures)].join('; ')}`);
  }

  /** Deletes only what was created before, if it can be created, because the seeded account may need the rest. */
  async #address(account: Account): Promise<string> {
    const { operation, resources } = this;
    const address = await resources.addressOf(operation, account);
    const list = nameOf({ ...operation, method: 'POST', template: operation.template.replace(/\/\{\w+\}$/, '') });
    const creation = operation.method === 'DELETE' ? resources.find(list) : undefined;
    if (creation === undefined) return address;
    const required = new Trial(creation, resources, {}).required();
    const created = await account.send(callOf(creation, await resources.addressOf(creation, account), required));
    const key = created.content && keyOf(created.content);
    if (!key) throw new Error(`${nameOf(creation)}: ${created.status} ${created.body}`);
    return address.replace(/[^/]+$/, encodeURIComponent(key));
  }
}

export const isRefused = ({ status, unsupported }: Answer, { name }: Field) =>
  status === 400 && unsupported.some((request) => request.includes(`'${name}`));

export const shown = (value: unknown) => JSON.stringify(value) ?? 'nothing';

/** The value of a parameter in a JSON body. Everything but text is given as JSON. */
function jsonOf({ schema }: Field, example: Example): unknown {
  const [text = ''] = valuesOf(example);
  return schema.type === 'string' ? text : (parsed(text) ?? text);
}

export function callOf({ method }: ServedOperation, address: string, given: readonly Given[]): Call {
  const valuesIn = (place: Field['in']): Record<string, readonly string[]> =>
    Object.fromEntries(
      given.filter(([field]) => field.in === place).map(([field, example]) => [field.name, valuesOf(example)]),
    );
  const first = (values: Record<string, readonly string[]>) =>
    Object.fromEntries(Object.entries(values).map(([name, [value = '']]) => [name, value]));
  const body = given
    .filter(([field]) => field.in === 'json')
    .map(([field, example]) => [field.name, jsonOf(field, example)]);
  return {
    method,
    address,
    query: valuesIn('query'),
    form: valuesIn('form'),
    headers: first(valuesIn('header')),
    ...(body.length > 0 ? { json: Object.fromEntries(body) } : {}),
  };
}
