import { Button, Field, Input } from '@fluentui/react-components'
import { LinkRegular } from '@fluentui/react-icons'
import { useState } from 'react'
import { useText } from '#web/language/language.ts'
import { useSession } from '#web/session/session.tsx'
import { FormDialog } from '#web/ui/form-dialog.tsx'
import { useDone } from '#web/ui/toast.tsx'

/** Copies the address of this page for a colleague: it names the company, and asks for a sign-in where there is none. */
export function CopyLink() {
  const { t } = useText()
  const { company } = useSession()
  const done = useDone()
  const [shown, setShown] = useState<string | null>(null)
  const copy = () => {
    const link = linkOf(window.location.href, company.code)
    const show = () => setShown(link)
    // A page without https has no clipboard.
    if (!navigator.clipboard) return show()
    navigator.clipboard.writeText(link).then(() => done(t('act.linkCopied')), show)
  }
  return (
    <>
      <Button icon={<LinkRegular />} onClick={copy}>
        {t('act.copyLink')}
      </Button>
      {shown !== null && (
        <FormDialog
          title={t('act.linkTitle')}
          submitText={t('common.close')}
          isNotice
          onSubmit={() => setShown(null)}
          onClose={() => setShown(null)}
        >
          <Field label={t('act.linkHint')}>
            <Input readOnly value={shown} autoFocus onFocus={(event) => event.currentTarget.select()} />
          </Field>
        </FormDialog>
      )}
    </>
  )
}

function linkOf(address: string, companyCode: string): string {
  const link = new URL(address)
  link.searchParams.set('company', companyCode)
  return link.href
}
