import type { Context } from '#db/context.ts'
import { changesBetween } from '#domain/changes.ts'
import { reviewEdition } from '#domain/edition.ts'
import { decisiveChanges, reviewProductChange } from '#domain/product.ts'
import { throwIfRefused } from '#domain/refusal.ts'
import { recordEvent } from '#events/record.ts'
import { holdGroup, productAfter, reviewToStore } from './decide-product.ts'
import {
  isProductUsed,
  lockProduct,
  readProduct,
  replaceBarcodes,
  replaceCoverageTerms,
  updateProduct,
} from './store.ts'
import { type ProductChange, type ProductView, productView } from './views.ts'

/** D3: changes a product. Its group is locked before it is, as a change of the group does. */
export async function changeProduct(
  context: Context,
  id: string,
  asked: ProductChange,
  seenEdition: number | null,
): Promise<ProductView> {
  const askedGroup = await holdGroup(context, asked.trackingDimensionGroupId ?? null)
  await lockProduct(context, id)
  const before = await readProduct(context, id)
  const group = asked.trackingDimensionGroupId === undefined ? before.group : askedGroup
  const after = { ...productAfter(before, asked, group), edition: before.edition + 1 }
  const used = decisiveChanges(before, after).length > 0 && (await isProductUsed(context, id))
  throwIfRefused([
    ...reviewEdition(before.edition, seenEdition),
    ...reviewProductChange(before, after, used),
    ...(await reviewToStore(context, after)),
  ])
  await updateProduct(context, after)
  if (asked.barcodes) await replaceBarcodes(context, after)
  if (asked.coverageTerms) await replaceCoverageTerms(context, after)
  const stored = productView(await readProduct(context, id))
  const data = { number: after.number, changes: changesBetween(productView(before), stored) }
  await recordEvent(context, { kind: 'productChanged', subjectId: id, data })
  return stored
}
