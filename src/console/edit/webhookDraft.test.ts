import * as fc from 'fast-check';
import { EVENT_NAMES } from '../../contract/events';
import type { DestinationOptions } from '../../form/draft';
import { anyRow, foreignRow, ourRow, RIGHTS } from '../../testing/webhooks';
import {
  changedFields,
  checkCreate,
  checkEdit,
  draftOf,
  isForReceiver,
  newDraft,
  optionsForType,
  optionsForWebhook,
  UNCHANGED,
  unknownEvents,
} from './webhookDraft';

test('an unchanged draft changes nothing', () => {
  fc.assert(
    fc.property(anyRow, (webhook) => {
      // A webhook without events cannot be saved.
      fc.pre(webhook.events.length > 0 && (webhook.friendlyName ?? '').trim() === (webhook.friendlyName ?? ''));
      const checked = checkEdit(webhook, draftOf(webhook));
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

test('an edit keeps another user’s changes to fields that it does not change', () => {
  fc.assert(
    fc.property(anyRow, (latest) => {
      fc.pre(latest.events.length > 0 && latest.ours === null);
      const draft = draftOf(latest);
      const checked = checkEdit(latest, { ...draft, friendlyName: 'Mine' });
      const unchanged = { version: latest.version, method: latest.method, destination: null, events: draft.events };
      expect(checked).toMatchObject({ ok: true, request: { ...unchanged, friendlyName: 'Mine' } });
    }),
  );
});

test('reports the same changed fields in either direction', () => {
  fc.assert(
    fc.property(anyRow, anyRow, (one, other) => {
      expect(changedFields(one, one)).toEqual([]);
      expect(changedFields(one, other)).toEqual(changedFields(other, one));
    }),
  );
});

test('known and unknown events add up to all events', () => {
  fc.assert(
    fc.property(anyRow, (webhook) => {
      expect(new Set([...draftOf(webhook).events, ...unknownEvents(webhook)])).toEqual(new Set(webhook.events));
    }),
  );
});

test('needs no known event if it keeps unknown ones', () => {
  const webhook = foreignRow(1, { events: ['onChannelUpdated'] });
  expect(checkEdit(webhook, draftOf(webhook)).ok).toBe(true);
  const empty = foreignRow(1, { events: [] });
  expect(checkEdit(empty, draftOf(empty))).toEqual({ ok: false, missing: ['events'] });
});

test('a name can be changed but not removed', () => {
  const webhook = foreignRow(1);
  const named = (friendlyName: string) => checkEdit(webhook, { ...draftOf(webhook), friendlyName });
  expect(named(' New ')).toMatchObject({ ok: true, request: { friendlyName: 'New' } });
  expect(named('')).toEqual({ ok: false, missing: ['friendlyName'] });
  expect(named('x'.repeat(101))).toEqual({ ok: false, missing: ['friendlyName'] });
});

test('never sends the name of a webhook that this plugin attached', () => {
  expect(checkEdit(ourRow(1), draftOf(ourRow(1)))).toMatchObject({ request: { friendlyName: null } });
});

test('a new webhook needs a destination but no name', () => {
  const draft = newDraft(RIGHTS);
  expect(checkCreate(draft)).toEqual({ ok: false, missing: ['destination'] });
  expect(checkCreate({ ...draft, destination: 'crm' })).toMatchObject({
    ok: true,
    request: { type: 'interaction', destination: 'crm', friendlyName: null, events: EVENT_NAMES },
  });
  expect(draft.destination).not.toBe(UNCHANGED);
});

describe('the inspector', () => {
  const keys = ({ destinations }: DestinationOptions) => destinations.map(({ key }) => key);

  test('is available only to global webhooks', () => {
    expect(keys(optionsForType(RIGHTS, 'global'))).toEqual(['crm', 'archive', 'inspector']);
    expect(keys(optionsForType(RIGHTS, 'interaction'))).toEqual(['crm', 'archive']);
    const global = foreignRow(1, { type: 'global' });
    expect(keys(optionsForWebhook(RIGHTS, global, ''))).toEqual([UNCHANGED, 'crm', 'archive', 'inspector']);
  });

  test('is listed once for a webhook that already sends to it', () => {
    const webhook = foreignRow(1, { type: 'global', isInspector: true });
    expect(keys(optionsForWebhook(RIGHTS, webhook, ''))).toEqual([UNCHANGED, 'crm', 'archive']);
  });

  test('receives POST, whatever method was chosen for another destination', () => {
    const draft = { ...newDraft(RIGHTS), type: 'global', destination: 'inspector', method: 'GET' } as const;
    expect(isForReceiver(draft, null)).toBe(true);
    expect(checkCreate(draft)).toMatchObject({ request: { destination: 'inspector', method: 'POST' } });
    expect(checkCreate({ ...draft, destination: 'crm' })).toMatchObject({ request: { method: 'GET' } });
  });

  test('receives POST from a webhook that already sends to it', () => {
    const webhook = foreignRow(1, { isInspector: true });
    expect(checkEdit(webhook, { ...draftOf(webhook), method: 'GET' })).toMatchObject({ request: { method: 'POST' } });
    expect(isForReceiver({ ...draftOf(webhook), destination: 'crm' }, webhook)).toBe(false);
  });

  test('is not the only one that receives POST: so does a relay', () => {
    const webhook = foreignRow(1, { isRelayed: true });
    expect(checkEdit(webhook, { ...draftOf(webhook), method: 'GET' })).toMatchObject({ request: { method: 'POST' } });
  });
});
