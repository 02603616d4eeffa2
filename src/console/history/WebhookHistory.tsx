import { Box } from '@twilio-paste/core/box';
import { Heading } from '@twilio-paste/core/heading';
import { useEffect } from 'react';
import { ActionButton } from '../../components/ActionButton';
import { FailureCallout } from '../../components/FailureCallout';
import { SecondaryText } from '../../components/SecondaryText';
import type { Ttid } from '../../contract/sids';
import { readableSince } from '../../strings/format';
import { useConsoleContext } from '../context';
import { failureOf } from '../useRequest';
import { changeTexts } from './changeTexts';
import { ACTIONS, whoOf } from './entryTexts';
import type { Audit } from './useAudit';

interface WebhookHistoryProps {
  readonly ttid: Ttid;
  readonly audit: Audit;
}

/** Who did what to one webhook, as far as the audit is loaded. */
export function WebhookHistory({ ttid, audit }: WebhookHistoryProps) {
  const { colleague, text, locale } = useConsoleContext();
  const { answer, request, loadMore } = audit;
  const failure = failureOf(request);
  const isBusy = request.kind === 'busy';
  const entries = (answer?.entries ?? []).flatMap((entry) => {
    const webhook = entry.webhooks.find((other) => other.ttid === ttid);
    return webhook === undefined ? [] : { entry, changes: webhook.changes ?? {} };
  });

  // biome-ignore lint/correctness/useExhaustiveDependencies: loads once, until it is forgotten.
  useEffect(() => {
    if (answer === null) void loadMore();
  }, [answer === null]);

  return (
    <Box width="100%">
      <Heading as="h4" variant="heading50" marginBottom="space0">
        {text('AuditHeading')}
      </Heading>
      <Box
        as="ul"
        margin="space0"
        marginTop="space30"
        padding="space0"
        listStyleType="none"
        display="flex"
        flexDirection="column"
        rowGap="space30"
      >
        {entries.map(({ entry, changes }) => (
          <li key={`${entry.at} ${entry.action}`}>
            {text('AuditEntry', { what: text(ACTIONS[entry.action]), who: whoOf(entry, colleague, text) })}
            {changeTexts(changes, text).map((sentence) => (
              <SecondaryText key={sentence}>{sentence}</SecondaryText>
            ))}
            <SecondaryText>
              <time dateTime={entry.at}>{readableSince(entry.at, locale, Date.now())}</time>
            </SecondaryText>
          </li>
        ))}
      </Box>
      {answer !== null && entries.length === 0 && (
        <SecondaryText>{text(answer.next === null ? 'AuditNone' : 'AuditNoneYet')}</SecondaryText>
      )}
      {failure !== null && <FailureCallout title="AuditFailed" failure={failure} />}
      {(answer === null || answer.next !== null) && (
        <Box marginTop="space30">
          <ActionButton variant="link" isUnavailable={isBusy} onClick={() => void loadMore()}>
            {text(isBusy ? 'CommonLoading' : failure === null ? 'AuditMore' : 'CommonRetry')}
          </ActionButton>
        </Box>
      )}
    </Box>
  );
}
