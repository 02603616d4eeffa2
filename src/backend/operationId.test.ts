import * as v from 'valibot';
import { operationId } from '../contract/fields';
import { newOperationId } from './operationId';

test('is an ID that the functions accept, and another one each time', () => {
  const ids = Array.from({ length: 100 }, newOperationId);
  expect(ids.every((id) => v.is(operationId, id) && /^.{14}4.{4}[89ab]/.test(id))).toBe(true);
  expect(new Set(ids).size).toBe(100);
});
