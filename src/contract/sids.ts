/**
 * Twilio's identifiers. A SID is checked once, where it enters; from then on, its type says which kind it is.
 *
 * Source of the patterns: Twilio's OpenAPI (twilio_flex_v1, twilio_taskrouter_v1). The length of a ttid is left open
 * because older samples in Twilio's documentation are shorter than the TypeID seen today.
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
    v.transform((text) => text as Sid<K>),
  );

export const interactionSid = sidSchema('KD');
export const channelSid = sidSchema('UO');
export const taskSid = sidSchema('WT');
export const workerSid = sidSchema('WK');
export const instanceSid = sidSchema('GO');
export const ttid = v.pipe(
  v.string(),
  v.regex(/^flex_interactionwebhook_[0-9A-Za-z]{1,64}$/),
  v.transform((text) => text as Ttid),
);
