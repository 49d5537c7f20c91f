import { Button, makeStyles } from '@fluentui/react-components'
import { useState } from 'react'
import type { TillView } from '#tills/views.ts'
import { type Page as Items, useInquiry } from '#web/api/inquiry.ts'
import { useFormats } from '#web/language/format.ts'
import { useText } from '#web/language/language.ts'
import { useSession } from '#web/session/session.tsx'
import { LineTable } from '#web/ui/line-table.tsx'
import { Page } from '#web/ui/page.tsx'
import { Refusals } from '#web/ui/refusals.tsx'
import { FreeDevice, ThisDevice, UseDevice } from './this-device.tsx'
import { TillDialog } from './till-dialog.tsx'

const useStyles = makeStyles({ actions: { display: 'flex', flexWrap: 'wrap', gap: '8px' } })

interface Opened {
  readonly what: 'change' | 'use' | 'free'
  readonly till: TillView | null
}

/** D60, D61: the tills, the devices that they are, and whether a shift is open there. */
export function TillsPage() {
  const { t } = useText()
  const { moment } = useFormats()
  const { can } = useSession()
  const [opened, setOpened] = useState<Opened | null>(null)
  const close = () => setOpened(null)
  const { data, error } = useInquiry<Items<TillView>>('/tills')
  const mayEdit = can('administerUsers')
  return (
    <Page
      title={t('tills.title')}
      actions={
        mayEdit && (
          <Button appearance="primary" onClick={() => setOpened({ what: 'change', till: null })}>
            {t('tills.add')}
          </Button>
        )
      }
    >
      <p>{t('tills.intro')}</p>
      <ThisDevice />
      <Refusals problem={error} />
      <LineTable
        label={t('tills.title')}
        lines={data?.items ?? []}
        columns={[
          { id: 'code', header: t('tills.code'), cell: ({ code }) => <bdi>{code}</bdi> },
          { id: 'name', header: t('field.name'), cell: ({ name }) => <bdi>{name}</bdi> },
          { id: 'customer', header: t('tills.customer'), cell: ({ customer }) => <bdi>{customer.name}</bdi> },
          {
            id: 'device',
            header: t('tills.device'),
            cell: ({ device }) => (device ? `${device.name} · ${moment(device.registeredAt)}` : t('tills.noDevice')),
          },
          {
            id: 'shift',
            header: t('tills.shift'),
            cell: ({ openShift, blocked }) => {
              if (blocked) return t('tills.blocked')
              return openShift ? t('tills.openBy', { name: openShift.openedBy }) : t('tills.noShift')
            },
          },
          {
            id: 'actions',
            header: '',
            cell: (till) => mayEdit && <TillActions till={till} onOpen={(what) => setOpened({ what, till })} />,
          },
        ]}
      />
      {opened?.what === 'change' && <TillDialog till={opened.till} onClose={close} />}
      {opened?.what === 'use' && opened.till && <UseDevice till={opened.till} onClose={close} />}
      {opened?.what === 'free' && opened.till && (
        <FreeDevice
          url={`/tills/${opened.till.id}/device`}
          title={t('tills.free', { till: opened.till.code })}
          text={t('tills.freeText')}
          onClose={close}
        />
      )}
    </Page>
  )
}

interface TillActionsProps {
  readonly till: TillView
  readonly onOpen: (what: Opened['what']) => void
}

function TillActions({ till, onOpen }: TillActionsProps) {
  const styles = useStyles()
  const { t } = useText()
  const details = { till: till.code }
  return (
    <div className={styles.actions}>
      <Button onClick={() => onOpen('change')}>{t('tills.change', details)}</Button>
      {!till.blocked && <Button onClick={() => onOpen('use')}>{t('tills.useThis', details)}</Button>}
      {till.device && <Button onClick={() => onOpen('free')}>{t('tills.free', details)}</Button>}
    </div>
  )
}
