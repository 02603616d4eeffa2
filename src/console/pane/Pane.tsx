import type { ReactNode } from 'react';
import { Dialog } from '../../components/Dialog';
import { Stack } from '../../components/Stack';
import { Aside } from './Aside';
import { useIsWide } from './useIsWide';

export interface PaneProps {
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

/** A part of the view beside the list, so that both can be used. On narrow screens a dialog. */
export function Pane({ takesFocus, ...props }: PaneProps) {
  const isWide = useIsWide();
  if (isWide) return <Aside takesFocus={takesFocus} {...props} />;
  const { summary, footnote, children, ...dialog } = props;
  return (
    <Dialog {...dialog}>
      <Stack gap="space50">
        {summary}
        {children}
        {footnote}
      </Stack>
    </Dialog>
  );
}
