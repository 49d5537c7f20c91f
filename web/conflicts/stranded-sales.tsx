import { Button } from '@fluentui/react-components'
import type { RegisterSaleHead, RegisterSaleView } from '#register-sales/views.ts'
import { useCommand } from '#web/api/command.ts'
import { useInquiry, usePages } from '#web/api/inquiry.ts'
import { useFormats } from '#web/language/format.ts'
import { useText } from '#web/language/language.ts'
import { useSession } from '#web/session/session.tsx'
import { Refusals } from '#web/ui/refusals.tsx'
import { Section } from '#web/ui/section.tsx'

/** D62: sales that tills made without a connection and that could not be posted; all that was sent is kept. */
export function StrandedSales() {
  const { t } = useText()
  const { data: sales = [], error } = usePages<RegisterSaleHead>('/register-sales', { state: 'stranded' })
  if (error || sales.length === 0) return null
  return (
    <Section title={t('conflicts.stranded')} summary={String(sales.length)}>
      <p>{t('conflicts.strandedIntro')}</p>
      <ul>
        {sales.map((sale) => (
          <Stranded key={sale.id} head={sale} />
        ))}
      </ul>
    </Section>
  )
}

function Stranded({ head }: { readonly head: RegisterSaleHead }) {
  const { t } = useText()
  const { can } = useSession()
  const { moment } = useFormats()
  const { data: sale } = useInquiry<RegisterSaleView>(`/register-sales/${head.id}`)
  const stranded = sale?.stranded
  const post = useCommand<void>(() => ({ url: `/register-sales/${head.id}/posting`, body: stranded?.sent }))
  return (
    <li data-stranded={head.id}>
      <strong>{stranded?.number ?? head.tillCode}</strong> {head.customerName} ·{' '}
      {moment(stranded?.soldAt ?? head.createdAt)} · {head.cashier}
      <ul>
        {stranded?.because.map(({ code, text }) => (
          <li key={`${code} ${text}`}>{text}</li>
        ))}
      </ul>
      <Refusals problem={post.error} />
      {can('operatePointOfSale') && stranded && (
        <Button disabledFocusable={post.isPending} onClick={() => post.mutate()}>
          {t('conflicts.postAgain')}
        </Button>
      )}
    </li>
  )
}
