import { ATTACHED, FOREIGN } from '../testing/interactions';
import { STRINGS } from '../testing/strings';
import { bindingName } from './bindingName';

test('another program’s webhook is called as it was named, with the characters that no one sees', () => {
  expect(bindingName({ ...FOREIGN, friendlyName: '\u202eMRC' }, STRINGS.text)).toBe('[U+202E]MRC');
});

test('a webhook of this plugin is called by its destination', () => {
  expect(bindingName(ATTACHED, STRINGS.text)).toBe('CRM');
});
