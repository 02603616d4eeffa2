/**
 * The permissions that a token needs in a service with access control. Source: Twilio's "Sync Permissions" and error
 * 54007. The account itself may do everything.
 */

export interface Permission {
  /** Read the object and its items. */
  readonly read: boolean;
  /** Change the object's data, and create, change and delete its items. */
  readonly write: boolean;
  /** Delete the object. */
  readonly manage: boolean;
}

export type Access = keyof Permission;

const ALL: Permission = { read: true, write: true, manage: true };

/** The permissions of one object. Without one, an identity may do nothing. */
export class Permissions {
  readonly #byIdentity = new Map<string, Permission>();

  /** In the order of the identities. */
  all(): [identity: string, permission: Permission][] {
    return [...this.#byIdentity].sort(([a], [b]) => (a < b ? -1 : 1));
  }

  get(identity: string): Permission | undefined {
    return this.#byIdentity.get(identity);
  }

  set(identity: string, permission: Permission) {
    this.#byIdentity.set(identity, permission);
  }

  /** Lets an identity do everything. */
  grantAll(identity: string) {
    this.set(identity, ALL);
  }

  /** Returns whether there was one. */
  remove(identity: string): boolean {
    return this.#byIdentity.delete(identity);
  }

  may(identity: string, access: Access): boolean {
    return this.#byIdentity.get(identity)?.[access] ?? false;
  }
}
