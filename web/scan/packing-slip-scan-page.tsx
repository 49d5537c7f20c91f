import { useParams } from '@tanstack/react-router'
import { ScanPage } from './scan-page.tsx'

/** Registering on a packing slip. */
export function PackingSlipScanPage() {
  const { id } = useParams({ strict: false }) as { readonly id: string }
  return <ScanPage key={id} kind="packing-slips" id={id} />
}
