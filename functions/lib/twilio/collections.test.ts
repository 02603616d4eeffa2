import { sendInto } from './collections';
import type { HttpReply, TwilioHttp } from './http';

const COLLECTION = { all: 'https://sync.twilio.com/v1/Services/IS1/Maps', uniqueName: 'records' };
const WRITTEN: HttpReply = { ok: true, value: { key: 'a' }, answeredAt: 0 };
const TRACE = { twilioCode: null, requestId: null };
const ABSENT: HttpReply = { ok: false, failure: { kind: 'refused', status: 404, ...TRACE } };
const TAKEN: HttpReply = { ok: false, failure: { kind: 'refused', status: 409, ...TRACE } };
const UNCLEAR: HttpReply = { ok: false, failure: { kind: 'unclear', ...TRACE } };

/** Sends into a collection. Returns the reply, and what was sent in order. */
async function send(replies: readonly HttpReply[], creation: HttpReply) {
  const sent: unknown[] = [];
  const left = [...replies];
  const http: TwilioHttp = async (request) => {
    sent.push(request);
    return creation;
  };
  const reply = await sendInto(http, COLLECTION, async () => {
    sent.push('item');
    return left.shift() ?? WRITTEN;
  });
  return { reply, sent };
}

/** The request may be repeated, because Sync refuses a name that is taken. */
const CREATED = { method: 'POST', url: COLLECTION.all, form: { UniqueName: COLLECTION.uniqueName }, idempotent: true };

test('a collection that exists is not created', async () => {
  expect(await send([WRITTEN], WRITTEN)).toEqual({ reply: WRITTEN, sent: ['item'] });
});

test('a failure for another reason than a missing collection stays', async () => {
  expect(await send([UNCLEAR], WRITTEN)).toEqual({ reply: UNCLEAR, sent: ['item'] });
});

test('a missing collection is created, and the item sent again', async () => {
  expect(await send([ABSENT, WRITTEN], WRITTEN)).toEqual({ reply: WRITTEN, sent: ['item', CREATED, 'item'] });
});

test('a collection that another invocation has created in the meantime is used', async () => {
  expect(await send([ABSENT, WRITTEN], TAKEN)).toEqual({ reply: WRITTEN, sent: ['item', CREATED, 'item'] });
});

test('if Twilio does not say whether it has created the collection, the item is not sent again', async () => {
  expect(await send([ABSENT, WRITTEN], UNCLEAR)).toEqual({ reply: UNCLEAR, sent: ['item', CREATED] });
});
