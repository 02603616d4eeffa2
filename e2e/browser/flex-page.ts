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

  async signIn(person: string) {
    await this.page.goto(this.origin);
    await this.page.getByRole('heading', { name: 'Sign in as' }).waitFor();
    await this.page.getByRole('link', { name: new RegExp(person) }).click();
    await this.ready();
  }

  /** Until Flex has finished starting. */
  async ready() {
    await this.page.getByTestId('activity-dropdown-button').first().waitFor({ timeout: 30_000 });
  }

  task(customer: string): Locator {
    return this.page.getByRole('button', { name: new RegExp(`task with status .* from ${customer}`) });
  }

  async openTask(customer: string) {
    await this.task(customer).first().click();
  }

  /** Opens a task in Teams, as a supervisor. */
  async monitor(customer: string) {
    await this.page.goto(`${this.origin}/teams/`);
    await this.ready();
    await this.page.getByText(customer).first().click();
  }

  async openWebhooks() {
    await this.page.getByTestId('customer-tab-header').filter({ hasText: 'Webhooks' }).click();
    await expect(this.panel.heading).toBeVisible();
  }

  async endChat() {
    await this.page.getByTestId('end-task-button').click();
  }
}
