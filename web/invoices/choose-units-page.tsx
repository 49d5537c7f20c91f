import { Button, makeStyles, ProgressBar, tokens } from '@fluentui/react-components'
import { useNavigate, useParams } from '@tanstack/react-router'
import type { Static } from 'typebox'
import type { CompanyView } from '#companies/views.ts'
import { useInquiry } from '#web/api/inquiry.ts'
import { useText } from '#web/language/language.ts'
import { Page } from '#web/ui/page.tsx'
import { Refusals } from '#web/ui/refusals.tsx'
import { Section } from '#web/ui/section.tsx'
import { ChoiceScan } from './choice-scan.tsx'
import { ShareChoice } from './share-choice.tsx'
import { useChoices } from './use-choices.ts'

const useStyles = makeStyles({
  total: { fontSize: '24px', lineHeight: 1.2, fontWeight: tokens.fontWeightSemibold },
  shares: { display: 'grid', gap: '12px' },
  rule: { margin: 0, color: tokens.colorNeutralForeground2 },
})

/** D35, D36: which units go on the invoice: by scan, by tick, by packing slip; the rule of one in part said live. */
export function ChooseUnitsPage() {
  const styles = useStyles()
  const { t } = useText()
  const navigate = useNavigate()
  const { id } = useParams({ strict: false }) as { readonly id: string }
  const { data: company } = useInquiry<Static<typeof CompanyView>>('/company')
  const { invoice, readError, ticks, choose, chooseByScan, error } = useChoices(id)
  if (!invoice) return <Refusals problem={readError} />
  const lines = invoice.lines.filter(({ section }) => section === 'delivered')
  const shares = lines.flatMap(({ packingSlips }) => packingSlips)
  const taken = shares.reduce((sum, share) => sum + share.taken, 0)
  const left = shares.reduce((sum, share) => sum + share.left, 0)
  const rule = company?.partialPackingSlips ?? 'one'
  const isOpen = invoice.state === 'inPreparation'
  return (
    <Page
      title={t('choose.title', { order: invoice.salesOrderNumber })}
      back={{ to: `/invoices/${id}`, text: t('choose.back') }}
      actions={
        <Button appearance="primary" onClick={() => navigate({ to: `/invoices/${id}` as never })}>
          {t('choose.done')}
        </Button>
      }
    >
      {isOpen && <ChoiceScan choose={chooseByScan} problem={error} />}
      <div className={styles.total} role="status" data-taken={taken}>
        {t('choose.total', { taken, left })}
      </div>
      <ProgressBar
        value={taken}
        max={Math.max(1, left)}
        thickness="large"
        aria-label={t('choose.total', { taken, left })}
      />
      <p className={styles.rule}>{t(rule === 'one' ? 'choose.rule' : 'choose.ruleFree')}</p>
      {lines.map((line) => {
        const ofLine = line.packingSlips
        const lineTaken = ofLine.reduce((sum, share) => sum + share.taken, 0)
        const lineLeft = ofLine.reduce((sum, share) => sum + share.left, 0)
        return (
          <Section
            key={line.id}
            title={`${line.lineNumber}. ${line.productNumber} ${line.description}`}
            summary={t('choose.lineTotal', { taken: lineTaken, left: lineLeft })}
          >
            <div className={styles.shares}>
              {ofLine.map((share) => (
                <ShareChoice
                  key={share.packingSlipLineId}
                  invoiceId={id}
                  line={line}
                  share={share}
                  rule={rule}
                  ticks={ticks}
                  isOpen={isOpen}
                  onChoose={choose}
                />
              ))}
            </div>
          </Section>
        )
      })}
    </Page>
  )
}
