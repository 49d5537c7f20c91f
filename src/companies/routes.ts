import { Type } from 'typebox'
import { duties, setUpReaders } from '#domain/duty.ts'
import { command, inquiry, type Route } from '#http/route.ts'
import { addCompany } from './add-company.ts'
import { changeCompany } from './change-company.ts'
import { changeNumberSequence, previewNumberSequence } from './change-number-sequence.ts'
import { deleteLogo, putLogo, readLogo } from './company-logo.ts'
import { deleteTaxCode } from './delete-tax-code.ts'
import { putTaxCode } from './put-tax-code.ts'
import { listTaxCodes, numberSequenceView, readCompany, readNumberSequences } from './store.ts'
import {
  CompanyChange,
  CompanyToAdd,
  CompanyView,
  LogoToPut,
  NumberSequenceChange,
  NumberSequenceParameter,
  NumberSequenceView,
  TaxCodeParameter,
  TaxCodeToPut,
  TaxCodeView,
} from './views.ts'

const tag = 'Company'
const duty = 'administerUsers'

export const companyRoutes: readonly Route[] = [
  inquiry({
    method: 'GET',
    url: '/company',
    duty: duties,
    summary: 'Read the company that one works in',
    tag,
    schema: { response: CompanyView },
    handle: (context) => readCompany(context),
  }),
  command({
    method: 'PATCH',
    url: '/company',
    duty,
    summary: 'Change the company',
    description:
      'D36: partialPackingSlips. D43: completeAfterInvoice. D53: replacementMinimumDays, publicCoverage. D1: currency, until there is a sales order.',
    tag,
    schema: { body: CompanyChange, response: CompanyView },
    handle: (context, { body }) => changeCompany(context, body),
  }),
  command({
    method: 'POST',
    url: '/companies',
    duty,
    summary: 'Make another company',
    description:
      'D1: it begins with the default roles, number sequences and Dutch tax codes, and with the signed-in user as its ' +
      'administrator. Nothing of one company is visible in another.',
    tag,
    status: 201,
    transaction: 'newCompany',
    schema: { body: CompanyToAdd, response: CompanyView },
    handle: (context, { body }) => addCompany(context, body),
  }),
  inquiry({
    method: 'GET',
    url: '/company/logo',
    duty: duties,
    summary: 'Read the logo of the company',
    tag,
    schema: {},
    handle: (context) => readLogo(context),
  }),
  command({
    method: 'PUT',
    url: '/company/logo',
    duty,
    summary: 'Set the logo that the documents of the company print',
    description: 'D80: PNG or JPEG, at most 200,000 bytes and 2,000 by 2,000 dots.',
    tag,
    bodyLimit: 300_000,
    schema: { body: LogoToPut, response: CompanyView },
    handle: (context, { body }) => putLogo(context, body),
  }),
  command({
    method: 'DELETE',
    url: '/company/logo',
    duty,
    summary: 'Print no logo',
    tag,
    schema: { response: CompanyView },
    handle: (context) => deleteLogo(context),
  }),
  inquiry({
    method: 'GET',
    url: '/tax-codes',
    duty: setUpReaders,
    summary: 'List the tax codes',
    tag,
    schema: { response: Type.Object({ items: Type.Array(TaxCodeView), next: Type.Null() }) },
    handle: async (context) => ({ items: await listTaxCodes(context), next: null }),
  }),
  command({
    method: 'PUT',
    url: '/tax-codes/:taxCode',
    duty,
    summary: 'Make or change a tax code',
    tag,
    schema: { params: TaxCodeParameter, body: TaxCodeToPut, response: TaxCodeView },
    handle: (context, { params, body }) => putTaxCode(context, { code: params.taxCode, ...body }),
  }),
  command({
    method: 'DELETE',
    url: '/tax-codes/:taxCode',
    duty,
    summary: 'Delete a tax code that nothing uses',
    tag,
    schema: { params: TaxCodeParameter },
    handle: (context, { params }) => deleteTaxCode(context, params.taxCode),
  }),
  inquiry({
    method: 'GET',
    url: '/number-sequences',
    duty: setUpReaders,
    summary: 'List the number sequences',
    tag,
    schema: { response: Type.Object({ items: Type.Array(NumberSequenceView), next: Type.Null() }) },
    handle: async (context) => ({ items: (await readNumberSequences(context)).map(numberSequenceView), next: null }),
  }),
  inquiry({
    method: 'GET',
    url: '/number-sequences/:documentType/preview',
    duty,
    summary: 'What a change of a number sequence would make of its next number',
    description: 'D6: refused as the change itself would be; nothing is changed.',
    tag,
    schema: { params: NumberSequenceParameter, query: NumberSequenceChange, response: NumberSequenceView },
    handle: (context, { params, query }) => previewNumberSequence(context, params.documentType, query),
  }),
  command({
    method: 'PATCH',
    url: '/number-sequences/:documentType',
    duty,
    summary: 'Change the format or the beginning of a number sequence',
    description:
      'D6: one run of # in the format is the number, padded with zeros. The next number can be changed until the first ' +
      'document of the series is posted; that of sales orders can be raised at any time.',
    tag,
    schema: { params: NumberSequenceParameter, body: NumberSequenceChange, response: NumberSequenceView },
    handle: (context, { params, body }) => changeNumberSequence(context, params.documentType, body),
  }),
]
