import { render, screen } from '@testing-library/react';
import { PasteProviders } from '../../components/PasteProviders';
import { INSPECTOR } from '../../contract/destination';
import { STRINGS } from '../../testing/strings';
import { DestinationField } from './DestinationField';

const field = (chosen: string | null) => (
  <PasteProviders theme={undefined} strings={STRINGS}>
    <DestinationField
      options={{ destinations: [{ key: 'crm', label: 'CRM' }, INSPECTOR], canUseUrl: false }}
      inspectorHelp="FormInspectorHelp"
      chosen={chosen}
      isMissing={false}
      isDisabled={false}
      onChoose={() => undefined}
    />
  </PasteProviders>
);

test('shows no choice when the chosen destination is no longer chosen', () => {
  const { rerender } = render(field('crm'));
  expect(screen.getByRole('radio', { name: 'CRM' })).toBeChecked();
  rerender(field(null));
  for (const radio of screen.getAllByRole('radio')) expect(radio).not.toBeChecked();
});
