import { Badge, type BadgeProps } from '@fluentui/react-components'
import type { Terms } from '#web/language/language.ts'
import { useText } from '#web/language/language.ts'

type State = keyof Terms['state']

const colors: Partial<Record<State, BadgeProps['color']>> = {
  inPreparation: 'warning',
  open: 'informative',
  partlyDelivered: 'warning',
  partlyReceived: 'warning',
  posted: 'success',
  delivered: 'success',
  invoiced: 'success',
  shipped: 'brand',
  received: 'brand',
  credited: 'success',
  replaced: 'success',
  sentBack: 'success',
  cancelled: 'danger',
  reversed: 'danger',
}

/** The state of a document, an order or a unit, in words. */
export function StateBadge({ state }: { readonly state: string }) {
  const { t } = useText()
  const known = state as State
  return (
    <Badge appearance="tint" color={colors[known] ?? 'informative'} data-state={state}>
      {t(`state.${known}`)}
    </Badge>
  )
}
