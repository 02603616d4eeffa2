/** The clients and their pinned versions. Change a version here to try another one. */

/** The scenarios that a client goes through. */
export type Job = 'helper' | 'sync' | 'conversations' | 'taskrouter' | 'cli';

export interface Client {
  readonly job: Job;
  /** The client itself comes first. */
  readonly packages: Readonly<Record<string, string>>;
}

/** Receives the events that the helper library validates. */
const EXPRESS = { express: '4.22.3' };

export const CLIENTS: Readonly<Record<string, Client>> = {
  'helper-4': { job: 'helper', packages: { twilio: '4.23.0', ...EXPRESS } },
  'helper-5': { job: 'helper', packages: { twilio: '5.13.1', ...EXPRESS } },
  'helper-6': { job: 'helper', packages: { twilio: '6.2.0', ...EXPRESS } },
  'conversations-2': { job: 'conversations', packages: { '@twilio/conversations': '2.7.0' } },
  'conversations-3': { job: 'conversations', packages: { '@twilio/conversations': '3.0.1' } },
  'sync-2': { job: 'sync', packages: { 'twilio-sync': '2.0.1' } },
  'sync-3': { job: 'sync', packages: { 'twilio-sync': '3.4.0' } },
  'sync-4': { job: 'sync', packages: { 'twilio-sync': '4.0.1' } },
  'taskrouter-0': { job: 'taskrouter', packages: { 'twilio-taskrouter': '0.8.5' } },
  'taskrouter-2': { job: 'taskrouter', packages: { 'twilio-taskrouter': '2.1.1' } },
  'cli-6': { job: 'cli', packages: { 'twilio-cli': '6.2.4' } },
};
