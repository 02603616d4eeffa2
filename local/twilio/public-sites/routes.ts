/** Twilio's public sites that Flex reads without credentials: the status page and a few data files. */
import { Hono } from 'hono';

/** `https://status.twilio.com`: everything is operational. */
export const statusPage = () =>
  new Hono().get('/api/v2/summary.json', (c) =>
    c.json({
      page: {},
      status: { indicator: 'none' },
      components: [{ name: 'FLEX', status: 'operational' }],
      incidents: [],
      scheduled_maintenances: [],
    }),
  );

/** `https://assets.flex.twilio.com`: countries and flags for the dial pad, which is not used here. */
export const flexAssets = () =>
  new Hono().get('/assets/countries.json', (c) => c.json([])).get('/assets/flagPositions.json', (c) => c.json({}));

/** `https://assets.twilio.com`: no fonts, so that Flex falls back to those of the system. */
export const pasteFonts = () =>
  new Hono().get('/public_assets/paste-fonts/:version/fonts.css', (c) =>
    c.body('', 200, { 'Content-Type': 'text/css' }),
  );

/** `https://media.twiliocdn.com`: the ringtone of an incoming task, which is silent here. */
export const sounds = () =>
  new Hono().get('/sdk/js/client/sounds/releases/:version/incoming.mp3', (c) =>
    c.body(silence(), 200, { 'Content-Type': 'audio/wav' }),
  );

/** One second of silence as a WAV file: 8,000 one-byte samples of 128, the middle of their range. */
function silence(): ArrayBuffer {
  const rate = 8000;
  const file = Buffer.alloc(44 + rate, 128);
  file.write('RIFF', 0);
  file.writeUInt32LE(36 + rate, 4);
  file.write('WAVEfmt ', 8);
  file.writeUInt32LE(16, 16);
  file.writeUInt16LE(1, 20);
  file.writeUInt16LE(1, 22);
  file.writeUInt32LE(rate, 24);
  file.writeUInt32LE(rate, 28);
  file.writeUInt16LE(1, 32);
  file.writeUInt16LE(8, 34);
  file.write('data', 36);
  file.writeUInt32LE(rate, 40);
  return Uint8Array.from(file).buffer;
}
