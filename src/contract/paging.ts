/**
 * Places in Twilio's list of webhooks and in the outbox. The functions return them and accept them back; for all others
 * they are opaque. They end in calls with the account's credentials, so their formats leave room for nothing else.
 */
import * as v from 'valibot';

declare const kind: unique symbol;

/** A page after the first: its number, its token, or both. */
export type PageCursor = string & { readonly [kind]: 'page' };

/** A webhook's index on a page, with the cursor of the page unless it is the first. */
export type SweepPosition = string & { readonly [kind]: 'position' };

/** A place in the outbox: the first hexadecimal digit of a part of it, or the entry after which to continue. */
export type OutboxPosition = string & { readonly [kind]: 'outbox' };

/** Up to 500 printable ASCII characters, each as two hexadecimal digits. */
const TOKEN = '(?:[2-6][0-9a-f]|7[0-9a-e]){1,500}';
const CURSOR = `(?:[1-9]\\d{0,4}(?:\\.${TOKEN})?|0?\\.${TOKEN})`;

const matching = <T extends string>(pattern: string) =>
  v.pipe(
    v.string(),
    v.regex(new RegExp(`^${pattern}$`)),
    v.transform((text) => text as T),
  );

/** For example `3`, or `3.5054` for page 3 with the token `PT`. */
export const pageCursor = matching<PageCursor>(CURSOR);

/** For example `57` for a webhook of the first page, or `57@3.5054`. */
export const sweepPosition = matching<SweepPosition>(`(?:0|[1-9]\\d{0,5})(?:@${CURSOR})?`);

/** An entry of the outbox: the attachment, the event and the destination. */
const ENTRY = '[0-9a-f]{32}\\.[A-Za-z0-9_]{1,80}\\.[a-z0-9_-]{1,128}';

export const outboxPosition = matching<OutboxPosition>(`(?:[0-9a-f]|${ENTRY})`);

export const outboxEntry = matching<string>(ENTRY);

/** Where a list continues. `cut-off`: Twilio has more webhooks, but its link does not lead to them. */
export type Continuation<From> =
  | { readonly kind: 'more'; readonly from: From }
  | { readonly kind: 'end' }
  | { readonly kind: 'cut-off' };

export const continuation = <S extends v.GenericSchema>(from: S) =>
  v.variant('kind', [
    v.object({ kind: v.literal('more'), from }),
    v.object({ kind: v.literal('end') }),
    v.object({ kind: v.literal('cut-off') }),
  ]);
