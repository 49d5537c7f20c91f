import { Readable } from 'node:stream'
import { Type } from 'typebox'
import { readCompany } from '#companies/store.ts'
import type { Context } from '#db/context.ts'
import type { FileAnswer } from '#http/route.ts'
import { inquiry, type Route } from '#http/route.ts'
import { idParameter } from '#http/schemas.ts'
import { shiftReportTerms } from '#terms/shift-reports.ts'
import { readReport } from '#tills/read-report.ts'
import { shiftReaders } from '#tills/shift-routes.ts'
import { readTill } from '#tills/store.ts'
import { receiptEscPos } from './receipt-escpos.ts'
import { receiptText } from './receipt-text.ts'
import { shiftReportRows } from './shift-report-rows.ts'

const tag = 'Tills'
const params = idParameter('shiftId')
const query = Type.Object({ language: Type.Optional(Type.Enum(['nl', 'en'])) }, { additionalProperties: false })
const description = 'D61. The X report of a shift that is open asks for changePointOfSalePrices.'

export const shiftReportRoutes: readonly Route[] = [
  inquiry({
    method: 'GET',
    url: '/shifts/:shiftId/report.txt',
    duty: shiftReaders,
    tag,
    summary: 'The report of a shift as text, as wide as the printer of its till',
    description,
    schema: { params, query },
    handle: async (context, request) => {
      const { rows, width, name } = await readPrinted(context, request.params.shiftId, request.query.language)
      return fileOf(`${name}.txt`, 'text/plain; charset=utf-8', Buffer.from(receiptText(rows, width), 'utf8'))
    },
  }),
  inquiry({
    method: 'GET',
    url: '/shifts/:shiftId/report.escpos',
    duty: shiftReaders,
    tag,
    summary: 'The report of a shift for a receipt printer (ESC/POS)',
    description,
    schema: { params, query },
    handle: async (context, request) => {
      const { rows, width, name } = await readPrinted(context, request.params.shiftId, request.query.language)
      return fileOf(`${name}.escpos`, 'application/octet-stream', receiptEscPos(rows, { width, drawer: false }))
    },
  }),
  inquiry({
    method: 'GET',
    url: '/shifts/:shiftId/report.pdf',
    duty: shiftReaders,
    tag,
    summary: 'The report of a shift as PDF, 80 mm wide',
    description: `${description} That of a closed shift is the same bytes each time.`,
    schema: { params, query },
    handle: async (context, request) => {
      const { rows, name, about } = await readPrinted(context, request.params.shiftId, request.query.language)
      // Loaded with the first of them: a server that prints nothing does without its 35 MB.
      const { narrowPdf } = await import('./receipt-pdf.ts')
      return fileOf(`${name}.pdf`, 'application/pdf', await narrowPdf(rows, about))
    },
  }),
]

async function readPrinted(context: Context, id: string, language: 'nl' | 'en' = context.caller.language) {
  const report = await readReport(context, id)
  const { receiptWidth: width } = await readTill(context, report.shift.till.id)
  const company = await readCompany(context)
  const name = report.shift.number ?? `${report.shift.till.code}-X`
  const { name: author, currency, timeZone } = company
  const title = `${shiftReportTerms[language][report.kind]} ${name}`
  const about = { title, author, createdAt: report.at, language, currency, timeZone }
  return { rows: shiftReportRows(report, { company, language }), width, name, about }
}

function fileOf(fileName: string, mediaType: string, content: Uint8Array): FileAnswer {
  return { fileName, mediaType, stream: Readable.from([content]) }
}
