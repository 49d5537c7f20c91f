import { Type } from 'typebox'
import { setUpReaders } from '#domain/duty.ts'
import { groupSettings } from '#domain/tracking-dimension-group.ts'
import type { FileColumns } from '#http/list-file.ts'
import { listRoutes } from '#http/list-routes.ts'
import { command, inquiry, type Route } from '#http/route.ts'
import { idParameter, TextQuery } from '#http/schemas.ts'
import { changeTrackingDimensionGroup } from './change-tracking-dimension-group.ts'
import { createTrackingDimensionGroup } from './create-tracking-dimension-group.ts'
import { deleteTrackingDimensionGroup } from './delete-tracking-dimension-group.ts'
import { type GroupFilter, groupSorts, listGroups, readGroup } from './store.ts'
import { ChangedGroup, GroupChange, GroupToCreate, GroupView } from './views.ts'

const tag = 'Tracking dimension groups'
const duty = 'maintainTrackingDimensionGroups'
const params = idParameter('groupId')
const url = '/tracking-dimension-groups/:groupId'

const list = listRoutes<GroupFilter, GroupView>({
  url: '/tracking-dimension-groups',
  duty: setUpReaders,
  tag,
  summary: 'List the tracking dimension groups, by code',
  filters: {
    ...TextQuery('A part of the code, the name or the description'),
    activeInSalesProcess: Type.Optional(Type.Boolean()),
  },
  sorts: groupSorts,
  view: GroupView,
  read: listGroups,
  columns: {
    code: (group) => group.code,
    name: (group) => group.name,
    description: (group) => group.description,
    ...settingColumns(),
    duplicatePolicy: (group) => group.duplicatePolicy,
    returnPolicy: (group) => group.returnPolicy,
    caseSensitive: (group) => group.caseSensitive,
    maximumLength: (group) => group.maximumLength,
    allowOtherLetters: (group) => group.allowOtherLetters,
  },
})

function settingColumns(): FileColumns<GroupView> {
  return Object.fromEntries(groupSettings.map((setting) => [setting, (group: GroupView) => group[setting]]))
}

export const trackingDimensionGroupRoutes: readonly Route[] = [
  ...list,
  inquiry({
    method: 'GET',
    url,
    duty: setUpReaders,
    summary: 'Read a tracking dimension group',
    tag,
    schema: { params, response: GroupView },
    handle: (context, request) => readGroup(context, request.params.groupId),
  }),
  command({
    method: 'POST',
    url: '/tracking-dimension-groups',
    duty,
    summary: 'Create a tracking dimension group',
    description: 'D2: selecting activeInSalesProcess selects serialNumberControl.',
    tag,
    status: 201,
    schema: { body: GroupToCreate, response: ChangedGroup },
    handle: (context, { body }) => createTrackingDimensionGroup(context, body),
  }),
  command({
    method: 'PATCH',
    url,
    duty,
    summary: 'Change a tracking dimension group',
    description:
      'D2: selecting activeInSalesProcess selects serialNumberControl and clears the other settings but ' +
      'blankIssueAllowed; the answer names those that it cleared. Clearing it restores nothing.',
    tag,
    ifMatch: true,
    schema: { params, body: GroupChange, response: ChangedGroup },
    handle: (context, request) =>
      changeTrackingDimensionGroup(context, request.params.groupId, request.body, request.ifMatch),
  }),
  command({
    method: 'DELETE',
    url,
    duty,
    summary: 'Delete a tracking dimension group that no product has',
    tag,
    ifMatch: true,
    schema: { params },
    handle: (context, request) => deleteTrackingDimensionGroup(context, request.params.groupId, request.ifMatch),
  }),
]
