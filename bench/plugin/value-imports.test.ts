import { valueImports } from './value-imports';

test('named imports are listed with their source, without their local names', () => {
  const source =
    "import { Box } from '@twilio-paste/core/box';\nimport {\n  Modal,\n  ModalBody as Body,\n} from './modal';\n";
  expect(valueImports(source)).toEqual([
    { name: 'Box', from: '@twilio-paste/core/box' },
    { name: 'Modal', from: './modal' },
    { name: 'ModalBody', from: './modal' },
  ]);
});

test('imports of types are left out', () => {
  expect(valueImports("import type { A } from './a';\nimport { type B, c } from './b';\n")).toEqual([
    { name: 'c', from: './b' },
  ]);
});

test('imports while the program runs are listed', () => {
  const source =
    "const { Client } = await import(/* webpackMode: \"eager\" */ 'sync');\n  const { Box: box } = await import(\n    './box'\n  );\n";
  expect(valueImports(source)).toEqual([
    { name: 'Client', from: 'sync' },
    { name: 'Box', from: './box' },
  ]);
});
