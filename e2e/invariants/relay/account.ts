/** The account of a case: the record, the settings, the timeline, and what the laws need to know about them. */
import { newTimeline } from '../../../functions/lib/attachment/inspector';
import { relayUrl } from '../../../functions/lib/attachment/relay-url';
import type { Event } from '../../../functions/lib/endpoint/runtime';
import type { OutboxEntry } from '../../../functions/lib/twilio/outbox';
import { type EntryId, entryIdIn, mapOf } from '../../../functions/lib/twilio/outbox-keys';
import type { Relay } from '../../../functions/lib/twilio/records';
import { recordOfAge } from '../../../functions/testing/attachment-records';
import { FUNCTIONS_DOMAIN } from '../../../local/functions/address';
import { platformVariables, type Variables } from '../../../local/functions/variables';
import { ACCOUNT } from '../../../local/world/model';
import { deliveryEvent } from '../../fixtures/events';
import type { Harness } from '../../fixtures/harness';
import { aliceSubject } from '../../fixtures/subjects';
import { RELAY } from './attachment';
import { DESTINATIONS, type DestinationId } from './case';

const TIMELINE = newTimeline(RELAY);
const RECORDS = 'interaction-webhooks';
const AUTHOR = { by: 'system' };
const LONG_AGO = '2025-12-31T00:00:00.000Z';

export const URLS: Readonly<Record<DestinationId, string>> = {
  crm: 'https://crm.example.com/in',
  quality: 'https://quality.example.com/in',
  'url-0a1b2c3d': 'https://entered.example.com/in',
};

const secret = (number: number) => `whsec_${Buffer.alloc(32, number).toString('base64')}`;

/** Who may get events, from a moment on. */
interface Authority {
  readonly from: number;
  readonly destinations: ReadonlySet<string>;
}

export class Account {
  variables: Variables = {
    ...platformVariables(FUNCTIONS_DOMAIN),
    RECORDS_SYNC_SERVICE_SID: ACCOUNT.recordsSyncServiceSid,
    ALLOWED_HOSTS: 'example.com',
    DESTINATION_CRM: `CRM | ${URLS.crm} | | relay`,
    DESTINATION_QUALITY: `Quality | ${URLS.quality} | | relay`,
    SIGNING_SECRET_CRM: secret(0),
  };
  /** Whether an administrator has taken a destination out of the settings at some time. */
  hasDisallowed = false;
  #secrets = 0;
  readonly #interaction: string;
  readonly #authorities: Authority[] = [];

  constructor(readonly harness: Harness) {
    this.#interaction = aliceSubject(harness).interactionSid;
    this.#timelines.create({ uniqueName: TIMELINE }, AUTHOR);
    this.#writeRelay(['inspector', ...DESTINATIONS].map((id) => this.#recorded(id)));
    this.#noteAuthority();
    this.#records.listen(() => this.#noteAuthority());
  }

  get #records() {
    return this.harness.sync.service(ACCOUNT.recordsSyncServiceSid).maps.get(RECORDS);
  }

  get #timelines() {
    return this.harness.sync.service('default').maps;
  }

  #recorded(id: string): Relay['destinations'][number] {
    const url = id === 'url-0a1b2c3d' ? URLS[id] : null;
    return { id, url, addedBy: 'alice', addedAt: LONG_AGO, goneAt: null };
  }

  #writeRelay(destinations: Relay['destinations']) {
    const { attachment } = recordOfAge(0, { relay: { id: RELAY, destinations }, timeline: TIMELINE });
    this.#records.put(this.#interaction, { data: attachment }, AUTHOR);
  }

  /** The destinations in the record; null if there is no record. */
  #destinations(): Relay['destinations'] | null {
    const data = this.#records.find(this.#interaction)?.data as { relay: Relay | null } | undefined;
    return data?.relay?.destinations ?? null;
  }

  #noteAuthority() {
    const active = (this.#destinations() ?? []).filter(({ goneAt }) => goneAt === null);
    this.#authorities.push({
      from: this.harness.time.now(),
      destinations: new Set(active.map(({ id }) => id)),
    });
  }

  /** Returns whether a destination could get events at some moment, or at every moment, of a time. */
  isAllowed(id: string, from: number, to: number, when: 'at-some-moment' | 'always'): boolean {
    const states = this.#authorities.filter(
      ({ from: start }, index) =>
        start <= to && (this.#authorities[index + 1]?.from ?? Number.POSITIVE_INFINITY) >= from,
    );
    const isIn = ({ destinations }: Authority) => destinations.has(id);
    return when === 'always' ? states.every(isIn) : states.some(isIn);
  }

  remove(destination: DestinationId) {
    const before = this.#destinations();
    if (before !== null) this.#writeRelay(before.filter(({ id }) => id !== destination));
  }

  add(destination: DestinationId) {
    const before = this.#destinations();
    if (before === null) return;
    this.#writeRelay([...before.filter(({ id }) => id !== destination), this.#recorded(destination)]);
  }

  detach() {
    if (this.#destinations() !== null) this.#records.remove(this.#interaction);
  }

  exchangeSecret() {
    this.#secrets += 1;
    this.variables = { ...this.variables, SIGNING_SECRET_CRM: `${secret(this.#secrets)} ${secret(this.#secrets - 1)}` };
  }

  spoilSecret() {
    this.variables = { ...this.variables, SIGNING_SECRET_CRM: 'whsec_spoiled' };
  }

  disallow() {
    this.hasDisallowed = true;
    const { DESTINATION_QUALITY: _, ...others } = this.variables;
    this.variables = others;
  }

  allow() {
    this.variables = { ...this.variables, DESTINATION_QUALITY: `Quality | ${URLS.quality} | | relay` };
  }

  /** Deletes everything in the timeline, or writes into each item that its event was delivered everywhere. */
  vandalize(deletes: boolean) {
    const timeline = this.#timelines.find(TIMELINE);
    if (timeline === undefined) return;
    if (deletes) {
      this.#timelines.remove(TIMELINE);
      return;
    }
    const delivered = {
      state: 'delivered',
      at: LONG_AGO,
      outcome: { kind: 'answered', status: 200, ms: 1 },
      attempts: 1,
    };
    const deliveries = Object.fromEntries(DESTINATIONS.map((id) => [id, delivered]));
    for (const { key, data } of timeline.items()) timeline.update(key, { data: { ...data, deliveries } }, AUTHOR);
  }

  /** Returns the request with which Twilio delivers an event, whose form has the marker. */
  request(marker: string, token: string | null): Event {
    const webhook = {
      ttid: 'flex_interactionwebhook_1',
      type: 'interaction' as const,
      url: relayUrl(FUNCTIONS_DOMAIN, { id: RELAY, interaction: aliceSubject(this.harness).interactionSid }),
      method: 'POST' as const,
      events: [],
      friendlyName: null,
    };
    return deliveryEvent(
      webhook,
      {
        EventType: 'onParticipantUpdated',
        AccountSid: ACCOUNT.accountSid,
        InteractionSid: this.#interaction,
        Marker: marker,
      },
      token,
    );
  }

  get #outbox() {
    return this.harness.sync.service(ACCOUNT.recordsSyncServiceSid).maps.find(mapOf(RELAY));
  }

  /** Returns everything in the outbox. */
  outboxKeys(): string[] {
    return this.#outbox?.items().map(({ key }) => key) ?? [];
  }

  entries(): { readonly id: EntryId; readonly entry: OutboxEntry }[] {
    return (this.#outbox?.items() ?? []).flatMap(({ key, data }) => {
      const id = entryIdIn(key);
      return id === null ? [] : [{ id, entry: data as unknown as OutboxEntry }];
    });
  }

  /** Returns the ID of the event whose form in the outbox has this marker. */
  idInForms(marker: string): string | undefined {
    const found = this.#outbox
      ?.items()
      .find(({ key, data }) => key.startsWith('f-') && JSON.stringify(data).includes(`"${marker}"`));
    return found?.key.split('.')[1];
  }
}
