import { Link, useNavigate, useParams } from '@tanstack/react-router'
import type { ProductView } from '#products/views.ts'
import { useText } from '#web/language/language.ts'
import { useSession } from '#web/session/session.tsx'
import { RecordPage } from '#web/ui/record/record-page.tsx'
import { type RecordState, useRecord } from '#web/ui/record/use-record.ts'
import { Barcodes } from './barcodes.tsx'
import { CoverageTerms } from './coverage-terms.tsx'
import { ProductGeneral } from './product-general.tsx'

export type ProductDraft = Omit<ProductView, 'id' | 'edition' | 'serialised' | 'trackingDimensionGroupCode'>
export type ProductRecord = RecordState<ProductDraft, ProductView>

const blank: ProductDraft = {
  number: '',
  name: '',
  kind: 'stocked',
  inventoryUnit: 'st',
  salesUnit: 'st',
  salesUnitFactor: 1,
  catchWeight: false,
  trackingDimensionGroupId: null,
  salesPrice: '0',
  taxCode: null,
  barcodes: [],
  coverageTerms: [],
}

/** A product (D3, D4): its group, units, barcodes, price and coverage terms. */
export function ProductPage() {
  const { t } = useText()
  const { can } = useSession()
  const navigate = useNavigate()
  const { id } = useParams({ strict: false }) as { readonly id: string }
  const record: ProductRecord = useRecord<ProductDraft, ProductView>({
    url: '/products',
    id,
    blank,
    draftOf: ({ id: _id, edition: _edition, serialised: _serialised, trackingDimensionGroupCode: _code, ...draft }) =>
      draft,
    onSaved: (saved) => navigate({ to: `/products/${saved.id}` as never }),
  })
  const { number, name } = record.draft
  return (
    <RecordPage
      record={record}
      title={record.isNew ? t('products.new') : `${number} ${name}`}
      back={{ to: '/products', text: t('products.title') }}
      canEdit={can('maintainProductsAndCustomers')}
    >
      <ProductGeneral record={record} />
      <Barcodes record={record} />
      <CoverageTerms record={record} />
      {record.view && (
        <Link to={`/units?productId=${record.view.id}&of=${encodeURIComponent(number)}` as never}>
          {t('products.unitsSold')}
        </Link>
      )}
    </RecordPage>
  )
}
