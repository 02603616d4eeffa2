/**
 * Twilio's identifiers. A SID is checked once, where it enters; from then on, its type says which kind it is.
 *
 * Twilio may find a resource by another spelling of its identifier. The digits of a SID and a whole ttid are written in
 * lower case here, as Twilio writes them, so that equal identifiers are equal as comparisons, locks and record keys.
 *
 * Source of the patterns: Twilio's OpenAPI (twilio_flex_v1, twilio_taskrouter_v1), and the TypeID specification, which
 * requires lower case. The length of a ttid is left open because older samples in Twilio's documentation are shorter
 * than the TypeID seen today.
 */
import * as v from 'valibot';

declare const kind: unique symbol;

/** A string that was checked to be a Twilio identifier of kind `K`. */
export type Sid<K extends string> = string & { readonly [kind]: K };

export type InteractionSid = Sid<'KD'>;
export type ChannelSid = Sid<'UO'>;
export type TaskSid = Sid<'WT'>;
export type WorkerSid = Sid<'WK'>;
export type InstanceSid = Sid<'GO'>;
/** The identifier of an interaction webhook: `flex_interactionwebhook_…`. */
export type Ttid = Sid<'flex_interactionwebhook'>;

const sidSchema = <K extends string>(prefix: K) =>
  v.pipe(
    v.string(),
    v.regex(new RegExp(`^${prefix}[0-9a-fA-F]{32}$`)),
    v.transform((text) => `${prefix}${text.slice(prefix.length).toLowerCase()}` as Sid<K>),
  );

export const interactionSid = sidSchema('KD');
export const channelSid = sidSchema('UO');
export const taskSid = sidSchema('WT');
export const workerSid = sidSchema('WK');
export const instanceSid = sidSchema('GO');
export const ttid = v.pipe(
  v.string(),
  v.regex(/^flex_interactionwebhook_[0-9a-z]{1,64}$/i),
  v.transform((text) => text.toLowerCase() as Ttid),
);
