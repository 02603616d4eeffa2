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
