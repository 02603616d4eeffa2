import { INTERACTION, keptRecords, recordOfAge } from '../../testing/attachment-records';
import { releasingClaim } from './release-claim';

const BUG = new Error('a bug');
const CLAIM = recordOfAge(0, { state: 'claimed' }).attachment;

test('a change that throws before it claims anything writes nothing, and its error is kept', async () => {
  const { written, context } = keptRecords();
  const change = () => Promise.reject(BUG);
  await expect(releasingClaim(context, INTERACTION, recordOfAge(0), change)).rejects.toBe(BUG);
  expect(written).toEqual([]);
});

test('a change that throws after its claim restores the record', async () => {
  const { written, context } = keptRecords();
  const before = recordOfAge(20_000);
  const change = async ({ records }: typeof context) => {
    await records.write(INTERACTION, before, CLAIM);
    throw BUG;
  };
  await expect(releasingClaim(context, INTERACTION, before, change)).rejects.toBe(BUG);
  expect(written).toEqual([{ attachment: CLAIM }, { attachment: { ...before.attachment, isSettled: true } }]);
});

test('without a record, the claim is kept as settled', async () => {
  const { written, context } = keptRecords();
  const change = async ({ records }: typeof context) => {
    await records.write(INTERACTION, null, CLAIM);
    throw BUG;
  };
  await expect(releasingClaim(context, INTERACTION, null, change)).rejects.toBe(BUG);
  expect(written).toEqual([{ attachment: CLAIM }, { attachment: { ...CLAIM, isSettled: true } }]);
});
