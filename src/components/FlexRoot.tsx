import type { ReactNode } from 'react';
import { ErrorBoundary } from './ErrorBoundary';
import { type FlexTheme, PasteProviders } from './PasteProviders';
import type { Strings } from './useStrings';

interface FlexRootProps {
  readonly theme: FlexTheme | undefined;
  readonly strings: Strings;
  /** Called once for each error that reaches this boundary. */
  readonly onCrash: (error: unknown) => void;
  readonly children: ReactNode;
}

/**
 * The root of everything that this plugin renders inside of Flex: Flex's theme and language, and the last boundary for
 * errors. It is outside of Paste, whose components may be what fails, so its message has no design.
 */
export const FlexRoot = ({ theme, strings, onCrash, children }: FlexRootProps) => (
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
    <PasteProviders theme={theme} strings={strings}>
      {children}
    </PasteProviders>
  </ErrorBoundary>
);
