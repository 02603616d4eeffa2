/**
 * Jest's jsdom environment with a cache of the CSS rules that match each element. The cache is valid until the document
 * changes.
 *
 * Without it, jsdom matches every rule again for an element and all its ancestors for each computed style. Paste has
 * hundreds of rules, and axe and Testing Library check every element for visibility. That took three quarters of the
 * time of the plugin's tests.
 *
 * Later versions of jsdom have such a cache, but Jest 29 is tied to jsdom 20, whose internals are used here. Checking a
 * checkbox without any other change does not clear the cache.
 */
import { createRequire } from 'node:module';

/** jsdom's internal object of an element. */
interface Element {
  readonly isConnected: boolean;
  readonly _ownerDocument: Document;
}

interface Document {
  /** Increases whenever a node or an attribute of the document changes. */
  readonly _version: number;
  readonly activeElement: object | null;
}

interface Rule {
  readonly selectorText: string;
}

interface StyleRules {
  forEachMatchingSheetRuleOfElement(element: Element, handle: (rule: Rule) => void): void;
}

interface CachedRules {
  readonly version: number;
  readonly focused: object | null;
  readonly rules: Map<Element, readonly Rule[]>;
}

const jsdoms = createRequire(require.resolve('jest-environment-jsdom'));
const styleRules: StyleRules = jsdoms('jsdom/lib/jsdom/living/helpers/style-rules.js');

const matchAll = styleRules.forEachMatchingSheetRuleOfElement;
const cache = new WeakMap<Document, CachedRules>();

function cachedRules(document: Document): CachedRules {
  const { _version: version, activeElement: focused } = document;
  const cached = cache.get(document);
  if (cached?.version === version && cached.focused === focused) return cached;
  const fresh = { version, focused, rules: new Map() };
  cache.set(document, fresh);
  return fresh;
}

// This must run before jsdom's window module is loaded, because that module copies the function.
styleRules.forEachMatchingSheetRuleOfElement = (element, handle) => {
  // Changes of an element outside the document do not increase the document's version.
  if (!element.isConnected) return matchAll(element, handle);
  const { rules } = cachedRules(element._ownerDocument);
  let matching = rules.get(element);
  if (matching === undefined) {
    const found: Rule[] = [];
    matchAll(element, (rule) => found.push(rule));
    rules.set(element, found);
    matching = found;
  }
  matching.forEach(handle);
};

export { default } from 'jest-environment-jsdom';
