import { Explanation } from '../../components/Explanation';
import type { Binding } from '../../contract/binding';
import { bindingName } from '../attached/bindingName';
import { usePanelContext } from '../context';

/** Explains what submitting does to the current binding. */
export function FormIntro({ binding }: { readonly binding: Binding }) {
  const { text } = usePanelContext();
  switch (binding.state) {
    case 'none':
      return <Explanation text="FormIntro" />;
    case 'dangling':
      return <Explanation text="FormDanglingText" values={{ ttid: binding.ttid }} />;
    case 'attached':
    case 'foreign':
      return <Explanation text="ReplaceIntro" values={{ webhook: bindingName(binding, text) }} />;
  }
}
