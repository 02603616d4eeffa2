/** docs/actions.d.ts agrees with the code. `npm run types` checks it: this file does not compile otherwise. */
import type * as Flex from '@twilio/flex-ui';
import type * as v from 'valibot';
import type * as documented from '../../docs/actions';
import type { RequestFailure } from '../backend/backend';
import type { Answer } from '../contract/endpoints';
import type { Sid } from '../contract/sids';
import { FAILURES } from '../testing/failures';
import { ActionFailed } from './actionFailed';
import type { attachPayload, detachPayload } from './payloads';

/** A type without what TypeScript alone knows: that a text was checked, and that something is read only. */
type Plain<T> =
  T extends Sid<string>
    ? string
    : T extends readonly (infer Item)[]
      ? Plain<Item>[]
      : T extends object
        ? { -readonly [K in keyof T]: Plain<T[K]> }
        : T;

/** True for two types that are the same. `any` is the same as `any` alone. */
type IsSame<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;

type Agrees<Documented, Real> = IsSame<Plain<Documented>, Plain<Real>>;

/** Failures of the console, which no action has. */
type OfConsole = 'changed' | 'name-refused' | 'operation-reused' | 'webhook-unreadable';

type ActionFailure = Exclude<RequestFailure, { readonly code: OfConsole }>;

test('the types that other plugins copy are those of the code', () => {
  const agrees: readonly [
    attach: Agrees<documented.InteractionWebhooksAttachPayload, v.InferInput<typeof attachPayload>>,
    detach: Agrees<documented.InteractionWebhooksDetachPayload, v.InferInput<typeof detachPayload>>,
    answers: Agrees<documented.InteractionWebhooksAnswer, Answer<'attach'> & Answer<'detach'>>,
    failures: Agrees<documented.InteractionWebhooksFailure, ActionFailure>,
    codes: Agrees<documented.InteractionWebhooksFailure['code'], ActionFailure['code']>,
    name: Agrees<documented.InteractionWebhooksActionFailed['name'], ActionFailed['name']>,
    flexTask: Flex.ITask extends documented.InteractionWebhooksTask ? true : false,
  ] = [true, true, true, true, true, true, true];
  expect(agrees).not.toContain(false);
});

test('the error has the documented name and failure', () => {
  const error = new ActionFailed(FAILURES.conflict);
  expect(error).toMatchObject({ name: 'InteractionWebhooksActionFailed', failure: FAILURES.conflict });
});
