import { useState } from 'react';
import type { WebhookSummary } from '../../contract/webhooks';
import { withKnownDestination } from '../../form/draft';
import { useConsoleContext } from '../context';
import type { Rights } from '../listing';
import { mayBeDone } from '../useRequest';
import { FormDialog } from './FormDialog';
import { checkNew, isForInspector, newDraft, openingsFor } from './webhookDraft';

interface CreateDialogProps {
  readonly rights: Rights;
  readonly onDone: (webhook: WebhookSummary) => void;
  readonly onClose: () => void;
}

/** Registers a webhook: for every interaction, or for those that a program creates with it. */
export function CreateDialog({ rights, onDone, onClose }: CreateDialogProps) {
  const { backend, webhooks, newOperationId } = useConsoleContext();
  const [chosen, setChosen] = useState(() => newDraft(rights));
  const openings = openingsFor(rights, chosen.type);
  // What is open may differ with the type.
  const draft = withKnownDestination(chosen, openings);
  return (
    <FormDialog
      texts={{ heading: 'ConsoleCreate', submit: 'ConsoleCreate', busy: 'EditCreating', failed: 'EditCreateFailed' }}
      draft={draft}
      types={rights.canCreate}
      openings={openings}
      isForInspector={isForInspector(draft, null)}
      isOurs={false}
      nameMissing="EditNameTooLong"
      unknownEvents={[]}
      check={checkNew(draft)}
      ask={(request) => backend.create({ ...request, operationId: newOperationId() })}
      onChange={(changes) => setChosen({ ...draft, ...changes })}
      onFailed={(failure) => {
        // It may be there all the same: then the list shows it.
        if (mayBeDone(failure)) webhooks.reload();
      }}
      onDone={onDone}
      onClose={onClose}
    />
  );
}
