import { Box } from '@twilio-paste/core/box';
import { Button } from '@twilio-paste/core/button';
import { Text } from '@twilio-paste/core/text';
import { useRef, useState } from 'react';
import { ActionButton } from '../../components/ActionButton';
import { FailureCallout } from '../../components/FailureCallout';
import { useAnnounce } from '../../components/LiveRegion';
import { useOnOpen } from '../../components/useOnOpen';
import { WaitProvider } from '../../components/wait';
import type { Destination } from '../../contract/destination';
import type { Answer } from '../../contract/endpoints';
import { readableName } from '../../strings/format';
import { useConsoleContext } from '../context';
import { EmptyState } from '../list/EmptyState';
import type { Listing } from '../listing';
import { failureOf, useRequest, waitUntilOf } from '../useRequest';
import { ViewHeader } from '../ViewHeader';
import { DestinationsTable } from './DestinationsTable';
import { OutboxSection } from './OutboxSection';
import { type Pending, pendingOf, pendingText } from './pending';
import { TestUrl } from './TestUrl';
import { usagesOf } from './usage';
import { useOutbox } from './useOutbox';
import { useTests } from './useTests';

interface DestinationsViewProps {
  readonly listing: Listing;
  /** Shows the webhooks that send to it. */
  readonly onWebhooks: (destination: Destination) => void;
  readonly onClose: () => void;
}

/** The destinations that an administrator has named, and whether they work, in place of the list. */
export function DestinationsView({ listing, onWebhooks, onClose }: DestinationsViewProps) {
  const { backend, text } = useConsoleContext();
  const { request, run } = useRequest();
  const [answer, setAnswer] = useState<Answer<'listDestinations'> | null>(null);
  const tests = useTests();
  const heading = useRef<HTMLHeadingElement>(null);
  const failure = failureOf(request);
  const outbox = useOutbox();
  const pending = pendingOf(outbox, Date.now());
  const undelivered = useRef<HTMLHeadingElement>(null);
  const [selected, setSelected] = useState('');
  const announce = useAnnounce();
  const isBusy = request.kind === 'busy' || outbox.request.kind === 'busy';

  async function load() {
    const outcome = await run(() => backend.listDestinations({}));
    if (outcome?.ok === true) setAnswer(outcome.value);
  }

  function showPending({ key, label }: Destination, counts: Pending) {
    setSelected(key);
    undelivered.current?.focus();
    // The heading may be in sight without its events.
    undelivered.current?.closest('section')?.scrollIntoView();
    announce(text('DestinationPendingShown', { destination: readableName(label), counts: pendingText(counts, text) }));
  }

  const loadAll = () => void Promise.all([load(), outbox.reload()]);

  useOnOpen(() => {
    // The button that led here has disappeared.
    heading.current?.focus();
    loadAll();
  });

  return (
    <WaitProvider until={waitUntilOf(request)}>
      <Box display="flex" flexDirection="column" rowGap="space40" height="100%">
        <ViewHeader heading={text('DestinationHeading')} headingRef={heading}>
          <ActionButton variant="secondary" size="small" isUnavailable={isBusy} onClick={loadAll}>
            {text(isBusy ? 'CommonLoading' : 'ListReload')}
          </ActionButton>
          <Button variant="secondary" size="small" onClick={onClose}>
            {text('ConsoleBack')}
          </Button>
        </ViewHeader>
        <Text as="p" color="colorTextWeak">
          {text('DestinationIntro')}
        </Text>
        {failure !== null && <FailureCallout title="DestinationLoadFailed" failure={failure} />}
        <Box
          flexGrow={1}
          overflowY={['visible', 'visible', 'auto']}
          minHeight={['auto', 'auto', '16rem']}
          display="flex"
          flexDirection="column"
          rowGap="space60"
        >
          {answer?.destinations.length === 0 && (
            <EmptyState heading="DestinationEmptyHeading" text="DestinationEmptyText" />
          )}
          {answer !== null && answer.destinations.length > 0 && (
            <DestinationsTable
              destinations={answer.destinations}
              usages={usagesOf(listing)}
              pending={pending}
              tests={tests}
              onWebhooks={onWebhooks}
              onPending={showPending}
            />
          )}
          {answer?.canUseUrl === true && <TestUrl tests={tests} />}
          <OutboxSection outbox={outbox} heading={undelivered} selected={selected} onSelect={setSelected} />
        </Box>
      </Box>
    </WaitProvider>
  );
}
