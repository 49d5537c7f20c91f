import { CameraDialog } from './camera-dialog.tsx'
import { CashDialog } from './cash-dialog.tsx'
import { CloseShift } from './close-shift.tsx'
import { CustomerDialog } from './customer-dialog.tsx'
import { DiscardDialog } from './discard-dialog.tsx'
import { KeysDialog } from './keys-dialog.tsx'
import { MenuDialog } from './menu-dialog.tsx'
import { NoteDialog } from './note-dialog.tsx'
import { ParkedDialog } from './parked-dialog.tsx'
import { PriceDialog } from './price-dialog.tsx'
import { PrinterDialog } from './printer-dialog.tsx'
import { QuantityDialog } from './quantity-dialog.tsx'
import { ReceiptsDialog } from './receipts-dialog.tsx'
import { ReportDialog } from './report-dialog.tsx'
import { ReturnDialog } from './return-dialog.tsx'
import { SearchDialog } from './search-dialog.tsx'

/** What stands before the sale. */
export type Opened =
  | { readonly name: 'search' | 'return'; readonly text: string }
  | { readonly name: 'quantity' | 'price'; readonly lineId: string }
  | {
      readonly name:
        | 'keys'
        | 'camera'
        | 'customer'
        | 'parked'
        | 'note'
        | 'discard'
        | 'menu'
        | 'receipts'
        | 'cash'
        | 'report'
        | 'printer'
        | 'close'
    }

interface TillDialogsProps {
  readonly opened: Opened
  readonly onOpen: (opened: Opened) => void
  readonly onClose: () => void
  readonly onEntry: (text: string) => void
}

/** The dialog that is open. */
export function TillDialogs({ opened, onOpen, onClose, onEntry }: TillDialogsProps) {
  switch (opened.name) {
    case 'search':
      return <SearchDialog text={opened.text} onClose={onClose} />
    case 'return':
      return <ReturnDialog text={opened.text} onClose={onClose} />
    case 'quantity':
      return <QuantityDialog lineId={opened.lineId} onClose={onClose} />
    case 'price':
      return <PriceDialog lineId={opened.lineId} onClose={onClose} />
    case 'camera':
      return <CameraDialog onEntry={onEntry} onClose={onClose} />
    case 'customer':
      return <CustomerDialog onClose={onClose} />
    case 'parked':
      return <ParkedDialog onClose={onClose} />
    case 'note':
      return <NoteDialog onClose={onClose} />
    case 'discard':
      return <DiscardDialog onClose={onClose} />
    case 'menu':
      return <MenuDialog onOpen={onOpen} onClose={onClose} />
    case 'receipts':
      return <ReceiptsDialog onOpen={onOpen} onClose={onClose} />
    case 'cash':
      return <CashDialog onClose={onClose} />
    case 'report':
      return <ReportDialog onClose={onClose} />
    case 'printer':
      return <PrinterDialog onClose={onClose} />
    case 'close':
      return <CloseShift onClose={onClose} />
    default:
      return <KeysDialog onClose={onClose} />
  }
}
