import { useParams } from '@tanstack/react-router'
import { ScanPage } from './scan-page.tsx'

/** Registering the units that an invoice delivers itself. */
export function InvoiceScanPage() {
  const { id } = useParams({ strict: false }) as { readonly id: string }
  return <ScanPage key={id} kind="invoices" id={id} />
}
