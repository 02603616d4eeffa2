import { useState } from 'react';
import type { WebhookRow } from '../../contract/webhooks';
import type { Rights } from '../list/listing';
import { useConsoleTools } from '../tools';
import { mayBeDone } from '../work';
import { FormDialog } from './FormDialog';
import { checkNew, newDraft } from './webhookDraft';

interface CreateDialogProps {
  readonly rights: Rights;
  readonly onDone: (webhook: WebhookRow) => void;
  readonly onClose: () => void;
}

/** Registers a webhook: for every interaction, or for those that a program creates with it. */
export function CreateDialog({ rights, onDone, onClose }: CreateDialogProps) {
  const { backend, webhooks, newOperationId } = useConsoleTools();
  const [draft, setDraft] = useState(() => newDraft(rights));
  return (
    <FormDialog
      texts={{ heading: 'Create', submit: 'Create', busy: 'Creating', failed: 'CreateFailed' }}
      draft={draft}
      types={rights.canCreate}
      openings={rights}
      isOurs={false}
      nameMissing="NameTooLong"
      unknownEvents={[]}
      check={checkNew(draft)}
      ask={(request) => backend.create({ ...request, operationId: newOperationId() })}
      onChange={(changes) => setDraft({ ...draft, ...changes })}
      onFailed={(failure) => {
        // It may be there all the same: then the list shows it.
        if (mayBeDone(failure)) webhooks.reload();
      }}
      onDone={onDone}
      onClose={onClose}
    />
  );
}
