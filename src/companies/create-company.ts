import { sql } from 'kysely'
import type { Context } from '#db/context.ts'
import type { Database } from '#db/database.ts'
import { newId } from '#db/id.ts'
import type { DocumentSeries } from '#db/tables-paper-trail.ts'
import { defaultRoles } from '#domain/duty.ts'
import { recordEvent } from '#events/record.ts'
import { numberFormats, returnReasons, roleNames, taxCodes, tenderTypes } from './default-set-up.ts'

export interface CompanyToCreate {
  /** The caller's company where left out. */
  readonly id?: string
  readonly code: string
  readonly name: string
  readonly currency: string
  readonly language: 'nl' | 'en'
  readonly country: string
  readonly address?: object
  /** An IANA name; Europe/Amsterdam where left out. */
  readonly timeZone?: string
  readonly vatNumber?: string | null
  readonly registrationNumber?: string | null
}

/**
 * D1: makes a company with what it begins with: roles and their duties (D74), number sequences (D6), Dutch tax codes, return
 * reasons, tender types (D60).
 * `context.db` is a transaction that sees the new company, which exists for nobody else until it commits.
 */
export async function createCompany(context: Context, company: CompanyToCreate): Promise<{ id: string }> {
  const id = company.id ?? context.caller.companyId
  const { db } = context
  const caller = { ...context.caller, companyId: id }
  await insertCompany(db, id, company)
  await insertActor({ db, caller })
  await insertRoles(db, id, company.language)
  await insertNumberSequences(db, id)
  await insertTaxCodes(db, id, company.language)
  await insertReturnReasons(db, id, company.language)
  await insertTenderTypes(db, id, company.language)
  await recordEvent({ db, caller }, { kind: 'companyCreated', subjectId: id, data: { code: company.code } })
  return { id }
}

async function insertCompany(db: Database, id: string, company: CompanyToCreate): Promise<void> {
  await db
    .insertInto('company')
    .values({
      id,
      code: company.code,
      name: company.name,
      currency: company.currency,
      language: company.language,
      country: company.country,
      address: JSON.stringify(company.address ?? {}),
      ...(company.timeZone && { time_zone: company.timeZone }),
      vat_number: company.vatNumber ?? null,
      registration_number: company.registrationNumber ?? null,
    })
    .execute()
}

/** Whoever makes the company acts in it: a user who signs in, or the command line. */
async function insertActor({ db, caller }: Context): Promise<void> {
  await sql`insert into actor (company_id, id, kind, name)
    select ${caller.companyId}, ${caller.actorId}::uuid,
      case when exists (select from auth_user where id = ${caller.actorId}::uuid) then 'user' else 'commandLine' end,
      ${caller.name}`.execute(db)
}

async function insertRoles(db: Database, id: string, language: 'nl' | 'en'): Promise<void> {
  const roles = Object.entries(defaultRoles).map(([code, duties]) => ({ id: newId(), code, duties }))
  await db
    .insertInto('role')
    .values(
      roles.map((role) => ({
        company_id: id,
        id: role.id,
        code: role.code,
        name: roleNames[role.code]?.[language] ?? role.code,
      })),
    )
    .execute()
  await db
    .insertInto('role_duty')
    .values(roles.flatMap((role) => role.duties.map((duty) => ({ company_id: id, role_id: role.id, duty }))))
    .execute()
}

async function insertNumberSequences(db: Database, id: string): Promise<void> {
  const types = Object.keys(numberFormats) as DocumentSeries[]
  await db
    .insertInto('number_sequence')
    .values(types.map((type) => ({ company_id: id, document_type: type, format: numberFormats[type] })))
    .execute()
}

async function insertTaxCodes(db: Database, id: string, language: 'nl' | 'en'): Promise<void> {
  await db
    .insertInto('tax_code')
    .values(taxCodes.map(({ name, ...taxCode }) => ({ company_id: id, ...taxCode, name: name[language] })))
    .execute()
}

async function insertReturnReasons(db: Database, id: string, language: 'nl' | 'en'): Promise<void> {
  await db
    .insertInto('return_reason')
    .values(returnReasons.map(({ code, name }) => ({ company_id: id, code, name: name[language] })))
    .execute()
}

async function insertTenderTypes(db: Database, id: string, language: 'nl' | 'en'): Promise<void> {
  await db
    .insertInto('tender_type')
    .values(
      tenderTypes.map(({ code, kind, name }, index) => ({
        company_id: id,
        code,
        kind,
        name: name[language],
        position: index + 1,
      })),
    )
    .execute()
}
