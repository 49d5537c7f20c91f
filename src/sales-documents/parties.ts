import { sql } from 'kysely'

/** Company `y`, customer `c` and order `o` as a document tells them. */
export const parties = sql`
  json_build_object('code', y.code, 'name', y.name, 'address', y.address, 'country', y.country,
    'timeZone', y.time_zone, 'vatNumber', y.vat_number, 'registrationNumber', y.registration_number, 'iban', y.iban,
    'bic', y.bic, 'email', y.email, 'phone', y.phone, 'website', y.website,
    'electronicAddress', y.electronic_address, 'paper', y.paper, 'colour', y.document_colour,
    'publicCoverage', y.public_coverage) as seller,
  y.document_texts as texts,
  json_build_object('number', c.number, 'name', c.name, 'vatNumber', c.vat_number,
    'registrationNumber', c.registration_number, 'electronicAddress', c.electronic_address, 'email', c.email) as buyer,
  c.language as "customerLanguage", c.print_serial_numbers as print,
  o.number as "salesOrderNumber", o.ordered_on as "orderedOn", o.customer_reference as "customerReference",
  o.customer_order_number as "customerOrderNumber", o.currency`

/** What a line of any document tells: line `l`, order line `ol`, product `p`. */
export const lineParts = sql`
  l.id, l.line_number as "lineNumber", p.number as "productNumber", ol.description,
  (select min(b.barcode) from barcode b where b.company_id = p.company_id and b.product_id = p.id and b.kind = 'gtin')
    as gtin,
  p.inventory_unit as unit, l.serialised, ol.line_number as "salesOrderLineNumber",
  (ol.quantity_ordered - ol.quantity_cancelled)::float8 as "quantityOrdered"`
