/** The view of all webhooks, in the words of the person who uses it. */
import { expect, type Locator, type Page } from '@playwright/test';

export class Console {
  constructor(readonly page: Page) {}

  /** In Flex's side navigation. */
  get link(): Locator {
    return this.page.getByRole('link', { name: 'Interaction webhooks' });
  }

  get region(): Locator {
    return this.page.getByRole('region', { name: 'Interaction webhooks' });
  }

  get rows(): Locator {
    return this.region.getByRole('table', { name: 'Webhooks' }).locator('tbody tr');
  }

  row(text: string): Locator {
    return this.rows.filter({ hasText: text });
  }

  get dialog(): Locator {
    return this.page.getByRole('dialog');
  }

  get confirmation(): Locator {
    return this.page.getByRole('alertdialog');
  }

  async open() {
    await this.link.click();
    await expect(this.region.getByRole('heading', { level: 2 })).toBeVisible();
  }

  /** Until the whole list is there. */
  async isComplete(count: string) {
    await expect(this.region.getByText(`Webhooks: ${count}, as of`)).toBeVisible({ timeout: 30_000 });
  }

  button(name: string | RegExp): Locator {
    return this.region.getByRole('button', { name, exact: true });
  }

  async search(text: string) {
    await this.region.getByRole('searchbox', { name: 'Search' }).fill(text);
  }

  async filter(label: string, option: string) {
    await this.region.getByRole('combobox', { name: label }).selectOption({ label: option });
  }

  /** Opens a webhook's details by its name. */
  async openDetails(name: string) {
    await this.button(name).click();
    await expect(this.dialog.getByRole('heading', { name })).toBeVisible();
  }

  /** Chooses a radio button or a checkbox of the open form: Paste's own are hidden behind their labels. */
  async choose(label: string) {
    await this.dialog.locator('label').getByText(label, { exact: true }).click();
  }

  async select(webhook: string) {
    await this.row(webhook).locator('label').click();
  }

  /** Presses Tab until a button of this name has the focus. */
  async tabTo(name: string) {
    const focused = () => this.page.evaluate(() => document.activeElement?.textContent);
    for (let presses = 0; presses < 20 && (await focused()) !== name; presses += 1) {
      await this.page.keyboard.press('Tab');
    }
    expect(await focused()).toBe(name);
  }

  /** What reaches out of the right edge of the window. */
  cutOff(part: Locator): Promise<string[]> {
    return part.evaluate((element) =>
      [...element.querySelectorAll('*')]
        .filter((inner) => inner.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
        .map((inner) => inner.outerHTML.slice(0, 120)),
    );
  }
}
