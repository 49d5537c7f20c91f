import type { ImportCode, RefusalCode } from '#domain/refusal.ts'
import type { registerSaleRules } from '#domain/refusal-of-register-sales.ts'
import type { tillRules } from '#domain/refusal-of-tills.ts'
import type { ReturnFinding } from '#domain/return.ts'
import type { ColumnName } from './en-columns.ts'

/** All text of Pakbon in one language; a missing term does not compile. */
export interface Terms {
  readonly refusal: Readonly<Record<RefusalCode, { readonly title: string; readonly text: string }>>
  /** What a return policy may find; `blind`: no sale is named at all. */
  readonly findings: Readonly<Record<ReturnFinding | 'blind', string>>
  /** What has a serial number that is on a ticket. */
  readonly ticketOfTill: string
  /** In the place of the text of SERIAL_ALREADY_ACTIVE: a ticket that is not paid for is no document to correct. */
  readonly serialOnTicket: string
  /** Heads of the columns of lists. */
  readonly columns: Readonly<Record<ColumnName, string>>
}

/** The text of what can be wrong with a file of orders. */
export type ImportTerms = Pick<Terms['refusal'], ImportCode>

/** The text of what can be said no to about what is sold at a till. */
export type RegisterSaleTerms = Pick<Terms['refusal'], keyof typeof registerSaleRules>

/** The text of what can be said no to about tills and who works at them. */
export type TillTerms = Pick<Terms['refusal'], keyof typeof tillRules>

/** The text of what can be wrong with a row of a unit that was sold before Pakbon. */
export type SoldUnitTerms = Pick<Terms['refusal'], Extract<RefusalCode, `SOLD_UNIT${string}`>>
