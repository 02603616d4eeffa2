import { Box } from '@twilio-paste/core/box';
import { type FormEvent, useState } from 'react';
import { Disclosure } from '../../components/Disclosure';
import { TextField } from '../../components/TextField';
import { useStrings } from '../../components/useStrings';
import { looksLikeUrl } from '../../form/draft';
import { TestButton } from './TestButton';
import { TestResult } from './TestResult';
import type { Tests } from './useTests';

/** The key of its state. No destination has it, because keys contain no colons. */
const KEY = 'url:';

/** Sends a test event to a URL on the allow-list. */
export function TestUrl({ tests }: { readonly tests: Tests }) {
  const { text } = useStrings();
  const [url, setUrl] = useState('');
  const [isMalformed, setIsMalformed] = useState(false);
  const state = tests.states.get(KEY);
  const isBusy = state?.kind === 'busy';

  function submit(event: FormEvent) {
    event.preventDefault();
    const entered = url.trim();
    setIsMalformed(!looksLikeUrl(entered));
    if (looksLikeUrl(entered)) tests.send({ key: KEY, destination: entered, name: text('FormUrlLabel') });
  }

  return (
    // In line with the text of the table. At the edge, the scroller would cut off the ring of the focus.
    <Box paddingX="space40">
      <Disclosure summary={text('DestinationUrlLabel')}>
        <Box
          as="form"
          maxWidth="size60"
          fontSize="fontSize30"
          display="flex"
          flexDirection="column"
          rowGap="space30"
          onSubmit={submit}
        >
          <TextField
            label="FormUrlLabel"
            help="DestinationUrlHelp"
            name="url"
            inputMode="url"
            autoCapitalize="none"
            spellCheck={false}
            value={url}
            error={isMalformed ? text('FormUrlMalformed') : null}
            isFixed={isBusy}
            onChange={(changed) => {
              setUrl(changed);
              setIsMalformed(false);
            }}
          />
          <Box>
            <TestButton type="submit" isBusy={isBusy} destination={null} />
          </Box>
          <TestResult state={state} />
        </Box>
      </Disclosure>
    </Box>
  );
}
