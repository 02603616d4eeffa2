import { Box } from '@twilio-paste/core/box';
import { Button } from '@twilio-paste/core/button';
import { Heading } from '@twilio-paste/core/heading';
import { CloseIcon } from '@twilio-paste/icons/esm/CloseIcon';
import { type KeyboardEvent, type ReactNode, useEffect, useRef } from 'react';
import { ButtonRow } from '../../components/ButtonRow';
import { useStrings } from '../../components/useStrings';
import { useUID } from '../../components/useUID';
import { WaitProvider } from '../../components/wait';

export interface AsideProps {
  readonly heading: string;
  /** Shown below the heading. */
  readonly summary?: ReactNode;
  /** When the functions accept requests again, in epoch milliseconds. */
  readonly waitUntil?: number | null;
  /** Takes the focus when it opens: where the person has asked for it, and it replaces what had the focus. */
  readonly takesFocus: boolean;
  readonly onClose: () => void;
  /** The buttons below the content, which are always in sight. */
  readonly actions: NonNullable<ReactNode>;
  /** Shown below the buttons. */
  readonly footnote?: ReactNode;
  readonly children: ReactNode;
}

/** The pane beside the list. Escape closes it. */
export function Aside({
  heading,
  summary,
  waitUntil = null,
  takesFocus,
  onClose,
  actions,
  footnote,
  children,
}: AsideProps) {
  const { text } = useStrings();
  const id = useUID();
  const headingElement = useRef<HTMLHeadingElement>(null);

  // biome-ignore lint/correctness/useExhaustiveDependencies: runs only when it opens.
  useEffect(() => {
    if (takesFocus) headingElement.current?.focus();
  }, []);

  function closeOnEscape(event: KeyboardEvent) {
    // While people type with an input method, Escape discards only their last characters.
    if (event.key !== 'Escape' || event.defaultPrevented || event.nativeEvent.isComposing) return;
    event.preventDefault();
    onClose();
  }

  return (
    <Box
      as="aside"
      aria-labelledby={id}
      onKeyDown={closeOnEscape}
      display="flex"
      flexDirection="column"
      flexShrink={0}
      width="25rem"
      borderStyle="solid"
      borderWidth="borderWidth10"
      borderColor="colorBorderWeaker"
      borderRadius="borderRadius20"
      overflowWrap="anywhere"
    >
      <WaitProvider until={waitUntil}>
        <Box paddingX="space50" paddingTop="space40" paddingBottom="space30" flexShrink={0}>
          <Box display="flex" justifyContent="space-between" alignItems="flex-start" columnGap="space40">
            <Heading as="h3" variant="heading40" marginBottom="space0" id={id} ref={headingElement} tabIndex={-1}>
              {heading}
            </Heading>
            <Button variant="secondary_icon" size="reset" onClick={onClose}>
              <CloseIcon decorative={false} title={text('CommonClose')} />
            </Button>
          </Box>
          {summary}
        </Box>
        <Box flexGrow={1} minHeight="size0" overflowY="auto" paddingX="space50" paddingY="space30">
          {children}
        </Box>
        <Box
          flexShrink={0}
          paddingX="space50"
          paddingY="space40"
          borderStyle="solid"
          borderWidth="borderWidth0"
          borderTopWidth="borderWidth10"
          borderColor="colorBorderWeaker"
        >
          <ButtonRow>{actions}</ButtonRow>
          {footnote !== undefined && <Box marginTop="space30">{footnote}</Box>}
        </Box>
      </WaitProvider>
    </Box>
  );
}
