/** Shares together by their invoice line, since D36 judges them so. */
export function groupByLine<S extends { readonly invoiceLineId: string }>(shares: readonly S[]): readonly S[][] {
  const groups = new Map<string, S[]>()
  for (const share of shares) {
    const group = groups.get(share.invoiceLineId) ?? []
    group.push(share)
    groups.set(share.invoiceLineId, group)
  }
  return [...groups.values()]
}
