import { Button } from '@twilio-paste/core/button';
import { useState } from 'react';
import { SecondaryText } from './SecondaryText';
import { useStrings } from './useStrings';
import { useUID } from './useUID';

/** Says for which work webhooks must not be used. It belongs beside the button that attaches or creates one. */
export function ComplianceNotice() {
  const { text } = useStrings();
  const id = useUID();
  const [isOpen, setIsOpen] = useState(false);
  return (
    <SecondaryText>
      {text('CommonNoticeShort')}{' '}
      <Button variant="link" aria-expanded={isOpen} aria-controls={id} onClick={() => setIsOpen(!isOpen)}>
        {text('CommonNoticeWhy')}
      </Button>
      <div id={id}>{isOpen && text('CommonNotice')}</div>
    </SecondaryText>
  );
}
