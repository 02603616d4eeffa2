/** The sign-in page, where a person chooses a user. It replaces a company's own single sign-on page. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Hono } from 'hono';
import { html, raw } from 'hono/html';
import { SIGN_IN_PATH, signIn } from '../twilio/iam/sign-in';
import type { Role, User } from '../world/model';
import type { World } from '../world/world';

const ROLE_DESCRIPTIONS: Record<Role, string> = {
  agent: 'Agent. Works on own tasks and attaches webhooks to them.',
  supervisor: 'Supervisor. Monitors every task in Teams and attaches webhooks to any of them.',
  admin: 'Administrator. Can do everything a supervisor can.',
};

/** Describes a user's open tasks, such as "Jane Miller (chat), Victor Vance (voice)". */
const openTasks = (user: User, world: World) =>
  world
    .openReservationsOf(user.workerSid)
    .flatMap(({ taskSid }) => world.tasks.get(taskSid) ?? [])
    .map((task) => `${task.attributes.customerName ?? task.attributes.name} (${task.channel})`)
    .join(', ');

/**
 * Parses the address to return to after the sign-in. Returns null if it is on another origin, so that no token leaves
 * this server.
 *
 * The path is normalized as Flex does it. Otherwise Flex would redirect and keep the token in the address, and "Log in
 * again" after a sign-out would reuse it.
 */
function returnAddress(returnTo: string | undefined, origin: string): URL | null {
  const url = URL.canParse(returnTo ?? '', origin) ? new URL(returnTo ?? '', origin) : null;
  if (url?.origin !== origin) return null;
  if (url.pathname === '/') url.pathname = '/agent-desktop/';
  if (!url.pathname.endsWith('/')) url.pathname += '/';
  return url;
}

export function signInPage(world: World): Hono {
  const style = readFileSync(join(__dirname, 'sign-in.css'), 'utf8');
  const app = new Hono();

  app.get(SIGN_IN_PATH, (c) => {
    const { origin } = new URL(c.req.url);
    const returnTo = returnAddress(c.req.query('returnTo'), origin);
    if (returnTo === null) return c.text('The return address must be Flex on this server.', 400);
    const choose = (user: User) =>
      `${SIGN_IN_PATH}/${user.identity}?${new URLSearchParams({ returnTo: returnTo.href })}`;
    c.header('Content-Security-Policy', "default-src 'none'; style-src 'unsafe-inline'");
    return c.html(html`<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>Sign in as · Local Twilio</title>
    <style>${raw(style)}</style>
  </head>
  <body>
    <main>
      <h1>Sign in as</h1>
      <p>
        This is Flex with Local Twilio, which runs only on this machine. You need no account and no password. To be two
        people at once, use a second browser profile or a private window.
      </p>
      <ul>
        ${[...world.users.values()].map(
          (user) => html`<li>
            <a href="${choose(user)}">
              <strong>${user.fullName}</strong>
              <span>${ROLE_DESCRIPTIONS[user.role]}</span>
              <span>${openTasks(user, world) || 'No open tasks'}</span>
            </a>
          </li>`,
        )}
      </ul>
    </main>
  </body>
</html>`);
  });

  app.get(`${SIGN_IN_PATH}/:identity`, (c) => {
    const returnTo = returnAddress(c.req.query('returnTo'), new URL(c.req.url).origin);
    if (returnTo === null) return c.text('The return address must be Flex on this server.', 400);
    const signedIn = signIn(c.req.param('identity'), world);
    if (signedIn === null) return c.notFound();
    returnTo.searchParams.set('Token', signedIn.token);
    returnTo.searchParams.set('Identity', signedIn.identity);
    returnTo.searchParams.set('Expiration', signedIn.expiration);
    for (const role of signedIn.roles) returnTo.searchParams.append('Roles', role);
    returnTo.searchParams.set('flexUserSid', signedIn.flexUserSid);
    return c.redirect(returnTo.href);
  });
  return app;
}
