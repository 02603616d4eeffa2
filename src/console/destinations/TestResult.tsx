import { Countdown } from '../../components/Countdown';
import { useStrings } from '../../components/useStrings';
import { WaitProvider } from '../../components/wait';
import { verdictOf } from '../../contract/outcome';
import { explain } from '../../strings/failures';
import { describeOutcome } from '../../strings/outcomes';
import { ResultLine } from './ResultLine';
import type { TestState } from './useTests';

/** The result of the last test event in a sentence; nothing before it. */
export function TestResult({ state }: { readonly state: TestState | undefined }) {
  const { text } = useStrings();
  if (state === undefined || state.kind === 'busy') return null;
  if (state.kind === 'done') {
    const { outcome } = state;
    return (
      <ResultLine mark={verdictOf(outcome) === 'works' ? 'success' : 'error'}>
        {describeOutcome(outcome, text)}
      </ResultLine>
    );
  }
  return (
    <WaitProvider until={state.waitUntil}>
      <ResultLine mark="error">
        {explain(state.failure, text)}
        {state.waitUntil !== null && <Countdown after="CommonRetryNow" />}
      </ResultLine>
    </WaitProvider>
  );
}
