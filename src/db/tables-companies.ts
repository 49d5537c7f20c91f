import type { Generated, Json, Moment } from './columns.ts'
import type { DocumentSeries } from './tables-paper-trail.ts'
import type { TillSeries } from './tables-point-of-sale.ts'

export interface CompanyTable {
  id: string
  code: string
  name: string
  currency: string
  language: 'nl' | 'en'
  country: string
  address: Generated<Json>
  time_zone: Generated<string>
  vat_number: string | null
  registration_number: string | null
  partial_packing_slips: Generated<'one' | 'free'>
  complete_after_invoice: Generated<boolean>
  iban: string | null
  bic: string | null
  email: string | null
  phone: string | null
  website: string | null
  electronic_address: string | null
  paper: Generated<'A4' | 'Letter'>
  document_colour: Generated<string>
  document_texts: Generated<Json>
  logo: Buffer | null
  logo_type: 'image/png' | 'image/jpeg' | null
  replacement_minimum_days: Generated<number>
  public_coverage: Generated<boolean>
  public_coverage_challenge: Generated<boolean>
  claim_texts: Generated<Json>
  cash_rounding: Generated<boolean>
  created_at: Generated<Moment>
}

export interface AuthUserTable {
  id: string
  name: string
  email: string
  email_verified: Generated<boolean>
  image: string | null
  language: 'nl' | 'en' | null
  created_at: Generated<Moment>
  updated_at: Generated<Moment>
  theme: Generated<'system' | 'light' | 'dark' | 'highContrast'>
}

export interface AuthSessionTable {
  id: string
  user_id: string
  token: string
  expires_at: Moment
  ip_address: string | null
  user_agent: string | null
  created_at: Generated<Moment>
  updated_at: Generated<Moment>
  till_id: string | null
  company_id: string | null
  idle_seconds: number | null
}

export interface AuthAccountTable {
  id: string
  account_id: string
  provider_id: string
  user_id: string
  access_token: string | null
  refresh_token: string | null
  id_token: string | null
  access_token_expires_at: Moment | null
  refresh_token_expires_at: Moment | null
  scope: string | null
  password: string | null
  created_at: Generated<Moment>
  updated_at: Generated<Moment>
}

export interface AuthVerificationTable {
  id: string
  identifier: string
  value: string
  expires_at: Moment
  created_at: Generated<Moment>
  updated_at: Generated<Moment>
}

export interface SignInSecretTable {
  only_one: Generated<boolean>
  secret: string
}

export interface SignInAttemptTable {
  subject: string
  failures: number
  blocked_until: Moment | null
  last_failed_at: Moment
}

export interface PublicCoverageTryTable {
  subject: string
  tries: number
  until: Moment
}

export interface PublicCoverageChallengeTable {
  nonce: string
  expires_at: Moment
}

export interface ActorTable {
  company_id: string
  id: string
  kind: 'user' | 'apiKey' | 'commandLine'
  name: string
}

export interface RoleTable {
  company_id: string
  id: string
  code: string
  name: string
  version: Generated<number>
}

export interface RoleDutyTable {
  company_id: string
  role_id: string
  duty: string
}

export interface UserRoleTable {
  company_id: string
  user_id: string
  role_id: string
}

export interface ApiKeyTable {
  company_id: string
  id: string
  name: string
  key_hash: Buffer
  duties: string[]
  created_at: Generated<Moment>
  created_by: string
  expires_at: Moment | null
  revoked_at: Moment | null
  revoked_by: string | null
}

export interface ListViewTable {
  company_id: string
  id: string
  owner_id: string
  list: string
  name: string
  definition: Json
  shared: Generated<boolean>
  version: Generated<number>
}

export interface NumberSequenceTable {
  company_id: string
  document_type: DocumentSeries | TillSeries
  format: string
  next_number: Generated<number>
  last_posted_at: Moment | null
  last_hash: Buffer | null
}

export interface EventTable {
  company_id: string
  id: string
  at: Moment
  actor_id: string
  kind: string
  subject_id: string
  data: Generated<Json>
  series: string | null
  series_number: number | null
  previous_hash: Buffer | null
  hash: Buffer | null
}

export interface IdempotencyTable {
  company_id: string
  key: string
  request_hash: Buffer
  status: number | null
  response: Json | null
  created_at: Generated<Moment>
}
