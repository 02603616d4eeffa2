import { useMediaQuery } from '../../components/useMediaQuery';

/** From here on the list is a table: the third breakpoint of Paste, which `Table` uses. */
const WIDE = '(min-width: 64rem)';

/** Whether there is room for a pane beside the list. */
export const useIsWide = () => useMediaQuery(WIDE);
