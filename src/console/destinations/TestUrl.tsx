import { Box } from '@twilio-paste/core/box';
import { type FormEvent, useState } from 'react';
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
    <Box
      as="form"
      maxWidth="size60"
      // In line with the text of the table above, whose scroller would cut off the ring of the focus.
      paddingX="space40"
      paddingBottom="space40"
      display="flex"
      flexDirection="column"
      rowGap="space30"
      onSubmit={submit}
    >
      <TextField
        label="DestinationUrlLabel"
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
  );
}
