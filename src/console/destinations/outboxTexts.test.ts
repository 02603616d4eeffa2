import { STRINGS } from '../../testing/strings';
import { undeliveredEvent } from '../../testing/undelivered';
import { destinationOf, eventOf, isAbandoned, reasonOf, scheduleOf } from './outboxTexts';

const { text, locale } = STRINGS;
const ENTRY = undeliveredEvent(1);
const { delivery } = ENTRY;

const at = (time: string) => Date.parse(`2026-03-01T${time}Z`);
const schedule = (changes: Partial<typeof ENTRY>, now: number) =>
  scheduleOf({ ...ENTRY, ...changes }, text, locale, now).replace(/\u202f/g, ' ');

describe('an undelivered event in words', () => {
  test('names its destination by its label, as what it is', () => {
    expect(destinationOf({ ...ENTRY, destination: { id: 'quality', label: 'A\u200b<b>' } }, text)).toBe('A[U+200B]<b>');
  });

  test.each([
    ['url-0a1b2c3d', 'A URL that a person entered'],
    ['quality', 'A removed destination'],
  ])('names %s without a label', (id, name) => {
    expect(destinationOf({ ...ENTRY, destination: { id, label: null } }, text)).toBe(name);
  });

  test.each([
    ['onParticipantUpdated', 'Participant updated'],
    ['onSomethingNew', 'onSomethingNew'],
  ])('names %s', (type, name) => {
    expect(eventOf({ ...ENTRY, type }, text)).toBe(name);
  });

  test('says why it failed, or that it was not tried', () => {
    expect(reasonOf(ENTRY, text)).toBe('Its server failed (status 503).');
    const untried = { ...ENTRY, delivery: { ...delivery, outcome: null } } as typeof ENTRY;
    expect(reasonOf(untried, text)).toMatch(/^It wasn’t tried, because/);
  });

  test('says when it is tried again', () => {
    expect(schedule({}, at('01:40:00'))).toMatch(/^2 tries · next try \d+:45 AM$/);
    expect(schedule({}, at('01:45:00'))).toBe('2 tries · next try soon');
  });

  test('says when it was given up: a day after it happened, or with its last try', () => {
    const nextDay = Date.parse('2026-03-02T01:00:00Z');
    expect(isAbandoned(ENTRY, nextDay - 1)).toBe(false);
    expect(isAbandoned(ENTRY, nextDay)).toBe(true);
    expect(schedule({}, nextDay)).toMatch(/^2 tries · given up \d+:00 AM$/);
    const last = { ...delivery, nextAt: null } as typeof delivery;
    expect(schedule({ delivery: last }, nextDay)).toMatch(/^2 tries · given up Mar 1, 2026, \d+:30 AM$/);
  });

  test('says no time if the destination is not meant to get it anymore', () => {
    expect(isAbandoned({ ...ENTRY, obstacle: 'stopped' }, at('01:00:00'))).toBe(true);
    expect(schedule({ obstacle: 'stopped' }, at('01:40:00'))).toBe('2 tries · given up');
  });
});
