import type { UnitStatus } from '#coverage/status-views.ts'
import type { VerdictView } from '#serial-numbers/coverage-views.ts'
import type { formats } from '#web/language/format.ts'
import type { Translate } from '#web/language/language.ts'
import type { Column } from '#web/ui/list/column.ts'
import { SerialText } from '#web/ui/serial-text.tsx'
import { YesNo } from './unit-answer.tsx'

/** What is told of each serial number of a list. */
export function statusColumns(t: Translate, { day }: ReturnType<typeof formats>): readonly Column<UnitStatus>[] {
  return [
    {
      id: 'entry',
      header: t('check.entry'),
      width: 4,
      isMain: true,
      cell: ({ entry }) => <SerialText serialNumber={entry} />,
    },
    {
      id: 'result',
      header: t('check.result'),
      width: 5,
      isMain: true,
      cell: (status) => <Result status={status} t={t} />,
    },
    {
      id: 'warranty',
      header: t('check.warrantyColumn'),
      width: 5,
      isMain: true,
      cell: ({ verdict }) => verdict && <Verdict verdict={verdict.warranty} t={t} day={day} />,
    },
    {
      id: 'service',
      header: t('check.serviceColumn'),
      width: 4,
      cell: ({ verdict }) => verdict && <Verdict verdict={verdict.service} t={t} day={day} />,
    },
    {
      id: 'product',
      header: t('field.product'),
      width: 3,
      cell: ({ unit, products }) => unit?.productNumber ?? products.map(({ number }) => number).join(', '),
    },
    { id: 'customer', header: t('field.customer'), width: 3, cell: ({ unit }) => <bdi>{unit?.customerName}</bdi> },
    { id: 'invoice', header: t('field.invoice'), width: 3, cell: ({ unit }) => unit?.invoice?.number },
    {
      id: 'delivered',
      header: t('units.deliveredOn'),
      width: 3,
      cell: ({ unit }) => day(unit?.deliveredOn ?? null),
    },
    {
      id: 'where',
      header: t('check.where'),
      width: 5,
      cell: ({ whereIs }) => <span title={whereIs?.text}>{whereIs?.text}</span>,
    },
  ]
}

function Result({ status, t }: { readonly status: UnitStatus; readonly t: Translate }) {
  const { result, nearMisses, refusals } = status
  const near = result === 'unknown' && nearMisses > 0 ? ` · ${t('check.near', { count: nearMisses })}` : ''
  const why = refusals.map(({ text }) => text).join(' ')
  const text = `${t(`check.results.${result}`)}${near}${why && `: ${why}`}`
  return (
    <span title={text}>
      <YesNo isYes={result === 'sold'} isNothing={result === 'ambiguous'} text={text} />
    </span>
  )
}

interface VerdictProps {
  readonly verdict: VerdictView['warranty']
  readonly t: Translate
  readonly day: ReturnType<typeof formats>['day']
}

/** In short; the whole of it is told by the pointer, and in the file. */
function Verdict({ verdict: { valid, code, until, text }, t, day }: VerdictProps) {
  const short = valid ? t('check.until', { day: day(until) }) : code === 'noTerm' ? t('check.none') : text
  return (
    <span title={text}>
      <YesNo isYes={valid} isNothing={code === 'noTerm'} text={short} />
    </span>
  )
}
