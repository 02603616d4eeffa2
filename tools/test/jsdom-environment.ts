/**
 * Jest's jsdom, which remembers, until the document changes, which rules of the style sheets apply to an element. By
 * itself it matches every rule anew for the element and for each of its ancestors whenever a computed style is asked
 * for. Paste has hundreds of rules, and axe and Testing Library ask of every element whether it is hidden: that was
 * three quarters of the time of the plugin's tests. Later versions of jsdom remember, too; Jest 29 is bound to version
 * 20, in whose own terms this is written. A box that is ticked and changes nothing else is not noticed.
 */
import { createRequire } from 'node:module';

/** jsdom's own side of an element. */
interface Element {
  readonly isConnected: boolean;
  readonly _ownerDocument: Document;
}

interface Document {
  /** Grows whenever a node or an attribute of the document changes. */
  readonly _version: number;
  readonly activeElement: object | null;
}

interface Rule {
  readonly selectorText: string;
}

interface StyleRules {
  forEachMatchingSheetRuleOfElement(element: Element, handle: (rule: Rule) => void): void;
}

interface Remembered {
  readonly version: number;
  readonly focused: object | null;
  readonly rules: Map<Element, readonly Rule[]>;
}

const jsdoms = createRequire(require.resolve('jest-environment-jsdom'));
const styleRules: StyleRules = jsdoms('jsdom/lib/jsdom/living/helpers/style-rules.js');

const matchAll = styleRules.forEachMatchingSheetRuleOfElement;
const remembered = new WeakMap<Document, Remembered>();

function rememberedIn(document: Document): Remembered {
  const { _version: version, activeElement: focused } = document;
  const known = remembered.get(document);
  if (known?.version === version && known.focused === focused) return known;
  const fresh = { version, focused, rules: new Map() };
  remembered.set(document, fresh);
  return fresh;
}

// Before jsdom's window, which takes this function out of its module as it loads.
styleRules.forEachMatchingSheetRuleOfElement = (element, handle) => {
  // What happens to an element outside the document is not told to the document.
  if (!element.isConnected) return matchAll(element, handle);
  const { rules } = rememberedIn(element._ownerDocument);
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
