/** Flex in a browser, in the words of the person who uses it. */
import { expect, type Locator, type Page } from '@playwright/test';
import { Panel } from './panel';

export class FlexPage {
  readonly panel: Panel;

  constructor(
    readonly page: Page,
    readonly origin: string,
  ) {
    this.panel = new Panel(page);
  }

  /** Straight to where the sign-in page's link leads. */
  async signIn(person: string) {
    await this.page.goto(`${this.origin}/sign-in/${person.toLowerCase()}?returnTo=/agent-desktop/`);
    await this.ready();
  }

  /** Until Flex has finished starting. */
  async ready() {
    await this.page.locator('.Twilio-MainContainer').waitFor({ timeout: 30_000 });
  }

  async reload() {
    await this.page.reload();
    await this.ready();
  }

  task(customer: string): Locator {
    return this.page.getByRole('button', { name: new RegExp(`^\\w+ task.*${customer}`, 'i') }).first();
  }

  async openTask(customer: string) {
    await this.task(customer).click();
    await expect(this.page.getByTestId('customer-tab-header').first()).toBeVisible();
  }

  /** Opens somebody's task in Teams, as a supervisor. */
  async monitor(customer: string) {
    await this.page.getByLabel('Teams').click();
    await this.page.getByText(customer).first().click();
    await expect(this.page.getByTestId('customer-tab-header').first()).toBeVisible();
  }

  async openTab(label: string) {
    await this.page.getByTestId('customer-tab-header').filter({ hasText: label }).click();
  }

  async openWebhooks() {
    await this.openTab('Webhooks');
    await expect(this.panel.heading).toBeVisible();
  }

  async endChat() {
    await this.page.getByTestId('end-task-button').click();
  }

  /** Until the chat is over and the task is being wrapped up, when Flex goes back to the first tab. */
  async hasEnded() {
    await expect(this.page.getByRole('button', { name: 'Complete' })).toBeVisible();
  }
}
