/** Judges exchanges and keeps the figures. */

import { isError, judgeAnswer } from './check-answer';
import { judgeRequest } from './check-request';
import type { Exchange } from './exchange';
import { type Found, findOperation } from './specification/specifications';

/** What is wrong with an exchange; nothing when both sides keep to the specification. */
export function judge({ request, answer }: Exchange): string[] {
  const found = findOperation(request.method, request.url);
  if (found === null) return ['no specification knows this request'];
  const asked = judgeRequest(request, found).map((complaint) => `request: ${complaint}`);
  const answered = answer === null ? [] : judgeAnswer(answer, found).map((complaint) => `answer: ${complaint}`);
  return [...asked, ...answered];
}

/** How often something was asked and answered. */
interface Count {
  readonly specification: string;
  readonly endpoint: string;
  requests: number;
  /** By status. */
  readonly answers: Map<number, number>;
}

const MOST_COMPLAINTS = 20;

export class Judge {
  requests = 0;
  answers = 0;
  /** Error answers, of which only our own description speaks. */
  errors = 0;
  violations = 0;
  /** The first of each kind, in words. */
  readonly complaints: string[] = [];
  readonly #kinds = new Set<string>();
  /** One exchange for each kind of answer that each endpoint gave. */
  readonly samples = new Map<string, { readonly exchange: Exchange; readonly found: Found }>();
  readonly #counts = new Map<string, Count>();

  add(exchange: Exchange) {
    const { request, answer } = exchange;
    const found = findOperation(request.method, request.url);
    this.requests += 1;
    if (answer !== null) this.answers += 1;
    const complaints = judge(exchange);
    if (found !== null) {
      this.#count(exchange, found);
      if (answer !== null && isError(answer, found)) this.errors += 1;
      const kind = `${found.endpoint} ${answer?.status}`;
      if (answer !== null && complaints.length === 0) this.samples.set(kind, { exchange, found });
    }
    if (complaints.length === 0) return;
    this.violations += 1;
    const kind = `${found?.endpoint} ${complaints.join('; ')}`;
    if (this.#kinds.has(kind) || this.#kinds.size >= MOST_COMPLAINTS) return;
    this.#kinds.add(kind);
    this.complaints.push(`${request.method} ${request.url} → ${answer?.status ?? 'lost'}: ${complaints.join('; ')}`);
  }

  /** The figures, a line for each endpoint. */
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
