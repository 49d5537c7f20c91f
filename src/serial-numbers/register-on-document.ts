import { type DocumentKind, documentTables } from './document.ts'
import { readDocumentLines } from './document-lines.ts'
import { readDocumentMoment, readDocumentNews } from './read-document-change.ts'
import { refuseUnknown } from './refuse-unknown.ts'
import { registerNotReadable } from './register-not-readable.ts'
import { registerSerialNumbers } from './register-serial-numbers.ts'
import type { Registering } from './registering.ts'
import { removeRegistration, removeSerialNumbers } from './remove-registrations.ts'
import { takeScan } from './take-scan.ts'

/** How units are registered on packing slips, and on invoices for what they deliver themselves (D20-D26). */
export const registeringOn: Readonly<Record<DocumentKind, Registering>> = {
  packingSlip: registeringOnKind('packingSlip'),
  invoice: registeringOnKind('invoice'),
}

function registeringOnKind(kind: DocumentKind): Registering {
  return {
    parameter: `${kind}Id`,
    takeScan: (context, id, scan) => takeScan(context, { kind, id }, scan),
    register: (context, id, list) => registerSerialNumbers(context, { kind, id }, list),
    remove: (context, id, list) => removeSerialNumbers(context, { kind, id }, list),
    registerNotReadable: (context, id, asked) => registerNotReadable(context, { kind, id }, asked),
    removeUnit: (context, id, registrationId) => removeRegistration(context, { kind, id }, registrationId),
    readLines: async (context, id) => {
      const lines = await readDocumentLines(context, { kind, id })
      if (lines.length === 0) await refuseUnknown(context, documentTables[kind].document, id)
      return lines
    },
    watched: (id) => ({
      key: `${kind} ${id}`,
      readMoment: (context) => readDocumentMoment(context, { kind, id }),
      readNews: (context, known, now) => readDocumentNews(context, { kind, id }, known, now),
    }),
  }
}
