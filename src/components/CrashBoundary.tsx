import { Box } from '@twilio-paste/core/box';
import { Button } from '@twilio-paste/core/button';
import { type ReactNode, useRef } from 'react';
import { AlertCallout, CalloutText } from './AlertCallout';
import { ErrorBoundary } from './ErrorBoundary';
import { Stack } from './Stack';
import { useStrings } from './useStrings';

interface CrashBoundaryProps {
  /** Called once for each error that the children throw. */
  readonly onCrash: (error: unknown) => void;
  readonly children: ReactNode;
}

/** Shows a message in place of children that throw, with a button that mounts them again. */
export function CrashBoundary({ onCrash, children }: CrashBoundaryProps) {
  const { text } = useStrings();
  const region = useRef<HTMLDivElement>(null);
  return (
    <Box ref={region} tabIndex={-1} height="100%">
      <ErrorBoundary
        onError={onCrash}
        fallback={(retry) => (
          <Box padding="space60" maxWidth="size60" overflowWrap="anywhere">
            <Stack gap="space50">
              <AlertCallout variant="error" level="h3" heading={text('CommonCrashHeading')}>
                <CalloutText>{text('CommonCrashText')}</CalloutText>
              </AlertCallout>
              <Button
                variant="secondary"
                onClick={() => {
                  retry();
                  // The button has disappeared, so keep the focus here for people who use the keyboard.
                  region.current?.focus();
                }}
              >
                {text('CommonRetry')}
              </Button>
            </Stack>
          </Box>
        )}
      >
        {children}
      </ErrorBoundary>
    </Box>
  );
}
