/** Checks exchanges against the specifications, and counts them. */
import { checkAnswer, isUndeclaredError } from '../shared/specification/check-answer';
import { type Found, findOperation } from '../shared/specification/specifications';
import { checkRequest } from './check-request';
import type { Exchange } from './exchange';

/** How an exchange differs from its specification. Empty if both sides keep to it. */
export function checkExchange({ request, answer }: Exchange): string[] {
  const found = findOperation(request.method, request.url);
  if (found === null) return ['no specification describes this request'];
  const inRequest = checkRequest(request, found).map((difference) => `request: ${difference}`);
  const inAnswer = answer === null ? [] : checkAnswer(answer, found).map((difference) => `answer: ${difference}`);
  return [...inRequest, ...inAnswer];
}

interface Count {
  readonly specification: string;
  readonly endpoint: string;
  requests: number;
  /** By status. */
  readonly answers: Map<number, number>;
}

const MAX_EXAMPLES = 20;

export class ExchangeChecker {
  requests = 0;
  answers = 0;
  /** Error answers, which only our own description covers. */
  errors = 0;
  violations = 0;
  /** One violation of each kind, in words. */
  readonly examples: string[] = [];
  readonly #kinds = new Set<string>();
  /** One correct exchange for each status that each endpoint answered. */
  readonly samples = new Map<string, { readonly exchange: Exchange; readonly found: Found }>();
  readonly #counts = new Map<string, Count>();

  check(exchange: Exchange) {
    const { request, answer } = exchange;
    const found = findOperation(request.method, request.url);
    this.requests += 1;
    if (answer !== null) this.answers += 1;
    const differences = checkExchange(exchange);
    if (found !== null) {
      this.#count(exchange, found);
      if (answer !== null && isUndeclaredError(answer, found)) this.errors += 1;
      const kind = `${found.endpoint} ${answer?.status}`;
      if (answer !== null && differences.length === 0) this.samples.set(kind, { exchange, found });
    }
    if (differences.length === 0) return;
    this.violations += 1;
    const kind = `${found?.endpoint} ${differences.join('; ')}`;
    if (this.#kinds.has(kind) || this.#kinds.size >= MAX_EXAMPLES) return;
    this.#kinds.add(kind);
    this.examples.push(`${request.method} ${request.url} → ${answer?.status ?? 'lost'}: ${differences.join('; ')}`);
  }

  /** The counts, one line for each endpoint. */
  lines(): string[] {
    const counts = [...this.#counts.values()].sort((a, b) =>
      `${a.specification} ${a.endpoint}`.localeCompare(`${b.specification} ${b.endpoint}`),
    );
    return counts.map(({ specification, endpoint, requests, answers }) => {
      const byStatus = [...answers].sort(([a], [b]) => a - b).map(([status, times]) => `${times} × ${status}`);
      return `${specification}  ${endpoint}: ${requests} requests; ${byStatus.join(', ')}`;
    });
  }

  #count({ answer }: Exchange, { specification, endpoint }: Found) {
    const known = this.#counts.get(endpoint);
    const count = known ?? { specification: specification.name, endpoint, requests: 0, answers: new Map() };
    this.#counts.set(endpoint, count);
    count.requests += 1;
    if (answer !== null) count.answers.set(answer.status, (count.answers.get(answer.status) ?? 0) + 1);
  }
}
