/** Queries and checks for every test that renders the user interface. */
import { configure, screen } from '@testing-library/react';
import axe from 'axe-core';

// Nothing that these tests look for is hidden, and checking every element for it takes jsdom most of the time.
configure({ defaultHidden: true });
jest.setTimeout(30_000);

export const button = (name: string) => screen.getByRole('button', { name });

export async function expectNoAxeFindings(container: Element) {
  const { violations } = await axe.run(container, { rules: { 'color-contrast': { enabled: false } } });
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join()}`)).toEqual([]);
}
