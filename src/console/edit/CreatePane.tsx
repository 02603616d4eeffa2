import { useState } from 'react';
import { mayHaveSucceeded } from '../../backend/backend';
import { ComplianceNotice } from '../../components/ComplianceNotice';
import type { WebhookSummary } from '../../contract/webhooks';
import { useConsoleContext } from '../context';
import type { Rights } from '../listing';
import { withKnownDestination } from './destinationDraft';
import { FormPane } from './FormPane';
import { checkCreate, isForReceiver, newDraft, optionsForType, type WebhookDraft } from './webhookDraft';

interface CreatePaneProps {
  readonly rights: Rights;
  /** The earlier entries. */
  readonly draft: WebhookDraft | null;
  /** Called with each change; with null once nothing needs to be kept. */
  readonly onDraft: (draft: WebhookDraft | null) => void;
  /** Called with the new webhook, even if the person has left the form. */
  readonly onSaved: (webhook: WebhookSummary) => void;
  /** Called after that if the form is still open. */
  readonly onDone: (webhook: WebhookSummary) => void;
  readonly onClose: () => void;
}

export function CreatePane({ rights, draft: kept, onDraft, onSaved, onDone, onClose }: CreatePaneProps) {
  const { backend, webhooks, newOperationId } = useConsoleContext();
  const [entered, setEntered] = useState(() => kept ?? newDraft(rights));
  const options = optionsForType(rights, entered.type);
  // The chosen destination may not be available for another type.
  const draft = withKnownDestination(entered, options);
  return (
    <FormPane
      texts={{ heading: 'ConsoleCreate', submit: 'ConsoleCreate', busy: 'EditCreating', failed: 'EditCreateFailed' }}
      footnote={<ComplianceNotice />}
      form={{
        draft,
        types: rights.canCreate,
        options,
        isForReceiver: isForReceiver(draft, null),
        isOurs: false,
        nameError: 'EditNameMalformed',
        unknownEvents: [],
      }}
      check={checkCreate(draft)}
      send={async (request) => {
        // A person who comes back to the form before the answer must not create the same webhook again.
        onDraft(null);
        const outcome = await backend.create({ ...request, operationId: newOperationId() });
        if (outcome.ok) onSaved(outcome.value.webhook);
        else {
          onDraft(draft);
          // If the webhook was created after all, the reloaded list shows it.
          if (mayHaveSucceeded(outcome.failure)) webhooks.reload();
        }
        return outcome;
      }}
      onChange={(changes) => {
        const changed = { ...draft, ...changes };
        setEntered(changed);
        onDraft(changed);
      }}
      onDone={onDone}
      onClose={onClose}
      onCancel={() => {
        onDraft(null);
        onClose();
      }}
    />
  );
}
