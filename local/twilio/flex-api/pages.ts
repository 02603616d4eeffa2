import type { Context } from 'hono';
import { presentPage } from '../conventions/numbered-pages';
import { type KeyedList, presentTokenPage } from '../conventions/token-pages';
import type { Behavior } from './behavior';

/** Answers the page that a request asks for. */
export const presentPageOf =
  ({ pagesBy, largestPage }: Behavior) =>
  <K extends string, T>(c: Context, list: KeyedList<K, T>) =>
    pagesBy === 'token' ? presentTokenPage(c, list, largestPage) : presentPage(c, list, largestPage);
