/** The page object of the console: the view of all webhooks. */
import { expect, type Locator, type Page } from '@playwright/test';
import { overflowing } from './overflow';

export class Console {
  /** For axe, which takes selectors. */
  static readonly SELECTOR = 'section[aria-label="Interaction webhooks"]';

  constructor(readonly page: Page) {}

  /** The link in Flex's side navigation. Before Flex UI 2.7 it is a button. */
  get link(): Locator {
    const name = 'Interaction webhooks';
    return this.page.getByRole('link', { name }).or(this.page.getByRole('button', { name }));
  }

  get region(): Locator {
    return this.page.getByRole('region', { name: 'Interaction webhooks' });
  }

  get rows(): Locator {
    return this.region.getByRole('table', { name: 'Webhooks' }).locator('tbody tr');
  }

  get dialog(): Locator {
    return this.page.getByRole('dialog');
  }

  /** The details or a form: beside the list, or on narrow screens in a dialog. Other dialogs count, too. */
  get pane(): Locator {
    return this.region.getByRole('complementary').or(this.dialog);
  }

  get confirmation(): Locator {
    return this.page.getByRole('alertdialog');
  }

  row(text: string): Locator {
    return this.rows.filter({ hasText: text });
  }

  button(name: string): Locator {
    return this.region.getByRole('button', { name, exact: true });
  }

  async open() {
    await this.link.click();
    await expect(this.region.getByRole('heading', { level: 2 })).toBeVisible();
  }

  /** Opens the console and waits until all webhooks are loaded; `count` as the console formats it. */
  async openComplete(count: string) {
    await this.open();
    await this.expectComplete(count);
  }

  async expectComplete(count: string, timeout = 30_000) {
    await expect(this.region.getByText(/^As of /)).toBeVisible({ timeout });
    await expect(this.button(`All ${count}`)).toBeVisible();
  }

  async search(text: string) {
    await this.region.getByRole('searchbox', { name: 'Search' }).fill(text);
  }

  /** Shows one group of webhooks, by the name of its button and their number. */
  async filter(button: string) {
    await this.button(button).click();
  }

  async select(webhook: string) {
    await this.row(webhook).locator('label').click();
  }

  /** Opens the details of a webhook by its name. */
  async openDetails(name: string) {
    await this.button(name).click();
    await this.expectDetails(name);
  }

  async expectDetails(name: string) {
    await expect(this.pane.getByRole('heading', { name })).toBeVisible();
  }

  async expectEmpty() {
    await expect(this.region.getByText('No webhooks yet')).toBeVisible();
  }

  async clickInPane(name: string) {
    await this.pane.getByRole('button', { name }).click();
  }

  /** Closes the open dialog by the button below its content; there is another one in its corner. */
  async closeDialog() {
    await this.dialog.getByRole('button', { name: 'Close' }).last().click();
  }

  /** Takes the step that deleting webhooks of others, or a global one, needs. */
  async checkDependents() {
    await this.confirmation.locator('label').getByText('I checked that nothing depends on this').click();
  }

  async confirmDeletion() {
    await this.confirmation.getByRole('button', { name: 'Delete' }).click();
  }

  async fillName(name: string) {
    await this.pane.getByLabel('Name').fill(name);
  }

  /** Clicks a radio button or a checkbox of the open form: Paste hides its own inputs behind their labels. */
  async choose(label: string) {
    await this.pane.locator('label').getByText(label, { exact: true }).click();
  }

  /** Expects that no element reaches beyond the window, once the table has adapted to its width. */
  async expectNoOverflow(part: Locator) {
    await expect.poll(() => overflowing(part)).toEqual([]);
  }
}
