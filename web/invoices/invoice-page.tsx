import { Button } from '@fluentui/react-components'
import { ArrowReplyRegular } from '@fluentui/react-icons'
import { Link, useNavigate, useParams } from '@tanstack/react-router'
import type { Static } from 'typebox'
import type { InvoiceView } from '#invoices/views.ts'
import { useInquiry } from '#web/api/inquiry.ts'
import { useFormats } from '#web/language/format.ts'
import { useText } from '#web/language/language.ts'
import { useSession } from '#web/session/session.tsx'
import { addressText } from '#web/ui/address-text.tsx'
import { DocumentMenu, type PrintedDocument } from '#web/ui/documents/document-menu.tsx'
import { Prints } from '#web/ui/documents/prints.tsx'
import { Facts } from '#web/ui/facts.tsx'
import { Page } from '#web/ui/page.tsx'
import { Refusals } from '#web/ui/refusals.tsx'
import { Section } from '#web/ui/section.tsx'
import { StateBadge } from '#web/ui/state-badge.tsx'
import { InvoiceActions } from './invoice-actions.tsx'
import { InvoiceLines } from './invoice-lines.tsx'

type Invoice = Static<typeof InvoiceView>

const sections = ['delivered', 'direct', 'credit'] as const

/** An invoice or credit note: in preparation with what it takes of which packing slip, or as a journal. */
export function InvoicePage() {
  const { t } = useText()
  const { can } = useSession()
  const { id } = useParams({ strict: false }) as { readonly id: string }
  const { data: invoice, error } = useInquiry<Invoice>(`/invoices/${id}`)
  if (!invoice) return <Refusals problem={error} />
  const { number } = invoice
  const canSend = can('maintainSalesInvoices')
  const hasUnits = invoice.lines.some((line) => line.registered > 0)
  const isOfBefore = invoice.kind === 'imported'
  const document = number && { url: `/invoices/${id}`, number, canSend, hasUnits }
  return (
    <Page
      title={titleOf(invoice, t)}
      badge={<StateBadge state={invoice.state} />}
      actions={
        invoice.state === 'inPreparation' ? (
          <InvoiceActions invoice={invoice} />
        ) : (
          document && <Journal invoice={invoice} document={document} />
        )
      }
    >
      {isOfBefore && <p>{t('invoices.ofBefore')}</p>}
      <General invoice={invoice} />
      {sections.map((section) => {
        const lines = invoice.lines.filter((line) => line.section === section)
        return (
          lines.length > 0 && (
            <Section key={section} title={t(`invoices.sections.${section}`)} summary={lines.length}>
              <InvoiceLines invoice={invoice} section={section} lines={lines} />
            </Section>
          )
        )
      })}
      {invoice.grossAmount !== null && <Amounts invoice={invoice} />}
      {document && !isOfBefore && <Prints url={document.url} of={{ invoiceId: id }} canSend={canSend} />}
    </Page>
  )
}

interface JournalProps {
  readonly invoice: Invoice
  readonly document: PrintedDocument
}

/** What can be done with a posted invoice: take back what is on it, print it, send it. */
function Journal({ invoice, document }: JournalProps) {
  const { t } = useText()
  const { can } = useSession()
  const navigate = useNavigate()
  const takeBack = () => navigate({ to: '/return-orders/new', search: { invoice: invoice.id } as never })
  return (
    <>
      {invoice.kind !== 'creditNote' && can('maintainReturnOrders') && (
        <Button icon={<ArrowReplyRegular />} onClick={takeBack}>
          {t('returns.start')}
        </Button>
      )}
      {invoice.kind !== 'imported' && <DocumentMenu document={document} />}
    </>
  )
}

function titleOf({ number, kind }: Invoice, t: ReturnType<typeof useText>['t']): string {
  if (kind === 'creditNote') return number ? t('invoices.credit', { number }) : t('invoices.creditInPreparation')
  return number ? t('invoices.one', { number }) : t('invoices.inPreparation')
}

function General({ invoice }: { readonly invoice: Invoice }) {
  const { t } = useText()
  const { day } = useFormats()
  return (
    <Section title={t('invoices.general')} summary={invoice.customerName}>
      <Facts
        facts={[
          [
            t('field.customer'),
            <Link key="customer" to={`/customers/${invoice.customerId}` as never}>
              {invoice.customerName}
            </Link>,
          ],
          [
            t('field.salesOrder'),
            <Link key="order" to={`/sales-orders/${invoice.salesOrderId}` as never}>
              {invoice.salesOrderNumber}
            </Link>,
          ],
          [t('field.reference'), invoice.customerReference],
          [t('field.invoiceOn'), day(invoice.invoiceOn)],
          [t('field.dueOn'), day(invoice.dueOn)],
          [t('field.invoiceAddress'), addressText(invoice.invoiceAddress)],
        ]}
      />
    </Section>
  )
}

function Amounts({ invoice }: { readonly invoice: Invoice }) {
  const { t } = useText()
  const { money } = useFormats()
  const { netAmount, taxAmount, grossAmount, currency } = invoice
  return (
    <Section title={t('invoices.amounts')} summary={money(grossAmount, currency)}>
      <Facts
        facts={[
          [t('field.net'), money(netAmount, currency)],
          [t('field.taxAmount'), money(taxAmount, currency)],
          [t('field.gross'), <strong key="gross">{money(grossAmount, currency)}</strong>],
        ]}
      />
    </Section>
  )
}
