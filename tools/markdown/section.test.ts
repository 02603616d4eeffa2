import { replaceSection } from './section';

const section = { name: 'graph of src', command: 'npm run graph' };

const page = `Before.

<!-- graph of src: written by npm run graph -->
old
<!-- end of graph of src -->

After.
`;

test('replaces only what is between the markers, and the second time nothing', () => {
  const once = replaceSection(page, section, 'new\n');
  expect(once).toContain('Before.');
  expect(once).toContain('<!-- graph of src: written by npm run graph -->\n\nnew\n\n<!-- end of graph of src -->');
  expect(once).toContain('After.');
  expect(once).not.toContain('old');
  expect(replaceSection(once, section, 'new\n')).toBe(once);
});

test('refuses a page without markers', () => {
  expect(() => replaceSection('No marker.', section, '')).toThrow('no place for the graph of src');
});
