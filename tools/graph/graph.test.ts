import { flowchart } from './flowchart';
import { replaceBetweenMarkers } from './markers';

test('draws a box for each folder and one arrow for all imports between two folders', () => {
  const modules = [
    { source: 'src/panel/Panel.tsx', imports: ['src/panel/screen.ts', 'src/strings/text.ts'] },
    { source: 'src/panel/attach/Form.tsx', imports: ['src/strings/text.ts'] },
    { source: 'src/strings/text.ts', imports: [] },
    { source: 'src/index.ts', imports: ['src/panel/Panel.tsx'] },
  ];
  expect(flowchart('src', modules)).toBe(`flowchart TD
  _index_ts["index.ts"]
  _panel["panel"]
  _strings["strings"]
  _index_ts --> _panel
  _panel --> _strings
`);
});

const page = `Before.

<!-- graph of src: written by npm run graph -->
old
<!-- end of graph of src -->

After.
`;

test('replaces only what is between the markers, and the second time nothing', () => {
  const once = replaceBetweenMarkers(page, 'src', 'flowchart TD\n');
  expect(once).toContain('Before.');
  expect(once).toContain('```mermaid\nflowchart TD\n```');
  expect(once).toContain('After.');
  expect(once).not.toContain('old');
  expect(replaceBetweenMarkers(once, 'src', 'flowchart TD\n')).toBe(once);
});

test('refuses a page without markers', () => {
  expect(() => replaceBetweenMarkers('No marker.', 'src', '')).toThrow('no place for the graph of src');
});
