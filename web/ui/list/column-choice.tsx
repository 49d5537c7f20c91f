import {
  Button,
  Menu,
  MenuDivider,
  MenuItem,
  MenuItemCheckbox,
  MenuList,
  MenuPopover,
  MenuTrigger,
} from '@fluentui/react-components'
import { TableSettingsRegular } from '@fluentui/react-icons'
import { useText } from '#web/language/language.ts'
import { type Column, shownColumns } from './column.ts'

interface ColumnChoiceProps {
  // biome-ignore lint/suspicious/noExplicitAny: only a column's id and head are needed, whatever its rows are
  readonly columns: readonly Column<any>[]
  readonly chosen: string | undefined
  readonly onChange: (chosen: string | undefined) => void
}

/** Which columns a list shows; the first one, which opens the row, stays. */
export function ColumnChoice({ columns, chosen, onChange }: ColumnChoiceProps) {
  const { t } = useText()
  const shown = shownColumns(columns, chosen).map(({ id }) => id)
  const first = columns[0]?.id
  const choose = (ids: readonly string[]) =>
    onChange(
      columns
        .filter(({ id }) => id === first || ids.includes(id))
        .map(({ id }) => id)
        .join(','),
    )
  return (
    <Menu
      checkedValues={{ columns: shown }}
      onCheckedValueChange={(_, { checkedItems }) => choose(checkedItems)}
      persistOnItemClick
    >
      <MenuTrigger disableButtonEnhancement>
        <Button icon={<TableSettingsRegular />} appearance="subtle">
          {t('list.columns')}
        </Button>
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          {columns.slice(1).map(({ id, header }) => (
            <MenuItemCheckbox key={id} name="columns" value={id}>
              {header}
            </MenuItemCheckbox>
          ))}
          <MenuDivider />
          <MenuItem onClick={() => onChange(undefined)}>{t('list.usualColumns')}</MenuItem>
        </MenuList>
      </MenuPopover>
    </Menu>
  )
}
