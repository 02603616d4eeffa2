/** How the request of a cell is answered. */
export type Outcome = 'ok' | 'unauthenticated' | 'not-permitted' | 'not-found' | 'conflict';

/** What an answer says; not every failure is one that the rules know. */
export function outcomeIn(body: unknown): string {
  const { ok, failure } = body as { ok: boolean; failure?: { code: string } };
  return ok ? 'ok' : (failure?.code ?? 'nothing');
}
