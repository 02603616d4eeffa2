import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

interface Choice {
  /** A selector: only what is ours, as Flex's own frame around it is not ours to judge. */
  readonly within: string;
  /** Rules that axe leaves out unless they are asked for. */
  readonly alsoRules?: readonly string[];
}

/** Has axe look for what keeps people from using a part of the page. */
export async function expectNoViolations(page: Page, { within, alsoRules = [] }: Choice) {
  // Dialogs fade in, and until then their colours are not the ones that axe is to judge.
  const isOpaque = () =>
    page.locator(within).evaluateAll((parts) => {
      const lineage = (element: Element | null): Element[] =>
        element === null ? [] : [element, ...lineage(element.parentElement)];
      return parts.flatMap(lineage).every((element) => getComputedStyle(element).opacity === '1');
    });
  await expect.poll(isOpaque).toBe(true);
  const { violations } = await new AxeBuilder({ page })
    .include(within)
    .options({ rules: Object.fromEntries(alsoRules.map((rule) => [rule, { enabled: true }])) })
    .analyze();
  expect(violations.map(({ id, nodes }) => ({ id, at: nodes.map(({ html }) => html) }))).toEqual([]);
}
