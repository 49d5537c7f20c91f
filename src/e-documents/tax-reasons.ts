import type { TaxCategory } from '#sales-documents/sales-document.ts'

/** Why there is no tax, as the law and EN 16931 ask: the code of VATEX and words; none where a rate applies. */
export function exemption(category: TaxCategory): { readonly code?: string; readonly reason: string } | null {
  return exemptions[category] ?? null
}

const exemptions: Readonly<Partial<Record<TaxCategory, { readonly code?: string; readonly reason: string }>>> = {
  E: { reason: 'Exempt from VAT' },
  AE: { code: 'VATEX-EU-AE', reason: 'Reverse charge' },
  K: { code: 'VATEX-EU-IC', reason: 'Intra-Community supply' },
  G: { code: 'VATEX-EU-G', reason: 'Export outside the EU' },
}
