/** The ways in which people see Flex, other than in a large window with its light theme. */
import type { Page } from '@playwright/test';
import { expectNoViolations } from './axe';

interface Theme {
  readonly isLight: boolean;
}

interface FlexWindow {
  readonly Twilio: {
    readonly Flex: { readonly Manager: { getInstance(): { updateConfig(config: { theme: Theme }): void } } };
  };
}

/** The window of 1280 x 720 pixels at a magnification of 400 %. */
const MAGNIFIED = { width: 320, height: 180 };

const setTheme = (page: Page, theme: Theme) =>
  page.evaluate(
    (given) => (window as unknown as FlexWindow).Twilio.Flex.Manager.getInstance().updateConfig({ theme: given }),
    theme,
  );

/**
 * Expects that axe finds no violations in the light and the dark theme, with forced colors and reduced motion, and at a
 * magnification of 400 %.
 *
 * @param magnified The selector at 400 %, if another element shows the same there.
 */
export async function expectNoViolationsInAnyAppearance(page: Page, within: string, magnified = within) {
  await expectNoViolations(page, { within });

  await setTheme(page, { isLight: false });
  await expectNoViolations(page, { within });
  await setTheme(page, { isLight: true });

  await page.emulateMedia({ forcedColors: 'active', reducedMotion: 'reduce' });
  await expectNoViolations(page, { within });
  await page.emulateMedia({ forcedColors: null, reducedMotion: null });

  const size = page.viewportSize();
  await page.setViewportSize(MAGNIFIED);
  await expectNoViolations(page, { within: magnified });
  if (size !== null) await page.setViewportSize(size);
}
