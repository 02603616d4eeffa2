import { flowchart } from './flowchart';

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
