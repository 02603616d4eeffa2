/** The Webhooks tab, in the words of the person who uses it. */
import type { Locator, Page } from '@playwright/test';

export class Panel {
  constructor(readonly page: Page) {}

  /** What the panel says first: the state that it shows. */
  get heading(): Locator {
    return this.page.getByTestId('webhooks-panel').getByRole('heading', { level: 3 });
  }

  button(name: string): Locator {
    return this.page.getByRole('button', { name, exact: true });
  }

  async attach() {
    await this.button('Attach webhook').click();
    await this.page.getByRole('heading', { name: 'Webhook attached' }).waitFor();
  }

  async detach() {
    await this.button('Detach webhook').click();
    await this.page.getByRole('dialog').getByRole('button', { name: 'Detach', exact: true }).click();
    await this.page.getByRole('heading', { name: 'No webhook attached' }).waitFor();
  }
}
