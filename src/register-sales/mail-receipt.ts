import type { Context } from '#db/context.ts'
import { requestDelivery, sendPrint } from '#deliveries/request-delivery.ts'
import type { DeliveryView } from '#deliveries/views.ts'
import { receiptTerms } from '#terms/receipts.ts'
import { invoiceOf } from './invoice-of-receipt.ts'
import { presentReceiptPrintIn, readPrinted } from './print-receipt.ts'

type Asked = Parameters<typeof sendPrint>[1] & { readonly document?: 'receipt' | 'invoice' | undefined }

/** D61, D80: sends a receipt, or the invoice of it, by e-mail as every other document. `context` is a transaction. */
export async function mailReceipt(
  context: Context,
  id: string,
  { document = 'receipt', ...asked }: Asked,
): Promise<DeliveryView> {
  if (document === 'invoice') return requestDelivery(context, await invoiceOf(context, id), asked)
  const { receipt, source, language } = await readPrinted(context, id, asked)
  return sendPrint(context, asked, {
    ...{ id, language, seller: source.company.name },
    buyer: { number: receipt.buyer?.customerNumber ?? receipt.customerNumber, email: source.email },
    name: `${receiptTerms[language].receipt} ${receipt.number}`,
    print: () => presentReceiptPrintIn(context, id, { language, printedUrl: asked.printedUrl }),
  })
}
