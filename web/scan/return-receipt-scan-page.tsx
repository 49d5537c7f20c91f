import { useParams } from '@tanstack/react-router'
import { ScanPage } from './scan-page.tsx'

/** D51: registering the units that come back on a return receipt. */
export function ReturnReceiptScanPage() {
  const { id } = useParams({ strict: false }) as { readonly id: string }
  return <ScanPage key={id} kind="return-receipts" id={id} />
}
