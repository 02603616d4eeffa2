import type { KeyboardEvent, RefObject } from 'react';
import type { Ttid } from '../../contract/sids';

/** Returns the button of a row, if the row is on the current page. */
export const rowButton = (list: HTMLElement | null, ttid: Ttid | null) =>
  ttid === null ? null : (list?.querySelector<HTMLElement>(`tbody button[data-ttid="${ttid}"]`) ?? null);

interface Places {
  readonly list: RefObject<HTMLElement>;
  /** Contains the pane, if there is one beside the list. */
  readonly beside: RefObject<HTMLElement>;
  /** The webhooks on the current page. */
  readonly ttids: readonly Ttid[];
  /** The webhook in the pane. */
  readonly opened: Ttid | null;
  /** Whether the pane shows the row that gets the focus. */
  readonly follows: boolean;
  readonly onOpen: (ttid: Ttid) => void;
  readonly onClose: () => void;
}

/**
 * Handles the keys of the list: the arrows go from row to row, Escape closes the pane. F6, and Tab from the row that is
 * open, lead into the pane. F6, and Shift and Tab from its heading, lead back.
 */
export const keysOf = ({ list, beside, ttids, opened, follows, onOpen, onClose }: Places) =>
  function handleKey(event: KeyboardEvent) {
    const { key, shiftKey, target } = event;
    const heading = beside.current?.querySelector<HTMLElement>('aside h3');
    const openButton = rowButton(list.current, opened);
    const at = ttids.findIndex((ttid) => rowButton(list.current, ttid) === target);

    function go(to: HTMLElement | null | undefined) {
      if (to === null || to === undefined) return;
      event.preventDefault();
      to.focus();
    }

    if (key === 'F6') go(beside.current?.contains(document.activeElement) ? (openButton ?? list.current) : heading);
    else if (key === 'Tab' && shiftKey && target === heading) go(openButton);
    else if (at < 0) return;
    else if (key === 'Tab' && !shiftKey && target === openButton) go(heading);
    else if (key === 'Escape') onClose();
    else if (key === 'ArrowDown') goToRow(ttids[at + 1]);
    else if (key === 'ArrowUp') goToRow(ttids[at - 1]);

    function goToRow(ttid: Ttid | undefined) {
      if (ttid === undefined) return;
      go(rowButton(list.current, ttid));
      if (follows) onOpen(ttid);
    }
  };
