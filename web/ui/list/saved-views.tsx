import {
  Button,
  Checkbox,
  Field,
  Input,
  Menu,
  MenuDivider,
  MenuItem,
  MenuItemRadio,
  MenuList,
  MenuPopover,
  MenuTrigger,
} from '@fluentui/react-components'
import { BookmarkRegular } from '@fluentui/react-icons'
import { useState } from 'react'
import { useCommand } from '#web/api/command.ts'
import { type Page, useInquiry } from '#web/api/inquiry.ts'
import { useText } from '#web/language/language.ts'
import { FormDialog } from '#web/ui/form-dialog.tsx'
import { filtersOf, type ListSearch } from './list-search.ts'

interface ListView {
  readonly id: string
  readonly name: string
  readonly shared: boolean
  readonly mine: boolean
  readonly definition: {
    readonly columns: readonly string[]
    readonly sort: string | null
    readonly filters: Readonly<Record<string, string>>
  }
}

interface SavedViewsProps {
  readonly name: string
  readonly search: ListSearch
  readonly onChange: (search: ListSearch) => void
}

/** Views of a list that the user kept, and those that colleagues share. */
export function SavedViews({ name, search, onChange }: SavedViewsProps) {
  const { t } = useText()
  const [isSaving, setSaving] = useState(false)
  const { data } = useInquiry<Page<ListView>>('/list-views', { list: name })
  const views = data?.items ?? []
  const present = views.find(({ id }) => id === search.view)
  const { mutate: remove } = useCommand((id: string) => ({ method: 'DELETE', url: `/list-views/${id}` }), {
    onDone: () => onChange({}),
  })
  const choose = (id: string) => {
    const view = views.find((one) => one.id === id)
    onChange(view ? searchOf(view) : {})
  }
  return (
    <>
      <Menu
        checkedValues={{ view: [search.view ?? ''] }}
        onCheckedValueChange={(_, d) => choose(d.checkedItems[0] ?? '')}
      >
        <MenuTrigger disableButtonEnhancement>
          <Button icon={<BookmarkRegular />} appearance="subtle">
            {present?.name ?? t('list.views')}
          </Button>
        </MenuTrigger>
        <MenuPopover>
          <MenuList>
            <MenuItemRadio name="view" value="">
              {t('list.usualView')}
            </MenuItemRadio>
            {views.map((view) => (
              <MenuItemRadio key={view.id} name="view" value={view.id}>
                {view.shared && !view.mine ? t('list.sharedView', { name: view.name }) : view.name}
              </MenuItemRadio>
            ))}
            <MenuDivider />
            <MenuItem onClick={() => setSaving(true)}>{t('list.saveView')}</MenuItem>
            {present?.mine && (
              <MenuItem onClick={() => remove(present.id)}>{t('list.deleteView', { name: present.name })}</MenuItem>
            )}
          </MenuList>
        </MenuPopover>
      </Menu>
      {isSaving && <SaveView name={name} search={search} onSaved={onChange} onClose={() => setSaving(false)} />}
    </>
  )
}

interface SaveViewProps {
  readonly name: string
  readonly search: ListSearch
  readonly onSaved: (search: ListSearch) => void
  readonly onClose: () => void
}

function SaveView({ name, search, onSaved, onClose }: SaveViewProps) {
  const { t } = useText()
  const [viewName, setViewName] = useState('')
  const [isShared, setShared] = useState(false)
  const { mutate, error, isPending } = useCommand<void, ListView>(
    () => ({
      url: '/list-views',
      body: { list: name, name: viewName, shared: isShared, definition: definitionOf(search) },
    }),
    {
      onDone: (view) => {
        onSaved(searchOf(view))
        onClose()
      },
    },
  )
  return (
    <FormDialog
      title={t('list.saveView')}
      submitText={t('common.save')}
      problem={error}
      isBusy={isPending}
      canSubmit={viewName.trim() !== ''}
      onSubmit={() => mutate()}
      onClose={onClose}
    >
      <Field label={t('list.viewName')} required>
        <Input value={viewName} maxLength={60} onChange={(_, { value }) => setViewName(value)} />
      </Field>
      <Checkbox
        label={t('list.shareView')}
        checked={isShared}
        onChange={(_, { checked }) => setShared(checked === true)}
      />
    </FormDialog>
  )
}

function definitionOf(search: ListSearch): ListView['definition'] {
  const filters = Object.fromEntries(
    Object.entries(filtersOf(search)).filter((entry): entry is [string, string] => Boolean(entry[1])),
  )
  return { columns: search.columns?.split(',') ?? [], sort: search.sort ?? null, filters }
}

function searchOf({ id, definition: { columns, sort, filters } }: ListView): ListSearch {
  return {
    ...filters,
    ...(sort ? { sort } : {}),
    ...(columns.length > 0 ? { columns: columns.join(',') } : {}),
    view: id,
  }
}
