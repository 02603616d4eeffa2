/** The page object of Flex, as one person uses it. */
import { expect, type Locator, type Page } from '@playwright/test';
import { Console } from './console';
import { Panel } from './panel';

export class FlexPage {
  readonly panel: Panel;
  readonly console: Console;

  constructor(
    readonly page: Page,
    readonly origin: string,
  ) {
    this.panel = new Panel(page);
    this.console = new Console(page);
  }

  /** Signs in by the address behind the link of the sign-in page. */
  async signIn(person: string) {
    await this.page.goto(`${this.origin}/sign-in/${person.toLowerCase()}?returnTo=/agent-desktop/`);
    await this.waitForStart();
  }

  async waitForStart() {
    await this.page.locator('.Twilio-MainContainer').waitFor({ timeout: 60_000 });
  }

  async reload() {
    await this.page.reload();
    await this.waitForStart();
  }

  task(customer: string): Locator {
    return this.page.getByRole('button', { name: new RegExp(`^\\w+ task.*${customer}`, 'i') }).first();
  }

  get incomingChat(): Locator {
    return this.page.getByRole('button', { name: 'Accept incoming chat task' });
  }

  async acceptChat() {
    await this.incomingChat.first().click();
  }

  async openTask(customer: string) {
    await this.task(customer).click();
    await expect(this.#tabs.first()).toBeVisible();
  }

  /** Opens an agent's task in Teams, as a supervisor. */
  async monitor(customer: string) {
    await this.page.getByLabel('Teams').click();
    await this.page.getByText(customer).first().click();
    await expect(this.#tabs.first()).toBeVisible();
  }

  /** A tab of the open task, by its label. */
  tab(label: string): Locator {
    return this.#tabs.filter({ hasText: label });
  }

  /** Waits for the accessible name of the Webhooks tab, which says its state. */
  async expectTabName(name: string) {
    await expect(this.tab('Webhooks')).toHaveAccessibleName(name);
  }

  async openTab(label: string) {
    await this.tab(label).click();
  }

  /** Opens the Webhooks tab of the open task. */
  async openWebhooks() {
    await this.openTab('Webhooks');
    await expect(this.panel.heading).toBeVisible();
  }

  async openWebhooksOf(customer: string) {
    await this.openTask(customer);
    await this.openWebhooks();
  }

  async monitorWebhooksOf(customer: string) {
    await this.monitor(customer);
    await this.openWebhooks();
  }

  /** Presses Tab until the element with this text has the focus. */
  async tabTo(text: string) {
    const focused = () => this.page.evaluate(() => document.activeElement?.textContent);
    for (let presses = 0; presses < 20 && (await focused()) !== text; presses += 1) {
      await this.page.keyboard.press('Tab');
    }
    expect(await focused()).toBe(text);
  }

  async press(key: string) {
    await this.page.keyboard.press(key);
  }

  async endChat() {
    await this.page.getByTestId('end-task-button').click();
  }

  /** Transfers the open chat to an agent, whom Flex then invites. */
  async transferTo(fullName: string) {
    await this.page.getByTestId('task-actions-menu-toggle').click();
    await this.page.getByTestId('task-transfer-button').click();
    await this.page
      .getByRole('button', { name: new RegExp(fullName) })
      .first()
      .click();
    await this.page.getByTestId('confirm-transfer-button').click();
  }

  /** Waits until the task is being wrapped up. Flex then shows the first tab. */
  async waitForWrapUp() {
    await expect(this.#completeButton).toBeVisible();
  }

  async completeTask() {
    await this.#completeButton.click();
  }

  get #tabs(): Locator {
    // Flex UI 2.0.0 has no test ID here.
    return this.page.locator('.Twilio-TabHeader');
  }

  get #completeButton(): Locator {
    return this.page.getByRole('button', { name: 'Complete' });
  }
}
