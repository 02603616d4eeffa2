import { Box } from '@twilio-paste/core/box';
import { Button } from '@twilio-paste/core/button';
import { Text } from '@twilio-paste/core/text';
import { useRef, useState } from 'react';
import { ActionButton } from '../../components/ActionButton';
import { FailureCallout } from '../../components/FailureCallout';
import { useOnOpen } from '../../components/useOnOpen';
import { WaitProvider } from '../../components/wait';
import type { Answer } from '../../contract/endpoints';
import { useConsoleContext } from '../context';
import { EmptyState } from '../list/EmptyState';
import type { Listing } from '../listing';
import { failureOf, useRequest, waitUntilOf } from '../useRequest';
import { ViewHeader } from '../ViewHeader';
import { DestinationsTable } from './DestinationsTable';
import { TestUrl } from './TestUrl';
import { usagesOf } from './usage';
import { useTests } from './useTests';

interface DestinationsViewProps {
  readonly listing: Listing;
  readonly onClose: () => void;
}

/** The destinations that an administrator has named, and whether they work, in place of the list. */
export function DestinationsView({ listing, onClose }: DestinationsViewProps) {
  const { backend, text } = useConsoleContext();
  const { request, run } = useRequest();
  const [answer, setAnswer] = useState<Answer<'listDestinations'> | null>(null);
  const tests = useTests();
  const heading = useRef<HTMLHeadingElement>(null);
  const failure = failureOf(request);
  const isBusy = request.kind === 'busy';

  async function load() {
    const outcome = await run(() => backend.listDestinations({}));
    if (outcome?.ok === true) setAnswer(outcome.value);
  }

  useOnOpen(() => {
    // The button that led here has disappeared.
    heading.current?.focus();
    void load();
  });

  return (
    <WaitProvider until={waitUntilOf(request)}>
      <Box display="flex" flexDirection="column" rowGap="space40" height="100%">
        <ViewHeader heading={text('DestinationHeading')} headingRef={heading}>
          <ActionButton variant="secondary" size="small" isUnavailable={isBusy} onClick={() => void load()}>
            {text(isBusy ? 'AuditLoading' : 'ListReload')}
          </ActionButton>
          <Button variant="secondary" size="small" onClick={onClose}>
            {text('AuditClose')}
          </Button>
        </ViewHeader>
        <Text as="p" color="colorTextWeak">
          {text('DestinationIntro')}
        </Text>
        {failure !== null && <FailureCallout title="DestinationLoadFailed" failure={failure} />}
        {answer !== null && (
          <Box
            flexGrow={1}
            overflowY={['visible', 'visible', 'auto']}
            minHeight={['auto', 'auto', '16rem']}
            display="flex"
            flexDirection="column"
            rowGap="space60"
          >
            {answer.destinations.length === 0 ? (
              <EmptyState heading="DestinationEmptyHeading" text="DestinationEmptyText" />
            ) : (
              <DestinationsTable destinations={answer.destinations} usages={usagesOf(listing)} tests={tests} />
            )}
            {answer.canUseUrl && <TestUrl tests={tests} />}
          </Box>
        )}
      </Box>
    </WaitProvider>
  );
}
