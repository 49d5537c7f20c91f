import type { Context } from '#db/context.ts'
import { barcodeKey } from '#domain/barcode.ts'
import { provesPurchase } from '#domain/public-coverage.ts'
import { Refused, refuse } from '#domain/refusal.ts'
import { cleanSerialNumber } from '#domain/serial-number.ts'
import { readGs1 } from '#gs1/read-gs1.ts'
import type { PublicAsker } from '#http/public-route.ts'
import { readReplaced } from '#serial-numbers/read-units.ts'
import { searchedPolicy } from '#serial-numbers/serial-keys.ts'
import { readSolved } from './challenge.ts'
import { coverageForBuyer } from './coverage-of-unit.ts'
import { onSchedule } from './on-schedule.ts'
import { findCompany, findSoldUnits, readCompanyFacts } from './store.ts'
import { countTry, settleTry } from './tries.ts'
import type { CoverageAnswer, CoverageQuestion } from './views.ts'

/**
 * D53: how long a unit is covered, for whoever proves that it was sold to them. Everything else is one and the same
 * refusal, after the same queries and the same time: a wrong proof, a unit that is not known, sold on or come back, a
 * company that is not known or has no such page, and a challenge that is missing, expired, not solved or used before.
 */
export function askCoverage(asker: PublicAsker, question: CoverageQuestion): Promise<CoverageAnswer> {
  return onSchedule(() => answer(asker, question))
}

async function answer(asker: PublicAsker, question: CoverageQuestion): Promise<CoverageAnswer> {
  const db = asker.connections.withoutCompany
  const { keys, gtin } = readSerialNumber(question)
  const companyCode = question.companyCode.trim().toUpperCase()
  const asked = { address: asker.address, companyCode: storable(companyCode), serialKey: keys[0] ?? '' }
  const refusal = await countTry(db, asked)
  if (refusal) throw new Refused([refusal])
  const solved = await readSolved(db, question.challenge)
  const { company, isFirstUse } = await findCompany(db, asked.companyCode, solved)
  const mayAsk = company !== null && (isFirstUse || !company.wantsChallenge)
  const found = await look(contextOf(asker, mayAsk ? company.id : nobodys), { keys, gtin, proof: question.proof })
  await settleTry(db, asked, found !== null)
  if (!found) throw new Refused([refuse('COVERAGE_NOT_FOUND')])
  return found
}

/** Where there is no company to ask, the same is asked of one that has nothing. */
const nobodys = '00000000-0000-0000-0000-000000000000'

interface Look {
  readonly keys: readonly string[]
  readonly gtin: string | null
  readonly proof: string
}

async function look(context: Context, { keys, gtin, proof }: Look): Promise<CoverageAnswer | null> {
  const company = await readCompanyFacts(context)
  const units = await findSoldUnits(context, keys, gtin)
  const bought = units.filter((unit) => provesPurchase(proof, unit))
  if (!company || bought.length === 0) return null
  const replaced = await readReplaced(context, bought)
  const { name, today, claimTexts } = company
  const { language } = context.caller
  return {
    company: name,
    on: today,
    units: bought.map((one) => ({ product: one.unit.productName, ...coverageForBuyer(one, replaced, today) })),
    howToClaim: claimTexts[language] || claimTexts[language === 'nl' ? 'en' : 'nl'] || null,
  }
}

/** Sees one company as everybody does there who signed in, and may do nothing. */
function contextOf({ connections, language }: PublicAsker, companyId: string): Context {
  const caller = { companyId, actorId: nobodys, name: '', duties: new Set<never>(), language, tillId: null }
  return { db: connections.forCompany(companyId), caller }
}

/** The keys that a serial number can have; none of what can be no serial number. */
function readSerialNumber({ serialNumber, gtin }: CoverageQuestion): Omit<Look, 'proof'> {
  const gs1 = readGs1(serialNumber)
  const clean = cleanSerialNumber(gs1?.serialNumber ?? serialNumber, searchedPolicy)
  const asked = gs1?.gtin ?? gtin
  return {
    keys: clean.ok ? [...new Set([clean.serialKey, clean.serialNumber])] : [],
    gtin: asked === undefined ? null : barcodeKey(asked),
  }
}

/** A code that no company can have is none, and is not kept. */
function storable(companyCode: string): string {
  return /^[A-Z0-9-]{1,20}$/.test(companyCode) ? companyCode : ''
}
