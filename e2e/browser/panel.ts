/** The page object of the Webhooks tab beside a task. */
import { expect, type Locator, type Page } from '@playwright/test';
import { overflowing } from './overflow';

const NARROW_PX = 320;

export class Panel {
  /** For axe, which takes selectors. */
  static readonly SELECTOR = 'section[aria-label="Webhooks"]';

  constructor(readonly page: Page) {}

  get region(): Locator {
    return this.page.getByRole('region', { name: 'Webhooks' });
  }

  /** The heading that names the state of the panel. */
  get heading(): Locator {
    return this.region.getByRole('heading', { level: 3 });
  }

  get alert(): Locator {
    return this.region.getByRole('alert');
  }

  get status(): Locator {
    return this.region.getByRole('status');
  }

  get detachDialog(): Locator {
    return this.page.getByRole('alertdialog', { name: 'Detach this webhook?' });
  }

  get replaceDialog(): Locator {
    return this.page.getByRole('alertdialog', { name: 'Replace this webhook?' });
  }

  get timeline(): Locator {
    return this.region.getByRole('region', { name: 'Events received' });
  }

  /** The number of events in the timeline. */
  get eventCount(): Locator {
    return this.timeline.getByRole('heading', { level: 4 });
  }

  /** The buttons of the timeline's rows, newest first. */
  get rows(): Locator {
    return this.timeline.getByRole('listitem').locator('> button');
  }

  /** The sentence of each row of the timeline, newest first. */
  get sentences(): Locator {
    return this.rows.locator('> :nth-child(3)');
  }

  button(name: string): Locator {
    return this.region.getByRole('button', { name, exact: true });
  }

  get destinations(): Locator {
    return this.region.getByRole('group', { name: 'Send events to' });
  }

  destination(name: string): Locator {
    return this.destinations.getByRole('checkbox', { name, exact: true });
  }

  /** The line with the chosen events, and their checkboxes once it is open. */
  get events(): Locator {
    return this.region.getByRole('group', { name: 'Events', exact: true });
  }

  /** Opens or closes the checkboxes of the events. */
  async openEvents() {
    await this.events.getByRole('button', { name: 'Change' }).click();
  }

  /** Opens what is rarely asked about the attached webhook. */
  async openDetails() {
    await this.region.getByText('Details', { exact: true }).click();
  }

  /** The label of a checkbox. Paste hides the input behind it. */
  label(text: string): Locator {
    return this.region.locator('label').getByText(text, { exact: true });
  }

  async choose(label: string) {
    await this.label(label).click();
  }

  async shows(heading: string) {
    await expect(this.heading).toHaveText(heading);
  }

  /** Selects these destinations, and clears all others. */
  async select(...names: readonly string[]) {
    await this.destinations.waitFor();
    for (const label of await this.destinations.locator('label').all()) {
      const name = await label.innerText();
      if ((await this.destination(name).isChecked()) !== names.includes(name)) await label.click();
    }
  }

  async submit(...destinations: readonly string[]) {
    await this.select(...(destinations.length > 0 ? destinations : ['CRM']));
    await this.region.getByRole('button', { name: /^Attach (webhook|to \d+ destinations)$/ }).click();
  }

  async attach(...destinations: readonly string[]) {
    await this.submit(...destinations);
    await this.shows('Sending events');
  }

  /** Clicks through the confirmation; the caller expects the state that follows. */
  async confirmDetach() {
    await this.button('Detach').click();
    await this.detachDialog.getByRole('button', { name: 'Detach', exact: true }).click();
  }

  async detach() {
    await this.confirmDetach();
    await this.shows('Attach a webhook');
  }

  async expectNoOverflow() {
    expect(await overflowing(this.region, NARROW_PX)).toEqual([]);
  }
}
