import { sql } from 'kysely'
import type { Context } from '#db/context.ts'
import { reviewShares } from '#domain/invoice.ts'
import { type Refusal, Refused, refuse, throwIfRefused } from '#domain/refusal.ts'
import { scanReader } from '#domain/scan.ts'
import { cleanSerialNumber, type SerialNumberPolicy } from '#domain/serial-number.ts'
import { readGs1 } from '#gs1/read-gs1.ts'
import { countTicked, leaveUnits, takeUnits, type UnitChoice, type UnitsMoved } from '#serial-numbers/choose-units.ts'
import { lockOrderOfDocument } from '#serial-numbers/lock-document.ts'
import { groupByLine } from './group-by-line.ts'
import { readHead, readShares, refuseUnlessOpen, type ShareRow, writeShares } from './store.ts'

/** Units by row, by serial number as scanned, or all of a packing slip line. */
export interface Selection {
  readonly registrationIds?: readonly string[] | undefined
  readonly serialNumbers?: readonly string[] | undefined
  readonly packingSlipLineIds?: readonly string[] | undefined
}

/** D35: what to tick and untick, and counts for what has no units: unnumbered ones, and products without serials. */
export interface Choice {
  readonly take?: Selection | undefined
  readonly leave?: Selection | undefined
  readonly quantities?: readonly { readonly packingSlipLineId: string; readonly quantity: number }[] | undefined
}

/** Ticks and unticks units of an invoice in preparation; refused where more than one slip would be in part (D36). */
export async function chooseUnitsToInvoice(
  context: Context,
  invoiceId: string,
  choice: Choice,
  ifMatch: number | null,
): Promise<void> {
  await lockOrderOfDocument(context, { kind: 'invoice', id: invoiceId })
  const head = await readHead(context, invoiceId)
  refuseUnlessOpen(head, ifMatch)
  const shares = await readShares(context, invoiceId)
  const policies = needsPolicies(choice) ? await readPolicies(context, invoiceId) : []
  const left = await move(context, invoiceId, choice.leave, policies, 'leave')
  const taken = await move(context, invoiceId, choice.take, policies, 'take')
  const changes = shares.map((share) => changed(share, taken, left, choice))
  throwIfRefused([
    ...unknownLines(shares, choice),
    ...groupByLine(changes).flatMap((line) => reviewShares(line, head.partialPackingSlips)),
  ])
  await writeShares(context, changes, { oneInPart: head.partialPackingSlips === 'one', posted: false })
  await touch(context, invoiceId)
}

/** The products of the invoice with how their serial numbers are cleaned. */
interface ProductPolicy {
  readonly productId: string
  readonly barcodes: readonly string[]
  readonly policy: SerialNumberPolicy
}

function needsPolicies({ take, leave }: Choice): boolean {
  return Boolean(take?.serialNumbers?.length || leave?.serialNumbers?.length)
}

async function readPolicies({ db, caller }: Context, invoiceId: string): Promise<readonly ProductPolicy[]> {
  const { rows } = await sql<ProductPolicy>`
    select p.id as "productId",
      array(select b.barcode_key from barcode b where b.company_id = p.company_id and b.product_id = p.id) as barcodes,
      json_build_object('caseSensitive', g.case_sensitive, 'maximumLength', g.maximum_length,
        'allowOtherLetters', g.allow_other_letters, 'format', g.serial_format) as policy
    from product p
    join tracking_dimension_group g on g.company_id = p.company_id and g.id = p.tracking_dimension_group_id
    where p.company_id = ${caller.companyId} and p.id in (
      select l.product_id from invoice_line l where l.company_id = p.company_id and l.invoice_id = ${invoiceId}
        and l.section = 'delivered')`.execute(db)
  return rows
}

/** Moves what is selected and refuses as a whole when a named unit did not move. */
async function move(
  context: Context,
  invoiceId: string,
  selection: Selection | undefined,
  policies: readonly ProductPolicy[],
  act: keyof typeof acts,
): Promise<UnitsMoved> {
  if (!selection) return new Map()
  const { registrationIds = [], serialNumbers = [], packingSlipLineIds = [] } = selection
  const named = [...new Set(registrationIds)]
  const serials = serialNumbers.flatMap((text) => meaningsOf(text, policies))
  const choices: readonly UnitChoice[] = [
    ...(named.length > 0 ? [{ registrationIds: named }] : []),
    ...(serialNumbers.length > 0 ? [{ serials }] : []),
  ]
  const apply = acts[act]
  const lines = packingSlipLineIds.length > 0 ? [await apply(context, invoiceId, { packingSlipLineIds })] : []
  const units: UnitsMoved[] = []
  for (const choice of choices) units.push(await apply(context, invoiceId, choice))
  const moved = units.flatMap((one) => [...one.values()]).reduce((sum, count) => sum + count, 0)
  const asked = { serialNumbers: [...serialNumbers, ...named] }
  const stayed = asked.serialNumbers.length - moved
  if (stayed > 0 && act === 'leave') throw new Refused([refuse('UNIT_NOT_TICKED', asked)])
  if (stayed > 0) {
    const counts = await Promise.all(choices.map((choice) => countTicked(context, invoiceId, choice)))
    throw new Refused(whyNotTaken(asked, stayed, counts.reduce((sum, count) => sum + count, 0) - moved))
  }
  return sumOf([...lines, ...units])
}

const acts = { take: takeUnits, leave: leaveUnits }

/** Of the units that stayed where they are, some were on the invoice before; the others cannot be on it. */
function whyNotTaken(asked: { readonly serialNumbers: string[] }, stayed: number, before: number): Refusal[] {
  return [
    ...(before > 0 ? [refuse('UNIT_TICKED_ALREADY', asked)] : []),
    ...(before < stayed ? [refuse('UNIT_NOT_AVAILABLE', asked)] : []),
  ]
}

function sumOf(all: readonly UnitsMoved[]): UnitsMoved {
  const sums = new Map<string, number>()
  for (const [lineId, count] of all.flatMap((moved) => [...moved])) sums.set(lineId, (sums.get(lineId) ?? 0) + count)
  return sums
}

/** D23: a scanned text may be plain, or GS1 with the product's GTIN; plain it may be a unit of any product here. */
function meaningsOf(text: string, policies: readonly ProductPolicy[]) {
  const gs1 = readGs1(text)
  const lines = policies.map(({ productId, barcodes }) => ({
    lineId: productId,
    productId,
    barcodes,
    serialised: true,
  }))
  return policies.flatMap(({ productId, policy }) => {
    const meaning = scanReader({ lines, lineInHand: productId })(text, gs1)
    if (meaning.kind !== 'serialNumber' || meaning.lineId !== productId) return []
    const clean = cleanSerialNumber(meaning.text, policy)
    return clean.ok ? [{ productId, serialKey: clean.serialKey }] : []
  })
}

function changed(share: ShareRow, taken: UnitsMoved, left: UnitsMoved, { quantities = [] }: Choice): ShareRow {
  const id = share.packingSlipLineId
  const takenUnits = share.takenUnits + (taken.get(id) ?? 0) - (left.get(id) ?? 0)
  const asked = quantities.find((one) => one.packingSlipLineId === id)?.quantity
  if (!share.serialised) return { ...share, taken: asked ?? share.taken }
  const takenUnnumbered = asked ?? share.takenUnnumbered
  return { ...share, takenUnits, takenUnnumbered, taken: takenUnits + takenUnnumbered }
}

function unknownLines(shares: readonly ShareRow[], { take, leave, quantities = [] }: Choice): Refusal[] {
  const known = new Set(shares.map((share) => share.packingSlipLineId))
  const lines = [take, leave].flatMap((selection) => selection?.packingSlipLineIds ?? [])
  const named = [...lines, ...quantities.map((one) => one.packingSlipLineId)]
  return named.flatMap((id) => (known.has(id) ? [] : [refuse('NOT_FOUND', { what: `packing slip line ${id}` })]))
}

async function touch({ db, caller }: Context, invoiceId: string): Promise<void> {
  await sql`update invoice set edition = edition + 1
    where company_id = ${caller.companyId} and id = ${invoiceId}`.execute(db)
}
