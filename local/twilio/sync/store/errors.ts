/**
 * A refusal by Sync. The codes are from Twilio's error dictionary; its SDKs expect 54100 for any missing object.
 * The status 413 of 54006 is inferred from its title, "Request entity too large".
 */
export class SyncError extends Error {
  constructor(
    readonly status: 400 | 403 | 404 | 409 | 412 | 413 | 429,
    readonly code: number,
    message: string,
  ) {
    super(message);
  }
}

export const objectNotFound = () => new SyncError(404, 54100, 'Unique name not found');
export const accessForbidden = () => new SyncError(403, 54007, 'Access forbidden for identity');
export const permissionNotFound = () => new SyncError(404, 20404, 'The requested Permission was not found');
export const serviceNotFound = () => new SyncError(404, 20404, 'The requested Sync Service was not found');
export const listItemNotFound = () => new SyncError(404, 54151, 'An Item with given index does not exist in the List');
export const mapItemNotFound = () => new SyncError(404, 54201, 'An Item with given key does not exist in the Map');
export const revisionMismatch = () =>
  new SyncError(412, 54205, 'The revision of the entity does not match the expected revision');
export const keyTaken = () => new SyncError(409, 54208, 'An Item with given key already exists in the Map');
export const uniqueNameTaken = () => new SyncError(409, 54301, 'Unique name already exists');
export const tooLarge = () => new SyncError(413, 54006, 'Request entity too large');
export const tooManyWrites = () => new SyncError(429, 54009, 'Rate limit exceeded');
export const invalidParameter = (what: string) => new SyncError(400, 20001, `Invalid parameter: ${what}`);
