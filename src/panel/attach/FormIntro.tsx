import { Explanation } from '../../components/Explanation';
import type { Binding } from '../../contract/binding';
import { bindingName } from '../../strings/bindingName';
import { usePanelContext } from '../context';

/** Explains what submitting does to the current binding, where that is not plain from the heading. */
export function FormIntro({ binding }: { readonly binding: Binding }) {
  const { text } = usePanelContext();
  switch (binding.state) {
    case 'none':
    case 'attached':
      return null;
    case 'dangling':
      return <Explanation text="FormDanglingText" />;
    case 'foreign':
      return <Explanation text="ReplaceIntro" values={{ webhook: bindingName(binding, text) }} />;
  }
}
