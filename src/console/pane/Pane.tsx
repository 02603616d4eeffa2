import { Dialog } from '../../components/Dialog';
import { Stack } from '../../components/Stack';
import { Aside, type AsideProps } from './Aside';
import { useIsWide } from './useIsWide';

/** A part of the view beside the list, so that both can be used. On narrow screens a dialog. */
export function Pane({ takesFocus, ...props }: AsideProps) {
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
