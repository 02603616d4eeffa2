import { Callout, CalloutHeading } from '@twilio-paste/core/callout';
import type { ReactNode } from 'react';
import { useStrings } from './useStrings';

interface AlertCalloutProps {
  readonly variant: 'warning' | 'error';
  readonly level?: 'h3' | 'h4';
  readonly heading: string;
  readonly children: ReactNode;
}

/** A warning or error that screen readers announce at once. */
export function AlertCallout({ variant, level = 'h4', heading, children }: AlertCalloutProps) {
  const { text } = useStrings();
  return (
    <div role="alert">
      <Callout variant={variant} i18nLabel={text(variant === 'warning' ? 'CommonWarningIcon' : 'CommonErrorIcon')}>
        <CalloutHeading as={level}>{heading}</CalloutHeading>
        {children}
      </Callout>
    </div>
  );
}
