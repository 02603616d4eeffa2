/** The server that a webhook sends to: the part of its URL that is no secret. Agents do not see it either. */
import * as v from 'valibot';

/** With its port unless that is the usual one, such as `crm.example.com` or `crm.example.com:8443`. */
export const host = v.string();
/** Whether events travel encrypted: by https, not by http. */
export const isSecure = v.boolean();

export const server = v.object({ host, isSecure });

export type Server = v.InferOutput<typeof server>;
