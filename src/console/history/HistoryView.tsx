import { Box } from '@twilio-paste/core/box';
import { Button } from '@twilio-paste/core/button';
import { Option, Select } from '@twilio-paste/core/select';
import { Text } from '@twilio-paste/core/text';
import { useRef, useState } from 'react';
import { ActionButton } from '../../components/ActionButton';
import { Explanation } from '../../components/Explanation';
import { FailureCallout } from '../../components/FailureCallout';
import { useOnOpen } from '../../components/useOnOpen';
import { WaitProvider } from '../../components/wait';
import { useConsoleContext } from '../context';
import type { Listing } from '../listing';
import { failureOf, waitUntilOf } from '../useRequest';
import { ViewHeader } from '../ViewHeader';
import { whoOf } from './entryTexts';
import { HistoryTable } from './HistoryTable';
import type { Audit } from './useAudit';

interface HistoryViewProps {
  readonly listing: Listing;
  readonly audit: Audit;
  readonly onClose: () => void;
}

/** Who did what to all webhooks, in place of the list. */
export function HistoryView({ listing, audit, onClose }: HistoryViewProps) {
  const { colleague, text } = useConsoleContext();
  const [person, setPerson] = useState('');
  const heading = useRef<HTMLHeadingElement>(null);
  const { answer, request, loadMore } = audit;
  const isBusy = request.kind === 'busy';
  const failure = failureOf(request);
  const entries = answer?.entries ?? [];
  const nameOf = (entry: (typeof entries)[number]) => whoOf(entry, colleague, text);
  const people = [...new Set(entries.map(nameOf))].sort();
  const shown = person === '' ? entries : entries.filter((entry) => nameOf(entry) === person);
  const hasMore = answer === null || answer.next !== null;

  useOnOpen(() => {
    // The button that led here has disappeared.
    heading.current?.focus();
    if (answer === null) void loadMore();
  });

  return (
    <WaitProvider until={waitUntilOf(request)}>
      <Box display="flex" flexDirection="column" rowGap="space40" height="100%">
        <ViewHeader heading={text('AuditHeading')} headingRef={heading}>
          <Box width="size30">
            <Select aria-label={text('AuditPerson')} value={person} onChange={({ target }) => setPerson(target.value)}>
              <Option value="">{text('AuditEveryone')}</Option>
              {people.map((name) => (
                <Option key={name} value={name}>
                  {name}
                </Option>
              ))}
            </Select>
          </Box>
          <Button variant="secondary" onClick={onClose}>
            {text('ConsoleBack')}
          </Button>
        </ViewHeader>
        {answer !== null && (
          <Text as="p" color="colorTextWeak">
            {text('AuditIntro', { count: answer.retentionDays })}
          </Text>
        )}
        {failure !== null && <FailureCallout title="AuditFailed" failure={failure} />}
        {answer?.entries.length === 0 && <Explanation text="AuditEmpty" />}
        <Box flexGrow={1} overflowY={['visible', 'visible', 'auto']} minHeight={['auto', 'auto', '16rem']}>
          {shown.length > 0 && <HistoryTable entries={shown} listing={listing} />}
          {hasMore && (
            <Box paddingY="space40">
              <ActionButton variant="secondary" size="small" isUnavailable={isBusy} onClick={() => void loadMore()}>
                {text(isBusy ? 'CommonLoading' : failure === null ? 'AuditMore' : 'CommonRetry')}
              </ActionButton>
            </Box>
          )}
        </Box>
      </Box>
    </WaitProvider>
  );
}
