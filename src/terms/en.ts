import { enColumns } from './en-columns.ts'
import { enImport } from './en-import.ts'
import { enRegisterSales } from './en-register-sales.ts'
import { enSoldUnits } from './en-sold-units.ts'
import { enTills } from './en-tills.ts'
import type { Terms } from './terms.ts'

/** English. */
export const en: Terms = {
  refusal: {
    REQUEST_SHAPE: {
      title: 'The request has the wrong shape',
      text: '{{path}}: {{problem}}. Correct it and send it again.',
    },
    REQUEST_TOO_LARGE: {
      title: 'The request is too large',
      text: 'The request is larger than is accepted here. Send it in smaller parts.',
    },
    REQUEST_TOO_MANY: {
      title: 'Too many requests',
      text: 'Too many requests in a short time. Wait a few seconds and try again.',
    },
    REQUEST_MEDIA_TYPE: { title: 'The content type is not accepted', text: 'Send the request as application/json.' },
    REQUEST_ORIGIN: {
      title: 'The request comes from another site',
      text: 'A page of {{origin}} may not change anything here. Use Pakbon at its own address.',
    },
    SIGN_IN_NEEDED: { title: 'Sign in first', text: 'Sign in, or send an API key that is still valid.' },
    DUTY_MISSING: {
      title: 'A duty is missing',
      text: 'This needs the duty {{duties}}. Ask an administrator for a role that has it.',
    },
    NOT_FOUND: {
      title: 'Not found',
      text: 'There is no {{what}} here. Check the number, and whether you work in the right company.',
    },
    EDITION_CHANGED: {
      title: 'Somebody else changed this meanwhile',
      text: 'It is at edition {{edition}} now. Open it again and repeat the change.',
    },
    IDEMPOTENCY_KEY_REUSED: {
      title: 'The idempotency key belongs to another request',
      text: 'The key {{key}} was used with another request. Use a new key for a new request.',
    },
    IDEMPOTENCY_KEY_IN_FLIGHT: {
      title: 'The same request is still being handled',
      text: 'The request with the key {{key}} has not ended yet. Ask again in a moment.',
    },
    ALREADY_EXISTS: {
      title: 'It exists already',
      text: 'There is one with the same number or key already. Use that one, or choose another number.',
    },
    BUSY: { title: 'Busy', text: 'The database is busy or out of reach. Nothing was changed; try again in a moment.' },
    INTERNAL: {
      title: 'Something went wrong in Pakbon',
      text: 'Nothing was changed. Give the request id to whoever looks after Pakbon.',
    },
    SIGN_IN_FAILED: {
      title: 'Signing in failed',
      text: 'The e-mail address and the password do not belong together. Check both and try again.',
    },
    SIGN_IN_BLOCKED: {
      title: 'Too many failed tries',
      text: 'Signing in is blocked for {{seconds}} more seconds. Wait, or ask an administrator for a new password.',
    },
    PASSWORD_WRONG: { title: 'The password is wrong', text: 'The present password is another one. Try again.' },
    PASSWORD_TOO_SHORT: {
      title: 'The password is too short',
      text: 'A password has at least {{minimum}} characters. Choose a longer one; a few words will do.',
    },
    USER_KNOWN_ALREADY: {
      title: 'There is an account with this e-mail address',
      text: '{{email}} signs in here already, with a password of their own. Leave the password out to give them roles here.',
    },
    USER_OF_OTHER_COMPANY: {
      title: 'The user works in another company too',
      text: '{{user}} also has roles in another company, so name, language and password are not changed from here. They can do that themselves.',
    },
    LAST_ADMINISTRATOR: {
      title: 'Nobody would be left to administer users',
      text: 'After this no user would have the duty administerUsers. Give it to somebody else first.',
    },
    ROLE_IN_USE: {
      title: 'The role is in use',
      text: 'Role {{role}} is held by {{users}}. Give them another role first.',
    },
    DUTY_NOT_YOURS: {
      title: 'You do not have this duty yourself',
      text: 'An API key gets duties of whoever makes it. You do not have: {{duties}}.',
    },
    SERIAL_NUMBER_EMPTY: {
      title: 'The entry is empty',
      text: 'An empty entry is not a serial number. If the label cannot be read, choose Not readable.',
    },
    SERIAL_NUMBER_TOO_LONG: {
      title: 'The serial number is too long',
      text: '{{length}} characters; at most {{maximum}} are accepted. Check whether two labels were scanned as one.',
    },
    SERIAL_NUMBER_CHARACTER: {
      title: 'The serial number has a character that is not accepted',
      text: '{{character}} at position {{position}} is not accepted. Type the serial number by hand.',
    },
    SERIAL_NUMBER_MALFORMED: {
      title: 'The text is damaged',
      text: 'The text is not well-formed. Scan the label again.',
    },
    SERIAL_NUMBER_FORMAT: {
      title: 'The serial number has another format',
      text: '{{serialNumber}} does not fit the format of this product: {{expected}}. Check whether the right label was scanned.',
    },
    SERIAL_NUMBER_RANGE: {
      title: 'The range is not possible',
      text: 'From {{first}} to {{last}} is no range: both must end in digits after the same beginning, in ascending order, and make at most 10,000.',
    },
    BARCODE_AS_SERIAL_NUMBER: {
      title: "The product's own barcode is not a serial number",
      text: '{{barcode}} is the barcode of the product itself. Scan the label with the serial number.',
    },
    SERIAL_FORMAT_IMPOSSIBLE: {
      title: 'No serial number could have this format',
      text: '{{expected}}: the shortest length is above the longest, or the prefix is longer than that.',
    },
    BARCODE_LENGTH: {
      title: 'This is no GTIN',
      text: '{{barcode}} does not have 8, 12, 13 or 14 digits. Correct it, or enter it as a free barcode.',
    },
    BARCODE_CHARACTER: {
      title: 'The barcode has a character that is not accepted',
      text: '{{barcode}}: a barcode has 1 to 80 printable ASCII characters.',
    },
    BARCODE_CHECK_DIGIT: {
      title: 'The check digit is wrong',
      text: '{{barcode}} ends in the wrong check digit; it should be {{expected}}.',
    },
    USER_NEEDED: {
      title: 'Only a user can do this',
      text: 'An API key cannot do this: a new company needs an administrator, and a language belongs to a person. Sign in and try again.',
    },
    CURRENCY_IN_USE: {
      title: 'The currency is in use',
      text: 'Sales orders have amounts in {{currency}}. Keep it, or make another company with the other currency.',
    },
    SETTING_FIXED_IN_SALES_PROCESS: {
      title: 'The setting is fixed while the group is active in the sales process',
      text: 'While a group is active in the sales process, serial number control is selected and all other settings but blank issue allowed are not: {{settings}} cannot be changed.',
    },
    GROUP_IN_USE: {
      title: 'The group is in use',
      text: 'Products of group {{group}} have serial numbers or posted lines already: {{products}}. Make another group for new products.',
    },
    GROUP_HAS_PRODUCTS: {
      title: 'Products have this group',
      text: 'Group {{group}} is the group of {{products}}. Give those products another group first.',
    },
    GROUP_HAS_OPEN_REGISTRATIONS: {
      title: 'Serial numbers of the group are in use',
      text: 'Products of group {{group}} have serial numbers in use: {{products}}. {{settings}} cannot be changed any more, or it would be undecided which of them are the same.',
    },
    CATCH_WEIGHT_IN_SALES_PROCESS: {
      title: 'A catch-weight product cannot have serial numbers in the sales process',
      text: '{{products}}: catch weight, and group {{group}} is active in the sales process. Choose another group or product.',
    },
    SALES_UNIT_FACTOR: {
      title: 'One unit has two meanings',
      text: 'Product {{product}} is sold by {{factor}} {{unit}}, and {{unit}} is its inventory unit too. Choose factor 1, or another sales unit.',
    },
    PRODUCT_IN_USE: {
      title: 'The product is in use',
      text: 'Product {{product}} has serial numbers or posted lines already, so {{field}} cannot be changed. Make another product.',
    },
    BARCODE_OF_OTHER_PRODUCT: {
      title: 'The barcode belongs to another product',
      text: '{{barcode}} is a barcode of product {{product}}. Check the label, or take it off that product first.',
    },
    COVERAGE_BASIS_OF_KIND: {
      title: 'The coverage term cannot rest on this',
      text: 'A term of kind {{kind}} cannot rest on {{basis}}: service rests on a service contract, warranty on anything else.',
    },
    TAX_CODE_IN_USE: {
      title: 'The tax code is in use',
      text: 'Tax code {{taxCode}} is used by products or sales orders. Give those products another one; keep it where orders have it.',
    },
    TAX_CATEGORY_OF_RATE: {
      title: 'The kind of tax does not fit its rate',
      text: 'Tax code {{taxCode}}: {{percentage}}% cannot be of kind {{category}}. S is for every rate above zero, and for no other.',
    },
    IBAN_CHECK_DIGITS: {
      title: 'The check digits of the IBAN are wrong',
      text: '{{iban}} is not an IBAN. Copy it again from the bank, without spaces.',
    },
    LOGO_NOT_VALID: {
      title: 'The logo cannot be printed',
      text: 'A logo is a PNG (not interlaced) or a JPEG of at most 200,000 bytes and 2,000 by 2,000 dots; this has {{bytes}} bytes. Save it smaller or in the other format.',
    },
    NUMBER_FORMAT: {
      title: 'The format of the number sequence is not possible',
      text: '{{format}} needs one run of # for the number and at most 40 characters, for example PS-######.',
    },
    NUMBER_FORMAT_TAKEN: {
      title: 'A later number would be one that exists',
      text: 'With the format {{format}} a later document would get the number {{number}}, which exists already. Choose another format.',
    },
    NUMBER_SEQUENCE_STARTED: {
      title: 'The number sequence goes on from where it is',
      text: 'The next number is {{nextNumber}}. A series that has begun has no gaps and does not go back.',
    },
    NO_LINE_IN_HAND: {
      title: 'Choose a line first',
      text: 'The document has several lines with serial numbers. Choose one, or scan the barcode of its product.',
    },
    PRODUCT_NOT_ON_DOCUMENT: {
      title: 'The product is not on this document',
      text: 'The label {{gtin}} belongs to a product that is not on this document. Put the unit back, or add the product to the order.',
    },
    DESPATCH_LINE_NOT_ON_DOCUMENT: {
      title: 'The item is not on this document',
      text: 'Line {{despatchLine}} of the despatch advice (line {{place}} of the file) is about item {{item}}, which no line of this document sells. Add its number to the product as a barcode, or the product to the order.',
    },
    ...enImport,
    ...enSoldUnits,
    ...enRegisterSales,
    ...enTills,
    GS1_NOT_VALID: {
      title: 'The GS1 label is not valid',
      text: 'The label does not read as GS1: {{scan}}. Scan it again, or type the serial number.',
    },
    SERIAL_ALREADY_ACTIVE: {
      title: 'The serial number is in use already',
      text: '{{serialNumber}} of product {{product}} is on {{document}} for {{customer}} since {{day}}. Check the label; if it is right, correct or reverse that document first.',
    },
    SERIAL_ALREADY_ON_DOCUMENT: {
      title: 'The serial number is on this document already',
      text: '{{serialNumber}} is registered on this document already. Scan the next unit.',
    },
    SERIAL_NOT_ON_DOCUMENT: {
      title: 'The serial number is not on this document',
      text: '{{serialNumber}} is not on this document, so it cannot be removed.',
    },
    LINE_COMPLETE: {
      title: 'The line is complete',
      text: 'Line {{line}} has all its {{quantity}} units. Go to the next line, or raise the quantity.',
    },
    PRODUCT_NOT_SERIALISED: {
      title: 'The product has no serial numbers',
      text: 'Product {{product}} is not registered by serial number. Only its quantity counts.',
    },
    QUANTITY_NOT_WHOLE: {
      title: 'The quantity is not whole',
      text: 'Line {{line}}: {{quantity}} units cannot each have a serial number. Enter a whole quantity.',
    },
    QUANTITY_ZERO: { title: 'The quantity is zero', text: 'Line {{line}}: enter a quantity, or leave the line out.' },
    ORDERED_LESS_THAN_DELIVERED: {
      title: 'Less ordered than is delivered',
      text: 'Line {{line}}: {{quantity}} asked, and {{least}} are delivered, cancelled or being prepared. Enter at least that.',
    },
    PRICE_INVOICED: {
      title: 'The price is invoiced',
      text: 'Line {{line}} is invoiced, so price, discount and tax stay. Credit it and add a new line instead.',
    },
    NOTHING_TO_CANCEL: {
      title: 'Nothing is left to cancel',
      text: 'Order {{order}} has nothing left to deliver that could be cancelled.',
    },
    LINE_BEING_PREPARED: {
      title: 'The line is being prepared',
      text: 'Line {{line}} is on a packing slip or invoice in preparation. Discard the preparation first.',
    },
    CORRECTED_LINE_NEEDED: {
      title: 'A credit of units belongs to a line',
      text: 'Line {{line}}: product {{product}} has serial numbers, so a negative quantity must correct a line that was invoiced. Credit that line of its order.',
    },
    CREDIT_LINE_FIXED: {
      title: 'The quantity of a credit stays',
      text: 'Line {{line}} has a negative quantity, which stays. Add another line for what is credited besides.',
    },
    NOTHING_TO_DELIVER: { title: 'Nothing is left to deliver', text: 'Order {{order}} has nothing left to deliver.' },
    DELIVERED_MORE_THAN_ORDERED: {
      title: 'More than is left to deliver',
      text: 'Line {{line}}: {{quantity}} asked, {{left}} left to deliver. Lower the quantity.',
    },
    NOTHING_TO_POST: {
      title: 'Nothing to post',
      text: 'The document has no quantity on any line. Enter what is delivered or invoiced first.',
    },
    SERIAL_NUMBER_MISSING: {
      title: 'Serial numbers are missing',
      text: 'Line {{line}}, {{product}}: {{expected}} expected, {{registered}} registered, {{notReadable}} not readable, {{missing}} missing. Register the rest, mark it not readable, or lower the quantity.',
    },
    REGISTERED_MORE_THAN_SHIPPED: {
      title: 'More registered than is shipped',
      text: 'Line {{line}}, {{product}}: {{expected}} shipped, {{registered}} registered and {{notReadable}} not readable, {{surplus}} too many. Remove the surplus.',
    },
    DOCUMENT_POSTED: {
      title: 'The document is posted',
      text: '{{document}} is posted and does not change any more. Correct it by a new document.',
    },
    DOCUMENT_NOT_POSTED: {
      title: 'The document is not posted yet',
      text: 'This can be done after posting only. Change the preparation instead.',
    },
    DOCUMENT_DISCARDED: {
      title: 'The preparation was discarded',
      text: 'This preparation was discarded. Prepare a new one.',
    },
    NOTHING_TO_INVOICE: {
      title: 'Nothing is left to invoice',
      text: 'Order {{order}} has nothing left to invoice in what you chose.',
    },
    PACKING_SLIP_OF_OTHER_ORDER: {
      title: 'The packing slip belongs to another order',
      text: 'Packing slip {{packingSlip}} is not a posted packing slip of this order.',
    },
    UNIT_NOT_AVAILABLE: {
      title: 'The unit cannot be chosen',
      text: '{{serialNumbers}}: not shipped on the chosen packing slips, or on another invoice already.',
    },
    UNIT_TICKED_ALREADY: {
      title: 'The unit is on this invoice already',
      text: '{{serialNumbers}}: ticked on this invoice already. To take only some of the units, untick the others first.',
    },
    UNIT_NOT_TICKED: {
      title: 'The unit is not on this invoice',
      text: '{{serialNumbers}}: not ticked on this invoice, so there is nothing to untick.',
    },
    TAKEN_MORE_THAN_LEFT: {
      title: 'More than is left to invoice',
      text: 'Packing slip {{packingSlip}}, line {{line}}: {{taken}} chosen, {{left}} left to invoice.',
    },
    ONE_PACKING_SLIP_IN_PART: {
      title: 'Only one packing slip may be invoiced in part',
      text: 'Line {{line}}: the packing slips {{packingSlips}} would all be invoiced in part. Take the rest of all but one of them, or nothing of it.',
    },
    CREDITED_MORE_THAN_INVOICED: {
      title: 'More credited than invoiced',
      text: 'Line {{line}}: {{quantity}} to credit, {{left}} invoiced and not credited yet.',
    },
    NOTHING_TO_LABEL: {
      title: 'There is nothing to label',
      text: '{{number}} has no unit with a serial number, so there are no labels of units. Print the label of the document instead.',
    },
    NOT_ACCEPTABLE: {
      title: 'There is no such form of this document',
      text: 'Ask for one of these media types in Accept: {{mediaTypes}}.',
    },
    E_DOCUMENT_INCOMPLETE: {
      title: 'The electronic document lacks something that its receiver asks for',
      text: '{{number}} cannot be made: {{missing}} is missing or incomplete. Fill it in for the company or the customer, and try again.',
    },
    MAIL_NOT_SET_UP: {
      title: 'This server cannot send e-mail',
      text: 'Nobody has told this server where e-mail goes out. Whoever runs it sets PAKBON_SMTP_URL and PAKBON_MAIL_FROM; until then, download the PDF and send it yourself.',
    },
    RECIPIENT_MISSING: {
      title: 'There is no e-mail address to send it to',
      text: 'Customer {{customer}} has no e-mail address. Fill in a recipient, or set the address of the customer.',
    },
    DELIVERY_NOT_GIVEN_UP: {
      title: 'The e-mail is not given up',
      text: 'Only an e-mail that was given up can be tried again; this one is {{state}}.',
    },
    DOCUMENT_CANCELLED: {
      title: 'The packing slip is cancelled',
      text: '{{number}} is cancelled, so there is no delivery to announce. Its PDF shows what it had.',
    },
    DOCUMENT_IMPORTED: {
      title: 'The invoice is of before Pakbon',
      text: 'Invoice {{number}} was made elsewhere, before Pakbon. Its print and electronic document are where it was made.',
    },
    UNIT_CLOSED: { title: 'The unit is closed', text: 'This unit was {{closedAs}} and does not change any more.' },
    REASON_NEEDED: { title: 'A reason is needed', text: 'Say why, in a few words; it is kept with the change.' },
    SERIAL_NUMBER_UNCHANGED: {
      title: 'The serial number is the same',
      text: 'The unit has the serial number {{serialNumber}} already.',
    },
    UNIT_INVOICED: {
      title: 'The unit is invoiced',
      text: '{{serialNumber}} is on invoice {{invoice}} and cannot be changed any more. Credit the invoice instead.',
    },
    LINE_FROZEN: {
      title: 'The order line was corrected by a negative quantity',
      text: 'The serial numbers of order line {{line}} cannot be changed, because the line was corrected by a negative quantity.',
    },
    NOTHING_TO_REVERSE: {
      title: 'Nothing to reverse',
      text: 'Packing slip {{packingSlip}} has nothing left that could be reversed.',
    },
    REVERSED_NOT_IN_FULL: {
      title: 'A line with serial numbers is reversed in full',
      text: 'Line {{line}}: choose its present quantity {{present}} or 0; {{quantity}} is not possible.',
    },
    REVERSED_MORE_THAN_DELIVERED: {
      title: 'A correction only lowers',
      text: 'Line {{line}}: {{quantity}} asked, {{present}} delivered. Choose less, or prepare another packing slip.',
    },
    LINE_INVOICED: {
      title: 'The line is invoiced',
      text: 'Line {{line}}: {{invoiced}} of {{quantity}} invoiced. An invoiced line is not reversed; credit the invoice.',
    },
    LINE_ON_INVOICE_PREPARATION: {
      title: 'The line is on an invoice in preparation',
      text: 'Line {{line}} is on an invoice in preparation. Take it off that invoice, or discard the preparation, first.',
    },
    COVERAGE_NOT_FOUND: {
      title: 'Not found',
      text: 'Nothing was found. Check the serial number, and the invoice number or postcode of your purchase.',
    },
    COVERAGE_ASKED_TOO_OFTEN: {
      title: 'Asked too often',
      text: 'Too many questions were asked. Try again in {{minutes}} min.',
    },
    UNIT_NOT_DELIVERED: {
      title: 'The unit is not delivered yet',
      text: 'A unit gets coverage of its own once it is delivered. Post its packing slip or invoice first.',
    },
    COVERAGE_LINE_CANCELLED: {
      title: 'The order line sells no coverage',
      text: 'Line {{line}} of sales order {{order}} is cancelled or credited. Choose the line that sold the coverage.',
    },
    COVERAGE_LINE_USED_UP: {
      title: 'The order line covers other units already',
      text: 'Line {{line}} of sales order {{order}} sold coverage for {{quantity}}, and {{units}} have it: {{serialNumbers}}. Withdraw one of those, or choose another line.',
    },
    COVERAGE_LINE_WITHOUT_TERMS: {
      title: 'The product of the order line has no coverage terms',
      text: 'Product {{product}} of line {{line}} of sales order {{order}} has no coverage terms. Give kind, length and unit, or add terms to the product.',
    },
    COVERAGE_TERM_WITHDRAWN: {
      title: 'The coverage term is withdrawn already',
      text: 'It was withdrawn on {{day}}: {{reason}}',
    },
    RETURN_REASON_IN_USE: {
      title: 'Return reason {{returnReason}} is in use',
      text: 'It stands on return orders and stays. Give it another name instead.',
    },
    NOTHING_TO_RETURN: {
      title: 'Nothing is left to return',
      text: 'All of invoice {{invoice}} came back already, or is announced on a return order.',
    },
    SERIAL_AMBIGUOUS: {
      title: 'The serial number stands for several units',
      text: '{{serialNumber}} was sold as {{products}}. Name the product, or choose the unit itself.',
    },
    RETURN_PRODUCT_NEEDED: {
      title: 'The product is not known',
      text: '{{serialNumber}} was not sold by us as far as is known. Name its product to take it back all the same.',
    },
    UNIT_RETURNED_ALREADY: {
      title: 'The unit came back already',
      text: '{{serialNumber}} is on {{document}} since {{day}}. A sale comes back once.',
    },
    UNIT_NOT_INVOICED: {
      title: 'The unit is not invoiced',
      text: '{{serialNumber}} of product {{product}} is not invoiced. Cancel or correct its packing slip instead.',
    },
    RETURN_NOT_ALLOWED: {
      title: 'The return policy does not allow it',
      text: '{{serialNumber}}: {{findings}}. The return policy of its group blocks this.',
    },
    RETURN_REASON_NEEDED: {
      title: 'The return policy asks for a reason',
      text: '{{serialNumber}}: {{findings}}. Say why it is taken back all the same.',
    },
    BLIND_RETURN_NOT_ALLOWED: {
      title: 'A return without a sale is not allowed',
      text: 'Product {{product}} is taken back only by its serial number or from its invoice.',
    },
    RETURN_ORDER_CLOSED: {
      title: 'The return order is closed',
      text: 'Return order {{returnOrder}} is closed and expects nothing any more. Make another one.',
    },
    RETURN_RECEIPT_IN_PREPARATION: {
      title: 'A receipt is being prepared',
      text: 'Post or discard the receipt in preparation of return order {{returnOrder}} first.',
    },
    RETURN_LINE_RECEIVED: {
      title: 'Something of the line is received',
      text: 'Line {{line}} is received, in part or whole; this no longer changes.',
    },
    EXPECTED_LESS_THAN_RECEIVED: {
      title: 'Less than is there already',
      text: 'Line {{line}} expects at least {{least}}: what is received, being received or announced.',
    },
    DISPOSITION_NEEDS_UNITS: {
      title: 'Only units can be replaced or repaired',
      text: 'Line {{line}} has no serial numbers. Choose credit or scrap.',
    },
    NOTHING_TO_RECEIVE: {
      title: 'Nothing is left to receive',
      text: 'All of return order {{returnOrder}} is received or being received.',
    },
    RECEIVED_MORE_THAN_EXPECTED: {
      title: 'More than is expected',
      text: 'Line {{line}}: {{quantity}} is more than the {{left}} that is still expected.',
    },
    RETURN_LINE_MISSING: {
      title: 'No line takes this unit',
      text: 'The receipt has no line for {{serialNumber}} of product {{product}}. Add it to the return order first.',
    },
    RETURNED_MORE_THAN_INVOICED: {
      title: 'More than was invoiced',
      text: 'Of order line {{line}}, product {{product}}, {{left}} can still come back; {{quantity}} is more.',
    },
    RECEIPT_REVERSED: {
      title: 'The receipt is reversed already',
      text: 'Return receipt {{returnReceipt}} was reversed in full.',
    },
    UNIT_SOLD_AGAIN: {
      title: 'The unit was sold again',
      text: '{{serialNumber}} is on {{document}} since it came back. Its receipt cannot be reversed any more.',
    },
    LINE_CREDITED: {
      title: 'Something of the line is credited',
      text: 'Line {{line}}: {{quantity}} is credited already. A posted credit note never changes.',
    },
    UNIT_SETTLED: {
      title: 'The unit is dealt with already',
      text: '{{serialNumber}} is on {{document}} already; this no longer changes.',
    },
    NOT_BACK_TO_REPAIR: {
      title: 'A received unit does not go to repair any more',
      text: '{{serialNumber}} is received and left its sale. Reverse the receipt to repair it.',
    },
    NOTHING_TO_CREDIT: {
      title: 'Nothing is there to credit',
      text: 'Return order {{returnOrder}} has nothing received for credit that is not credited yet.',
    },
    RETURN_PRICE_NEEDED: {
      title: 'The line needs a price',
      text: 'Line {{line}} is not linked to a sale: set what a unit is credited for.',
    },
    NOTHING_TO_REPLACE: {
      title: 'Nothing is there to replace',
      text: 'Return order {{returnOrder}} has no unit received for replacement that is not replaced yet.',
    },
    UNIT_NOT_IN_REPAIR: {
      title: 'The unit is not in repair',
      text: '{{serialNumber}} was not received for repair, or was sent back already.',
    },
    SENT_BACK_TOO_EARLY: {
      title: 'Sent back before it came in',
      text: '{{serialNumber}} came in on {{day}}; it cannot go back before that day.',
    },
    FREE_OF_CHARGE_LINE: {
      title: 'The line is free of charge',
      text: 'Line {{line}} replaces a returned unit: it is delivered on a packing slip, never invoiced, and stays as it is.',
    },
    LINE_RETURNED: {
      title: 'Units of the line came back',
      text: 'Of line {{line}}, {{returned}} came back on a return receipt. Reverse that receipt first.',
    },
  },
  ticketOfTill: 'the ticket of till {{till}}',
  serialOnTicket:
    '{{serialNumber}} of product {{product}} is on {{document}} for {{customer}}, not paid yet. Check the label; if it is right, take it off that ticket or give the ticket up first.',
  findings: {
    unknown: 'not sold by us',
    returnedBefore: 'came back before',
    otherCustomer: 'sold to another customer',
    otherInvoice: 'not on the invoice that is being returned',
    blind: 'no sale is named',
  },
  columns: enColumns,
}
