import { useState } from 'react';
import { ComplianceNotice } from '../../components/ComplianceNotice';
import type { WebhookSummary } from '../../contract/webhooks';
import { withKnownDestination } from '../../form/draft';
import { useConsoleContext } from '../context';
import type { Rights } from '../listing';
import { mayHaveSucceeded } from '../useRequest';
import { FormDialog } from './FormDialog';
import { checkCreate, isForInspector, newDraft, optionsForType } from './webhookDraft';

interface CreateDialogProps {
  readonly rights: Rights;
  readonly onDone: (webhook: WebhookSummary) => void;
  readonly onClose: () => void;
}

export function CreateDialog({ rights, onDone, onClose }: CreateDialogProps) {
  const { backend, webhooks, newOperationId } = useConsoleContext();
  const [entered, setEntered] = useState(() => newDraft(rights));
  const options = optionsForType(rights, entered.type);
  // The chosen destination may not be available for another type.
  const draft = withKnownDestination(entered, options);
  return (
    <FormDialog
      texts={{ heading: 'ConsoleCreate', submit: 'ConsoleCreate', busy: 'EditCreating', failed: 'EditCreateFailed' }}
      footnote={<ComplianceNotice />}
      form={{
        draft,
        types: rights.canCreate,
        options,
        isForInspector: isForInspector(draft, null),
        isOurs: false,
        nameError: 'EditNameMalformed',
        unknownEvents: [],
      }}
      check={checkCreate(draft)}
      send={(request) => backend.create({ ...request, operationId: newOperationId() })}
      onChange={(changes) => setEntered({ ...draft, ...changes })}
      onFailed={(failure) => {
        // If the webhook was created after all, the reloaded list shows it.
        if (mayHaveSucceeded(failure)) webhooks.reload();
      }}
      onDone={onDone}
      onClose={onClose}
    />
  );
}
