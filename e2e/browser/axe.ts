import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

interface Options {
  /** Selects our part of the page, since we cannot change the Flex UI around it. By default, the whole page. */
  readonly within?: string;
  /** Rules that axe does not apply by default. */
  readonly alsoRules?: readonly string[];
}

/** Expects that axe finds no accessibility violations in a part of the page. */
export async function expectNoViolations(page: Page, { within = 'html', alsoRules = [] }: Options = {}) {
  // Dialogs fade in; before that ends, axe would check the wrong colors.
  const isOpaque = () =>
    page.locator(within).evaluateAll((parts) => {
      const lineage = (element: Element | null): Element[] =>
        element === null ? [] : [element, ...lineage(element.parentElement)];
      return parts.flatMap(lineage).every((element) => getComputedStyle(element).opacity === '1');
    });
  await expect.poll(isOpaque).toBe(true);
  const { violations } = await new AxeBuilder({ page })
    .include(within)
    // Otherwise axe opens another page each time, which is needed only for frames of other origins.
    .setLegacyMode()
    .options({
      resultTypes: ['violations'],
      rules: Object.fromEntries(alsoRules.map((rule) => [rule, { enabled: true }])),
    })
    .analyze();
  expect(violations.map(({ id, nodes }) => ({ id, at: nodes.map(({ html }) => html) }))).toEqual([]);
}
