import { Readable } from 'node:stream'
import { sql } from 'kysely'
import type { Context } from '#db/context.ts'
import { type Image, isPrintable } from '#domain/image.ts'
import { Refused, refuse } from '#domain/refusal.ts'
import { recordEvent } from '#events/record.ts'
import type { FileAnswer } from '#http/route.ts'
import { readCompany } from './store.ts'
import type { CompanyView } from './views.ts'

interface LogoToPut {
  readonly mediaType: Image['mediaType']
  /** Base64. */
  readonly content: string
}

/** D80: sets the logo that the documents of the company print. */
export async function putLogo(context: Context, { mediaType, content }: LogoToPut): Promise<CompanyView> {
  const bytes = Buffer.from(content, 'base64')
  if (bytes.length > 200_000 || !isPrintable({ mediaType, bytes })) {
    throw new Refused([refuse('LOGO_NOT_VALID', { bytes: bytes.length })])
  }
  return writeLogo(context, { mediaType, bytes })
}

/** Documents print no logo from now on. */
export function deleteLogo(context: Context): Promise<CompanyView> {
  return writeLogo(context, null)
}

/** The logo as a file. */
export async function readLogo(context: Context): Promise<FileAnswer> {
  const { db, caller } = context
  const row = await db
    .selectFrom('company')
    .select(['logo', 'logo_type'])
    .where('id', '=', caller.companyId)
    .executeTakeFirst()
  if (!row?.logo || !row.logo_type) throw new Refused([refuse('NOT_FOUND', { what: 'logo' })])
  const fileName = row.logo_type === 'image/png' ? 'logo.png' : 'logo.jpg'
  return { fileName, mediaType: row.logo_type, stream: Readable.from([row.logo]) }
}

async function writeLogo(context: Context, logo: Image | null): Promise<CompanyView> {
  const { db, caller } = context
  await sql`update company set logo = ${logo ? Buffer.from(logo.bytes) : null}, logo_type = ${logo?.mediaType ?? null}
    where id = ${caller.companyId}`.execute(db)
  const data = { bytes: logo?.bytes.length ?? 0 }
  await recordEvent(context, { kind: 'companyLogoChanged', subjectId: caller.companyId, data })
  return readCompany(context)
}
