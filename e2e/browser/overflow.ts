import type { Locator } from '@playwright/test';

/**
 * Returns the HTML of the elements in `part` that reach beyond the right edge of the window. An SVG cuts off its own
 * elements.
 * With `width`, sets the width of `part` to that many pixels, and takes its own right edge instead.
 */
export const overflowing = (part: Locator, width?: number): Promise<string[]> =>
  part.evaluate((element: HTMLElement, fixedWidth) => {
    const { style } = element;
    if (fixedWidth !== undefined) style.width = `${fixedWidth}px`;
    const edge =
      fixedWidth === undefined ? document.documentElement.clientWidth : element.getBoundingClientRect().right;
    const beyond = [...element.querySelectorAll('*:not(svg *)')]
      .filter((inner) => inner.getBoundingClientRect().right > edge + 1)
      .map((inner) => inner.outerHTML.slice(0, 120));
    style.width = '';
    return beyond;
  }, width);
