import { useState } from 'react'
import type { DeliveryView } from '#deliveries/views.ts'
import { useCommand } from '#web/api/command.ts'
import { useText } from '#web/language/language.ts'
import { FormDialog } from '#web/ui/form-dialog.tsx'
import { TextField } from '#web/ui/record/fields.tsx'
import { useDone } from '#web/ui/toast.tsx'
import type { PrintedDocument } from './document-menu.tsx'

interface MailDialogProps {
  readonly document: PrintedDocument
  readonly onClose: () => void
}

/** Sends a document by e-mail: Enter alone sends it to the customer with the usual words. */
export function MailDialog({ document: { url }, onClose }: MailDialogProps) {
  const { t } = useText()
  const done = useDone()
  const [draft, setDraft] = useState({ recipient: '', subject: '', message: '' })
  const send = useCommand<void, DeliveryView>(
    () => ({
      url: `${url}/deliveries`,
      body: Object.fromEntries(Object.entries(draft).filter(([, text]) => text.trim() !== '')),
    }),
    {
      onDone: ({ recipient }) => {
        done(t('documents.onItsWay', { recipient }))
        onClose()
      },
    },
  )
  return (
    <FormDialog
      title={t('documents.sendByMail')}
      submitText={t('documents.send')}
      problem={send.error}
      isBusy={send.isPending}
      onSubmit={() => send.mutate()}
      onClose={onClose}
    >
      <TextField
        label={t('documents.recipient')}
        hint={t('documents.recipientHint')}
        type="email"
        maxLength={254}
        value={draft.recipient}
        onChange={(recipient) => setDraft({ ...draft, recipient })}
      />
      <TextField
        label={t('documents.subject')}
        hint={t('documents.usual')}
        maxLength={200}
        value={draft.subject}
        onChange={(subject) => setDraft({ ...draft, subject })}
      />
      <TextField
        label={t('documents.message')}
        isLong
        maxLength={4000}
        value={draft.message}
        onChange={(message) => setDraft({ ...draft, message })}
      />
    </FormDialog>
  )
}
