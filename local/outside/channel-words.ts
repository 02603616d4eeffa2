/** The channels on which a customer can write, and their labels. */
import type { ChannelType } from '../world/model';

export const CHANNELS: readonly { readonly type: ChannelType; readonly words: string }[] = [
  { type: 'web', words: 'Web chat' },
  { type: 'sms', words: 'SMS' },
  { type: 'whatsapp', words: 'WhatsApp' },
  { type: 'chat', words: 'Chat (Programmable Chat)' },
  { type: 'email', words: 'Email' },
];

export const channelInWords = (channel: ChannelType) => CHANNELS.find(({ type }) => type === channel)?.words ?? channel;
