import { NOW, seededWorld } from '../testing/world';
import { readFlexToken } from '../twilio/conventions/flex-tokens';
import { signInAddress } from '../twilio/iam/sign-in';
import { signInPage } from './sign-in';

const ORIGIN = 'http://localhost:4310';

const visit = (path: string) => signInPage(seededWorld()).request(path);

test('lists every person', async () => {
  const page = await (await visit(signInAddress(ORIGIN, `${ORIGIN}/`))).text();
  for (const name of ['Alice Agent', 'Bob Agent', 'Sam Supervisor', 'Ada Admin']) expect(page).toContain(name);
});

test('shows the open tasks of each person', async () => {
  const page = await (await visit(signInAddress(ORIGIN, `${ORIGIN}/`))).text();
  expect(page).toContain('Jane Miller (chat), Victor Vance (voice)');
});

test('choosing a person returns to Flex with that person’s token', async () => {
  const response = await visit(`${ORIGIN}/sign-in/sam?returnTo=${encodeURIComponent(`${ORIGIN}/teams/?a=b`)}`);
  const back = new URL(response.headers.get('location') ?? '');
  expect(back.href.startsWith(`${ORIGIN}/teams/?a=b&Token=`)).toBe(true);
  expect(back.searchParams.get('Identity')).toBe('sam');
  expect(back.searchParams.get('Roles')).toBe('supervisor');
  expect(readFlexToken(back.searchParams.get('Token') ?? '', NOW)?.identity).toBe('sam');
});

test.each(['/sign-in', '/sign-in/sam'])('%s never redirects to another server', async (path) => {
  for (const returnTo of ['https://example.com/', '//example.com', 'http://localhost:4311/', '']) {
    const response = await visit(`${ORIGIN}${path}?${new URLSearchParams({ returnTo })}`);
    expect(response.headers.get('location') ?? ORIGIN).toContain(ORIGIN);
  }
});

test('answers 404 for an unknown person', async () => {
  expect((await visit(`${ORIGIN}/sign-in/eve?returnTo=/`)).status).toBe(404);
});
