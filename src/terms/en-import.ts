import type { ImportTerms } from './terms.ts'

/** English, for files of orders. */
export const enImport: ImportTerms = {
  IMPORT_TOO_LARGE: {
    title: 'The file is too large',
    text: '{{file}}, line {{line}}: A file of orders has at most 10 MB, 100,000 rows, 250,000 elements and 32 levels. Send it in parts.',
  },
  IMPORT_EMPTY: {
    title: 'The file has no orders',
    text: '{{file}}, line {{line}}: There is nothing to import. Check whether it is the right file.',
  },
  IMPORT_ENCODING: {
    title: 'The file is not UTF-8 text',
    text: '{{file}}, line {{line}}: The encoding is {{encoding}}. Save the file as UTF-8 (in Excel: CSV UTF-8).',
  },
  IMPORT_CHARACTER: {
    title: 'The file has a control character',
    text: '{{file}}, line {{line}}: {{character}} does not belong in a text. Check whether the file is damaged.',
  },
  IMPORT_UNKNOWN_FORMAT: {
    title: 'The file is not recognised',
    text: '{{file}}, line {{line}}: It begins with “{{found}}”. Expected: a UBL 2 Order, or CSV with the column names of Sales order headers V2 or Sales order lines V2.',
  },
  IMPORT_DOCTYPE: {
    title: 'The file has a document type',
    text: '{{file}}, line {{line}}: A document type (DOCTYPE) can hide other files and endless text in an order. Ask the sender for the file without it.',
  },
  IMPORT_MALFORMED: {
    title: 'The file is not well-formed XML',
    text: '{{file}}, line {{line}}: {{problem}}. Ask the sender for the file again.',
  },
  IMPORT_CUT_OFF: {
    title: 'The file is cut off',
    text: '{{file}}, line {{line}}: The file ends before the order does. Ask the sender for the whole file.',
  },
  IMPORT_COLUMN_MISSING: {
    title: 'A column is missing',
    text: '{{file}}, line {{line}}: There is no column {{column}}. Add it, in any place.',
  },
  IMPORT_COLUMN_TWICE: {
    title: 'A column is there twice',
    text: '{{file}}, line {{line}}: There is more than one column {{column}}. Remove all but one.',
  },
  IMPORT_ROW_NOT_READABLE: {
    title: 'The rows cannot be told apart',
    text: '{{file}}, line {{line}}: From here on a quotation mark is out of place or never closed, or the row is longer than 100,000 characters. Write a quotation mark within a value twice.',
  },
  IMPORT_ROW_LENGTH: {
    title: 'The row has the wrong number of values',
    text: '{{file}}, line {{line}}: {{found}} values under {{expected}} column names. Put a value that has the separator in it between quotation marks.',
  },
  IMPORT_VALUE_MISSING: {
    title: 'A value is missing',
    text: '{{file}}, line {{line}}: {{field}} is empty. Fill it in.',
  },
  IMPORT_VALUE: {
    title: 'The value is not possible',
    text: '{{file}}, line {{line}}: {{field}} is “{{value}}”. Expected: {{expected}}.',
  },
  IMPORT_NUMBER_AMBIGUOUS: {
    title: 'The number can be read in two ways',
    text: '{{file}}, line {{line}}: {{field}} is “{{value}}”: a fraction, or thousands? Write the numbers of the file without separators of thousands.',
  },
  IMPORT_DIFFERS: {
    title: 'Two values should be the same',
    text: '{{file}}, line {{line}}: {{field}} is “{{value}}” here and “{{expected}}” elsewhere in the same order.',
  },
  IMPORT_NOT_DESPATCH_ADVICE: {
    title: 'The file is no despatch advice',
    text: '{{file}}, line {{line}}: {{found}} is no UBL 2 despatch advice. Choose the XML file that the sender calls despatch advice.',
  },
  IMPORT_NO_SERIAL_NUMBERS: {
    title: 'The despatch advice has no serial numbers',
    text: '{{file}}, line {{line}}: Despatch advice {{number}} names no serial number. Ask its sender for one with item instances, or scan the units.',
  },
  IMPORT_TOO_MANY: {
    title: 'The file has too many serial numbers',
    text: '{{file}}, line {{line}}: There are {{count}} serial numbers; at most {{most}} go at a time. Send it in parts.',
  },
  IMPORT_NO_LINES: {
    title: 'The order has no lines',
    text: '{{file}}, line {{line}}: Order {{order}} has no lines. Import the file with its lines together with this one.',
  },
  IMPORT_NO_HEADER: {
    title: 'The lines have no order',
    text: '{{file}}, line {{line}}: There are lines of order {{order}}, and no header. Import the file with the headers together with this one.',
  },
  IMPORT_DUPLICATE_NUMBER: {
    title: 'The order number is there twice',
    text: '{{file}}, line {{line}}: Order {{order}} is on line {{first}} of {{firstFile}} already. Remove one, or give it its own number.',
  },
  IMPORT_DUPLICATE_LINE: {
    title: 'The line number is there twice',
    text: '{{file}}, line {{line}}: Line {{number}} of order {{order}} is on line {{first}} of the file already. Remove one, or give it its own number.',
  },
  IMPORT_MORE_FAULTS: {
    title: 'There are more faults',
    text: '{{file}}, line {{line}}: There are {{count}} more faults. Correct the listed ones first and try again.',
  },
  IMPORT_UNKNOWN_PRODUCT: {
    title: 'The product is not known',
    text: '{{file}}, line {{line}}: There is no product {{product}}. Make it first, or import without strict.',
  },
  IMPORT_UNKNOWN_CUSTOMER: {
    title: 'The customer is not known',
    text: '{{file}}, line {{line}}: There is no customer {{customer}}. Make it first, or import without strict.',
  },
  IMPORT_UNIT: {
    title: 'The unit is not one of the product',
    text: '{{file}}, line {{line}}: {{unit}} is no unit of product {{product}}, which is sold in {{salesUnit}} and counted in {{inventoryUnit}}.',
  },
  IMPORT_NOT_WHOLE: {
    title: 'The quantity is not whole',
    text: '{{file}}, line {{line}}: {{quantity}} units of {{product}} cannot each have a serial number. Write a whole quantity.',
  },
  IMPORT_CREDIT_OF_UNITS: {
    title: 'A credit of units belongs to a line',
    text: '{{file}}, line {{line}}: Product {{product}} has serial numbers, so a negative quantity must correct a line that was invoiced. Leave it out here, and credit that line of its order.',
  },
  IMPORT_ORDER_DIFFERS: {
    title: 'The order is here already, and differs',
    text: '{{file}}, line {{line}}: Order {{order}} is here already, and its {{field}} is “{{expected}}”; the file says “{{value}}”. Change the order here, or give the one in the file its own number.',
  },
  IMPORT_LEFT_OUT: {
    title: 'Not taken over',
    text: '{{file}}, line {{line}}: Not taken over: {{what}}.',
  },
  IMPORT_AMOUNT_DIFFERS: {
    title: 'The amount of the line differs',
    text: '{{file}}, line {{line}}: Quantity, price and discount come to {{amount}}; the file says {{stated}}. Check the price of the line.',
  },
  IMPORT_SAME_NUMBER: {
    title: 'The customer used the number before',
    text: '{{file}}, line {{line}}: Customer {{customer}} has sent another order with number {{order}} already: {{others}}. Check whether this one replaces it; it is taken as one more.',
  },
}
