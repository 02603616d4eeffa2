import { type ReactNode, Suspense } from 'react';
import { ErrorBoundary } from './ErrorBoundary';
import type { Strings } from './useStrings';

interface FlexRootProps {
  readonly strings: Strings;
  /** Called once for each error that reaches this boundary. */
  readonly onCrash: (error: unknown) => void;
  /** Their code may still be loading. */
  readonly children: ReactNode;
}

/**
 * The root of everything that this plugin renders inside of Flex, and the last boundary for errors. It is outside of
 * Paste, whose components may be what fails, so its message has no design.
 */
export const FlexRoot = ({ strings, onCrash, children }: FlexRootProps) => (
  <ErrorBoundary
    onError={onCrash}
    fallback={(retry) => (
      <div role="alert" style={{ padding: '1rem' }}>
        <p>{strings.text('CommonCrashHeading')}</p>
        <p>{strings.text('CommonCrashText')}</p>
        <button type="button" onClick={retry}>
          {strings.text('CommonRetry')}
        </button>
      </div>
    )}
  >
    <Suspense fallback={null}>{children}</Suspense>
  </ErrorBoundary>
);
