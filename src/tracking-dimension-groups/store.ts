import { sql } from 'kysely'
import type { Context } from '#db/context.ts'
import { type List, type Page, type PageAsked, readPage, sortBy } from '#db/page.ts'
import { containing } from '#db/search.ts'
import { Refused, refuse } from '#domain/refusal.ts'
import type { GroupView } from './views.ts'

const columns = sql`g.id, g.code, g.name, g.description, g.active,
  g.active_in_sales_process as "activeInSalesProcess", g.serial_number_control as "serialNumberControl",
  g.primary_stocking as "primaryStocking", g.blank_receipt_allowed as "blankReceiptAllowed",
  g.blank_issue_allowed as "blankIssueAllowed", g.physical_inventory as "physicalInventory",
  g.financial_inventory as "financialInventory", g.coverage_plan_by_dimension as "coveragePlanByDimension",
  g.for_purchase_prices as "forPurchasePrices", g.for_sales_prices as "forSalesPrices",
  g.duplicate_policy as "duplicatePolicy", g.return_policy as "returnPolicy", g.case_sensitive as "caseSensitive",
  g.maximum_length as "maximumLength", g.allow_other_letters as "allowOtherLetters",
  g.serial_format as "serialFormat", g.version as edition`

export interface GroupFilter {
  /** A part of the code, the name or the description. */
  readonly text?: string | undefined
  readonly search?: string | undefined
  readonly activeInSalesProcess?: boolean | undefined
}

export const groupSorts = {
  code: sortBy('text', sql`g.code`),
  name: sortBy('text', sql`g.name`),
}

const list: List<GroupView, GroupView> = {
  columns,
  id: sql`g.id`,
  sorts: groupSorts,
  sort: 'code',
  viewOf: (group) => group,
}

/** The groups of a company, by code where no other sort is asked for. */
export function listGroups({ db, caller }: Context, asked: GroupFilter & PageAsked): Promise<Page<GroupView>> {
  const { text, search, activeInSalesProcess: active } = asked
  const source = sql`from tracking_dimension_group g where g.company_id = ${caller.companyId}
    ${containing(text ?? search, sql`g.code`, sql`g.name`, sql`g.description`)}
    ${active === undefined ? sql`` : sql`and g.active_in_sales_process = ${active}`}`
  return readPage(db, list, source, asked)
}

/**
 * One group. `for update` before it is changed or deleted; `for key share` by a product that takes it, so that a
 * change of the group and a product of it wait for each other (I10).
 */
export async function readGroup(
  { db, caller }: Context,
  id: string,
  lock: '' | 'for update' | 'for key share' = '',
): Promise<GroupView> {
  const { rows } = await sql<GroupView>`
    select ${columns} from tracking_dimension_group g
    where g.company_id = ${caller.companyId} and g.id = ${id} ${sql.raw(lock)}`.execute(db)
  if (!rows[0]) throw new Refused([refuse('NOT_FOUND', { what: `tracking dimension group ${id}` })])
  return rows[0]
}

/** Writes a new group. */
export async function insertGroup({ db, caller }: Context, group: GroupView): Promise<void> {
  await db
    .insertInto('tracking_dimension_group')
    .values({ company_id: caller.companyId, id: group.id, ...rowOf(group) })
    .execute()
}

/** Writes a changed group; what it says of the sales process reaches its products by the foreign key (I10). */
export async function updateGroup({ db, caller }: Context, group: GroupView): Promise<void> {
  await db
    .updateTable('tracking_dimension_group')
    .set(rowOf(group))
    .where('company_id', '=', caller.companyId)
    .where('id', '=', group.id)
    .execute()
}

/** Deletes a group that no product has. */
export async function deleteGroup({ db, caller }: Context, id: string): Promise<void> {
  await db
    .deleteFrom('tracking_dimension_group')
    .where('company_id', '=', caller.companyId)
    .where('id', '=', id)
    .execute()
}

function rowOf(group: GroupView) {
  return {
    code: group.code,
    name: group.name,
    description: group.description,
    active: group.active,
    active_in_sales_process: group.activeInSalesProcess,
    serial_number_control: group.serialNumberControl,
    primary_stocking: group.primaryStocking,
    blank_receipt_allowed: group.blankReceiptAllowed,
    blank_issue_allowed: group.blankIssueAllowed,
    physical_inventory: group.physicalInventory,
    financial_inventory: group.financialInventory,
    coverage_plan_by_dimension: group.coveragePlanByDimension,
    for_purchase_prices: group.forPurchasePrices,
    for_sales_prices: group.forSalesPrices,
    duplicate_policy: group.duplicatePolicy,
    return_policy: group.returnPolicy,
    case_sensitive: group.caseSensitive,
    maximum_length: group.maximumLength,
    allow_other_letters: group.allowOtherLetters,
    serial_format: group.serialFormat && JSON.stringify(group.serialFormat),
    version: group.edition,
  }
}
