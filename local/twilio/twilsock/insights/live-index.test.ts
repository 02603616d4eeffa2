import { changeOfQuery, type IndexChange, LiveIndex } from './live-index';
import { parseQuery } from './query';

/** An index over `content`, which the test can change. */
function indexOver(content: Map<string, Record<string, unknown>>) {
  const index = new LiveIndex(() => content, 100);
  index.refresh();
  const changes: IndexChange[] = [];
  index.listen((change) => changes.push(change));
  return { index, changes };
}

const available = parseQuery('data.activity == "Available"');

test('reports only differences, each with a higher revision', () => {
  const content = new Map([
    ['WK1', { activity: 'Available' }],
    ['WK2', { activity: 'Available' }],
  ]);
  const { index, changes } = indexOver(content);
  content.set('WK2', { activity: 'Break' });
  index.refresh();
  index.refresh();
  content.delete('WK1');
  index.refresh();
  expect(changes.map(({ key, revision }) => [key, revision])).toEqual([
    ['WK2', 103],
    ['WK1', 104],
  ]);
});

test('reports updates while an item matches a query, and its removal when it stops matching', () => {
  const change = (before: string | null, after: string | null): IndexChange => ({
    key: 'WK1',
    before: before === null ? null : { activity: before },
    after: after === null ? null : { activity: after },
    revision: 7,
  });
  const kind = (before: string | null, after: string | null) => changeOfQuery(available, change(before, after))?.kind;
  expect(kind(null, 'Available')).toBe('updated');
  expect(kind('Break', 'Available')).toBe('updated');
  expect(kind('Available', 'Break')).toBe('removed');
  expect(kind('Available', null)).toBe('removed');
  expect(kind('Break', 'Offline')).toBeUndefined();
});
