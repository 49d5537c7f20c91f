import { Checkbox } from '@fluentui/react-components'
import { useId, useState } from 'react'
import type { Static } from 'typebox'
import type { OrdersImport } from '#sales-orders/import-views.ts'
import { useCommand } from '#web/api/command.ts'
import { useText } from '#web/language/language.ts'
import { FormDialog } from '#web/ui/form-dialog.tsx'

/** Orders out of files, all or none; each fault names its file and line. */
export function ImportOrders({ onClose }: { readonly onClose: () => void }) {
  const { t } = useText()
  const id = useId()
  const [files, setFiles] = useState<readonly File[]>([])
  const [isStrict, setStrict] = useState(false)
  const { mutate, data, error, isPending, reset } = useCommand<FilesToSend, Static<typeof OrdersImport>>((body) => ({
    url: '/sales-orders/imports',
    body,
  }))
  const submit = async () => {
    if (data) return onClose()
    mutate({
      strict: isStrict,
      files: await Promise.all(files.map(async (file) => ({ name: file.name, content: await file.text() }))),
    })
  }
  return (
    <FormDialog
      title={t('salesOrders.importTitle')}
      submitText={data ? t('common.close') : t('salesOrders.import')}
      problem={error}
      isBusy={isPending}
      isNotice={data !== undefined}
      canSubmit={files.length > 0}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      {!data && (
        <>
          <p>{t('salesOrders.importHint')}</p>
          <label htmlFor={id}>{t('salesOrders.files')}</label>
          <input
            id={id}
            type="file"
            multiple
            accept=".xml,.csv,.txt"
            onChange={(event) => {
              reset()
              setFiles([...(event.target.files ?? [])])
            }}
          />
          <Checkbox
            label={t('salesOrders.strict')}
            checked={isStrict}
            onChange={(_, d) => setStrict(d.checked === true)}
          />
        </>
      )}
      {data && <Report done={data} />}
    </FormDialog>
  )
}

interface FilesToSend {
  readonly strict: boolean
  readonly files: readonly { readonly name: string; readonly content: string }[]
}

function Report({ done }: { readonly done: Static<typeof OrdersImport> }) {
  const { t } = useText()
  const { imported, unchanged, products, customers, notes } = done
  const made = [...customers, ...products].map(({ number }) => number)
  return (
    <div role="status">
      <p>{t('salesOrders.imported', { count: imported.length })}</p>
      {unchanged.length > 0 && <p>{t('salesOrders.unchanged', { count: unchanged.length })}</p>}
      {made.length > 0 && <p>{t('salesOrders.made', { names: made.join(', ') })}</p>}
      {notes.length > 0 && (
        <>
          <strong>{t('salesOrders.notes')}</strong>
          <ul>
            {notes.slice(0, 50).map((note) => (
              <li key={`${note.code} ${note.text}`}>{note.text}</li>
            ))}
          </ul>
        </>
      )}
    </div>
  )
}
