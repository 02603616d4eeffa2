import { inOneLine } from './one-line';

test.each([
  ['a new line', 'All\n5. Timelines: none', 'All 5. Timelines: none'],
  ['a return to the beginning of the line', 'All\rNone', 'All None'],
  ['a color', '\u001b[8mAll\u001b[0m', 'All'],
  ['a title of the window', '\u001b]0;title\u0007All', 'All'],
  ['a change of direction', 'All\u202egnp', 'All gnp'],
])('%s in a name changes nothing else on a terminal', (_, name, shown) => {
  expect(inOneLine(name)).toBe(shown);
});

test('other names stay as they are', () => {
  expect(inOneLine('CRM “ä” – 交互 🎉')).toBe('CRM “ä” – 交互 🎉');
});
