/** The Webhooks tab, in the words of the person who uses it. */
import { expect, type Locator, type Page } from '@playwright/test';

export class Panel {
  constructor(readonly page: Page) {}

  get region(): Locator {
    return this.page.getByRole('region', { name: 'Webhooks' });
  }

  /** What the panel says first: the state that it shows. */
  get heading(): Locator {
    return this.region.getByRole('heading', { level: 3 });
  }

  get dialog(): Locator {
    return this.page.getByRole('alertdialog', { name: 'Detach this webhook?' });
  }

  button(name: string): Locator {
    return this.region.getByRole('button', { name, exact: true });
  }

  /** Chooses a destination, or adds or takes an event: Paste's own boxes are hidden behind their labels. */
  async choose(label: string) {
    await this.region.locator('label').getByText(label, { exact: true }).click();
  }

  async shows(heading: string) {
    await expect(this.heading).toHaveText(heading);
  }

  /** Fills in what the form asks for, and sends it. */
  async submit(destination = 'CRM') {
    await this.choose(destination);
    await this.button('Attach webhook').click();
  }

  async attach(destination = 'CRM') {
    await this.submit(destination);
    await this.shows('Webhook attached');
  }

  async detach() {
    await this.button('Detach webhook').click();
    await this.dialog.getByRole('button', { name: 'Detach', exact: true }).click();
    await this.shows('Attach a webhook');
  }
  /** What reaches out of the panel's right edge where the panel is 320 pixels wide. */
  cutOffAt320Pixels(): Promise<string[]> {
    return this.region.evaluate((region) => {
      region.style.width = '320px';
      const { right } = region.getBoundingClientRect();
      const beyond = [...region.querySelectorAll('*')]
        .filter((element) => element.getBoundingClientRect().right > right + 1)
        .map((element) => element.outerHTML.slice(0, 120));
      region.style.width = '';
      return beyond;
    });
  }
}
