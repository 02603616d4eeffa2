/** The routes of the permissions of one kind of object. */
import type { Context, Hono } from 'hono';
import { ACCOUNT } from '../../world/model';
import { Parameters } from '../conventions/parameters';
import { presentCursorPage, urlOf } from './present';
import { PAGING, queryOf } from './request';
import { SERVICES } from './services';
import { pageOf, readPageRequest } from './store/cursor-pages';
import { invalidParameter, permissionNotFound } from './store/errors';
import type { SyncObject } from './store/object';
import type { Permission } from './store/permissions';

const ACCESS = ['Read', 'Write', 'Manage'] as const;

/** `objectOf` finds the object that a path names. */
export function permissionRoutes(
  app: Hono,
  folder: 'Documents' | 'Lists' | 'Maps',
  objectOf: (c: Context) => SyncObject,
) {
  const list = `${SERVICES}/:service/${folder}/:object/Permissions`;
  const one = `${list}/:identity`;
  const identityOf = (c: Context) => c.req.param('identity') ?? '';

  app.get(list, (c) => {
    const object = objectOf(c);
    const request = readPageRequest(queryOf(c, PAGING));
    const page = pageOf(object.permissions.all(), ([identity]) => identity, request);
    return c.json(
      presentCursorPage(c, 'permissions', page, ([identity, permission]) => present(object, identity, permission)),
    );
  });
  app.get(one, (c) => {
    const object = objectOf(c);
    const permission = object.permissions.get(identityOf(c));
    if (permission === undefined) throw permissionNotFound();
    return c.json(present(object, identityOf(c), permission));
  });
  app.post(one, async (c) => {
    const object = objectOf(c);
    const form = await Parameters.ofForm(c, ACCESS);
    const permission = { read: flag(form, 'Read'), write: flag(form, 'Write'), manage: flag(form, 'Manage') };
    object.permissions.set(identityOf(c), permission);
    return c.json(present(object, identityOf(c), permission));
  });
  app.delete(one, (c) => {
    if (!objectOf(c).permissions.remove(identityOf(c))) throw permissionNotFound();
    return c.body(null, 204);
  });
}

function flag(form: Parameters<(typeof ACCESS)[number]>, name: (typeof ACCESS)[number]): boolean {
  const value = form.flag(name);
  if (value === undefined) throw invalidParameter(name);
  return value;
}

const present = (object: SyncObject, identity: string, permission: Permission) => ({
  account_sid: ACCOUNT.accountSid,
  service_sid: object.serviceSid,
  [`${object.kind}_sid`]: object.sid,
  identity,
  ...permission,
  url: `${urlOf(object)}/Permissions/${encodeURIComponent(identity)}`,
});
