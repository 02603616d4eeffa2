/** Records how long each script of a page occupies its main thread, from Chromium's trace. */
import type { CDPSession } from '@playwright/test';

export interface Evaluation {
  readonly url: string;
  /** How long the script occupied the main thread. */
  readonly ms: number;
}

/** Starts to record. The returned function stops, and resolves to the evaluations of all scripts so far. */
export async function recordEvaluations(session: CDPSession): Promise<() => Promise<Evaluation[]>> {
  const evaluations: Evaluation[] = [];
  session.on('Tracing.dataCollected', ({ value }) => {
    for (const { name, dur, args } of value as unknown as readonly TraceEvent[]) {
      if (name === 'EvaluateScript') evaluations.push({ url: args.data.url, ms: dur / 1_000 });
    }
  });
  await session.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: { includedCategories: ['devtools.timeline'] },
  });
  return async () => {
    const complete = new Promise((resolve) => session.once('Tracing.tracingComplete', resolve));
    await session.send('Tracing.end');
    await complete;
    return evaluations;
  };
}

/** An event of Chromium's trace. Only some events have all of these fields. */
interface TraceEvent {
  readonly name: string;
  /** In microseconds. */
  readonly dur: number;
  readonly args: { readonly data: { readonly url: string } };
}
