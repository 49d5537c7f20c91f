import { Badge, Button, Menu, MenuItem, MenuList, MenuPopover, MenuTrigger } from '@fluentui/react-components'
import { MoreHorizontalRegular } from '@fluentui/react-icons'
import { useState } from 'react'
import type { SalesOrderView } from '#sales-orders/views.ts'
import { useFormats } from '#web/language/format.ts'
import { useText } from '#web/language/language.ts'
import { useSession } from '#web/session/session.tsx'
import { type LineColumn, LineTable } from '#web/ui/line-table.tsx'
import { CancelRest } from './cancel-rest.tsx'
import { CoverUnit } from './cover-unit.tsx'
import { CreditLine } from './credit-line.tsx'
import { EditLine } from './edit-line.tsx'

type Line = SalesOrderView['lines'][number]
type Act = 'edit' | 'cancel' | 'credit' | 'cover'

/** The lines with ordered, delivered, invoiced and left; what can be done with one stands in its menu. */
export function OrderLines({ order }: { readonly order: SalesOrderView }) {
  const { t } = useText()
  const { quantity: figure, money } = useFormats()
  const { can } = useSession()
  const [acting, setActing] = useState<{ readonly act: Act; readonly line: Line } | null>(null)
  const columns: readonly LineColumn<Line>[] = [
    { id: 'line', header: t('field.line'), isNumber: true, cell: ({ lineNumber }) => lineNumber },
    { id: 'product', header: t('field.product'), cell: ({ productNumber }) => <bdi>{productNumber}</bdi> },
    { id: 'description', header: t('field.description'), cell: (line) => <Description line={line} /> },
    {
      id: 'quantity',
      header: t('field.quantity'),
      isNumber: true,
      cell: ({ quantity, salesUnit }) => `${figure(quantity)} ${salesUnit}`,
    },
    {
      id: 'delivered',
      header: t('field.delivered'),
      isNumber: true,
      cell: ({ quantityDelivered }) => figure(quantityDelivered),
    },
    {
      id: 'invoiced',
      header: t('field.invoiced'),
      isNumber: true,
      cell: ({ quantityInvoiced }) => figure(quantityInvoiced),
    },
    { id: 'left', header: t('field.left'), isNumber: true, cell: ({ leftToDeliver }) => figure(leftToDeliver) },
    {
      id: 'price',
      header: t('field.price'),
      isNumber: true,
      cell: ({ salesPrice }) => money(salesPrice, order.currency),
    },
    { id: 'net', header: t('field.net'), isNumber: true, cell: ({ netAmount }) => money(netAmount, order.currency) },
    ...(can('maintainSalesOrders')
      ? [
          {
            id: 'actions',
            header: t('salesOrders.actions'),
            cell: (line: Line) => <LineMenu line={line} onChoose={(act) => setActing({ act, line })} />,
          },
        ]
      : []),
  ]
  const close = () => setActing(null)
  return (
    <>
      <LineTable label={t('salesOrders.lines')} lines={order.lines} columns={columns} />
      {acting?.act === 'edit' && <EditLine order={order} line={acting.line} onClose={close} />}
      {acting?.act === 'cancel' && <CancelRest order={order} line={acting.line} onClose={close} />}
      {acting?.act === 'credit' && <CreditLine order={order} line={acting.line} onClose={close} />}
      {acting?.act === 'cover' && <CoverUnit order={order} line={acting.line} onClose={close} />}
    </>
  )
}

function Description({ line }: { readonly line: Line }) {
  const { t } = useText()
  return (
    <>
      <bdi>{line.description}</bdi>{' '}
      {line.serialised && (
        <Badge appearance="outline" color="informative">
          {t('salesOrders.serialised')}
        </Badge>
      )}{' '}
      {line.frozen && (
        <Badge appearance="tint" color="warning">
          {t('salesOrders.frozen')}
        </Badge>
      )}
    </>
  )
}

interface LineMenuProps {
  readonly line: Line
  readonly onChoose: (act: Act) => void
}

function LineMenu({ line, onChoose }: LineMenuProps) {
  const { t } = useText()
  const { can } = useSession()
  const canCredit = line.quantityInvoiced - line.quantityCredited > 0 && line.quantity > 0
  if (line.correctsLineId !== null) return null
  return (
    <Menu>
      <MenuTrigger disableButtonEnhancement>
        <Button
          appearance="subtle"
          icon={<MoreHorizontalRegular />}
          aria-label={`${t('salesOrders.actions')} ${t('field.line')} ${line.lineNumber}`}
        />
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          <MenuItem onClick={() => onChoose('edit')}>{t('salesOrders.edit')}</MenuItem>
          <MenuItem disabled={line.leftToDeliver <= 0} onClick={() => onChoose('cancel')}>
            {t('salesOrders.cancelRest')}
          </MenuItem>
          <MenuItem disabled={!canCredit} onClick={() => onChoose('credit')}>
            {t('salesOrders.credit')}
          </MenuItem>
          {!line.serialised && can('inquireIntoSerialNumbers') && (
            <MenuItem onClick={() => onChoose('cover')}>{t('coverage.forUnit')}</MenuItem>
          )}
        </MenuList>
      </MenuPopover>
    </Menu>
  )
}
