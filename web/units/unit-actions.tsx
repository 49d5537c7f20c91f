import { Button, makeStyles } from '@fluentui/react-components'
import { AddRegular, ArrowReplyRegular, EditRegular, PrintRegular } from '@fluentui/react-icons'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import type { UnitCard } from '#serial-numbers/views.ts'
import { useText } from '#web/language/language.ts'
import { useSession } from '#web/session/session.tsx'
import { CorrectDialog } from '#web/ui/units/correct-dialog.tsx'
import { AddCoverage } from './add-coverage.tsx'
import { CopyLink } from './copy-link.tsx'

const useStyles = makeStyles({ actions: { display: 'flex', flexWrap: 'wrap', gap: '8px' } })

/** D82: what may be done with the unit now, as far as the user's duties go. */
export function UnitActions({ unit }: { readonly unit: UnitCard }) {
  const styles = useStyles()
  const { t } = useText()
  const { can } = useSession()
  const navigate = useNavigate()
  const [opened, setOpened] = useState<'correct' | 'coverage' | null>(null)
  const close = () => setOpened(null)
  const isWithCustomer = unit.sold && unit.whereIs.place === 'withCustomer'
  const takeBack = () => navigate({ to: '/return-orders/new' as never, search: { unit: unit.id } as never })
  return (
    <div className={styles.actions} role="group" aria-label={t('act.group')}>
      {isWithCustomer && can('maintainReturnOrders') && (
        <Button appearance="primary" icon={<ArrowReplyRegular />} onClick={takeBack}>
          {t('returns.start')}
        </Button>
      )}
      {unit.mayDo.correct.allowed && (
        <Button icon={<EditRegular />} onClick={() => setOpened('correct')}>
          {t(unit.notReadable ? 'act.complete' : 'act.correct')}
        </Button>
      )}
      {isWithCustomer && can(['maintainReturnOrders', 'maintainSalesOrders']) && (
        <Button icon={<AddRegular />} onClick={() => setOpened('coverage')}>
          {t('act.addCoverage')}
        </Button>
      )}
      <Button icon={<PrintRegular />} onClick={() => window.print()}>
        {t('act.print')}
      </Button>
      <CopyLink />
      {opened === 'correct' && <CorrectDialog unit={unit} onClose={close} />}
      {opened === 'coverage' && <AddCoverage unit={unit} onClose={close} />}
    </div>
  )
}
