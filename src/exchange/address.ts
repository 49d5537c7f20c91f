import { type Field, maximumLength, readCountry, readOptional } from './fields.ts'
import type { Findings } from './findings.ts'
import type { ImportedAddress } from './imported-order.ts'

/** The parts of an address where a file has them. */
export interface AddressFields {
  readonly name: Field | null
  readonly street: Field
  readonly postalCode: Field
  readonly city: Field
  readonly country: Field
}

/** The address that the fields make; null where all are empty. */
export function readAddress(fields: AddressFields, findings: Findings): ImportedAddress | null {
  const parts = {
    name: fields.name && readOptional(findings, fields.name, maximumLength.name),
    street: readOptional(findings, fields.street, maximumLength.street),
    postalCode: readOptional(findings, fields.postalCode, maximumLength.postalCode),
    city: readOptional(findings, fields.city, maximumLength.city),
    country: readCountry(findings, fields.country),
  }
  const given = Object.entries(parts).filter(([, text]) => text !== null)
  return given.length > 0 ? Object.fromEntries(given) : null
}
