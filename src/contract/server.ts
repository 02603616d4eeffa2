/** The server that a webhook sends to: the part of its URL that is no secret. Agents do not see it either. */
import * as v from 'valibot';

export const server = v.object({
  /** With its port unless that is the usual one, such as `crm.example.com` or `crm.example.com:8443`. */
  host: v.string(),
  /** Whether events travel encrypted: by https, not by http. */
  isSecure: v.boolean(),
});

export type Server = v.InferOutput<typeof server>;
