import { createHmac, timingSafeEqual } from 'node:crypto';
import { createServer } from 'node:http';

const ORIGIN = 'https://crm.example.com'; // of the registered URL
const MAX_BODY = 65_536; // an event is much smaller
const { AUTH_TOKEN, PORT = 3000 } = process.env;

async function receive(request, response) {
  let body = '';
  for await (const text of request.setEncoding('utf8')) {
    body += text;
    if (body.length > MAX_BODY) return response.destroy();
  }
  const form = [...new URLSearchParams(body)].sort(([a], [b]) => (a < b ? -1 : 1));
  const signed = ORIGIN + request.url + form.map(([name, value]) => name + value).join('');
  const expected = createHmac('sha1', AUTH_TOKEN).update(signed).digest();
  const given = Buffer.from(request.headers['x-twilio-signature'] ?? '', 'base64');
  const isTwilio = given.length === expected.length && timingSafeEqual(given, expected);
  response.writeHead(isTwilio ? 204 : 403).end();
  if (!isTwilio) return;
  const query = new URL(ORIGIN + request.url).searchParams; // has the parameters of a GET
  console.log(Object.fromEntries(form.length > 0 ? form : query));
}

createServer((request, response) => {
  receive(request, response).catch(() => response.destroy()); // the sender gave up
}).listen(PORT, '127.0.0.1', () => console.log(`Waiting for events on port ${PORT}`));
