import * as fc from 'fast-check';
import { EVENT_NAMES } from '../../contract/events';
import type { DestinationOptions } from '../../form/draft';
import { anyRow, foreignRow, ourRow, RIGHTS } from '../../testing/webhooks';
import {
  AS_IT_IS,
  changedFields,
  checkEdited,
  checkNew,
  draftOf,
  isForInspector,
  newDraft,
  openingsFor,
  openingsOf,
  unknownEvents,
} from './webhookDraft';

test('a draft that nobody has touched changes nothing', () => {
  fc.assert(
    fc.property(anyRow, (webhook) => {
      // A webhook without any event cannot be kept like that.
      fc.pre(webhook.events.length > 0 && (webhook.friendlyName ?? '').trim() === (webhook.friendlyName ?? ''));
      const checked = checkEdited(webhook, draftOf(webhook));
      expect(checked).toEqual({
        ok: true,
        request: {
          ttid: webhook.ttid,
          version: webhook.version,
          destination: null,
          method: webhook.method,
          events: EVENT_NAMES.filter((name) => webhook.events.includes(name)),
          friendlyName: null,
        },
      });
    }),
  );
});

test('an edit after somebody else’s keeps theirs, but for what was touched', () => {
  fc.assert(
    fc.property(anyRow, (now) => {
      fc.pre(now.events.length > 0 && now.ours === null);
      const checked = checkEdited(now, { ...draftOf(now), friendlyName: 'Mine' });
      const untouched = { version: now.version, method: now.method, destination: null, events: draftOf(now).events };
      expect(checked).toMatchObject({ ok: true, request: { ...untouched, friendlyName: 'Mine' } });
    }),
  );
});

test('what differs is told whichever way one looks', () => {
  fc.assert(
    fc.property(anyRow, anyRow, (one, other) => {
      expect(changedFields(one, one)).toEqual([]);
      expect(changedFields(one, other)).toEqual(changedFields(other, one));
    }),
  );
});

test('known and unknown events together are all of them', () => {
  fc.assert(
    fc.property(anyRow, (webhook) => {
      expect(new Set([...draftOf(webhook).events, ...unknownEvents(webhook)])).toEqual(new Set(webhook.events));
    }),
  );
});

test('no known event is needed where unknown ones are kept', () => {
  const webhook = foreignRow(1, { events: ['onChannelUpdated'] });
  expect(checkEdited(webhook, draftOf(webhook)).ok).toBe(true);
  const empty = foreignRow(1, { events: [] });
  expect(checkEdited(empty, draftOf(empty))).toEqual({ ok: false, missing: ['events'] });
});

test('a name can be changed and not be taken away', () => {
  const webhook = foreignRow(1);
  const named = (friendlyName: string) => checkEdited(webhook, { ...draftOf(webhook), friendlyName });
  expect(named(' New ')).toMatchObject({ ok: true, request: { friendlyName: 'New' } });
  expect(named('')).toEqual({ ok: false, missing: ['friendlyName'] });
  expect(named('x'.repeat(101))).toEqual({ ok: false, missing: ['friendlyName'] });
});

test('the name of one of ours is never sent', () => {
  expect(checkEdited(ourRow(1), draftOf(ourRow(1)))).toMatchObject({ request: { friendlyName: null } });
});

test('a new webhook needs somewhere to send to, and no name', () => {
  const draft = newDraft(RIGHTS);
  expect(checkNew(draft)).toEqual({ ok: false, missing: ['destination'] });
  expect(checkNew({ ...draft, destination: 'crm' })).toMatchObject({
    ok: true,
    request: { type: 'interaction', destination: 'crm', friendlyName: null, events: EVENT_NAMES },
  });
  expect(draft.destination).not.toBe(AS_IT_IS);
});

describe('the inspector', () => {
  const keys = ({ destinations }: DestinationOptions) => destinations.map(({ key }) => key);

  test('is open to what is global alone', () => {
    expect(keys(openingsFor(RIGHTS, 'global'))).toEqual(['crm', 'archive', 'inspector']);
    expect(keys(openingsFor(RIGHTS, 'interaction'))).toEqual(['crm', 'archive']);
    const global = foreignRow(1, { type: 'global' });
    expect(keys(openingsOf(RIGHTS, global, ''))).toEqual([AS_IT_IS, 'crm', 'archive', 'inspector']);
  });

  test('is offered once to what sends to it now', () => {
    const webhook = foreignRow(1, { type: 'global', isInspector: true });
    expect(keys(openingsOf(RIGHTS, webhook, ''))).toEqual([AS_IT_IS, 'crm', 'archive']);
  });

  test('is sent POST, whatever was chosen for another destination', () => {
    const draft = { ...newDraft(RIGHTS), type: 'global', destination: 'inspector', method: 'GET' } as const;
    expect(isForInspector(draft, null)).toBe(true);
    expect(checkNew(draft)).toMatchObject({ request: { destination: 'inspector', method: 'POST' } });
    expect(checkNew({ ...draft, destination: 'crm' })).toMatchObject({ request: { method: 'GET' } });
  });

  test('is sent POST by what sends to it now', () => {
    const webhook = foreignRow(1, { isInspector: true });
    expect(checkEdited(webhook, { ...draftOf(webhook), method: 'GET' })).toMatchObject({ request: { method: 'POST' } });
    expect(isForInspector({ ...draftOf(webhook), destination: 'crm' }, webhook)).toBe(false);
  });
});
