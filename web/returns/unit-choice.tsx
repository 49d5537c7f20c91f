import { Checkbox, makeStyles } from '@fluentui/react-components'
import { useEffect } from 'react'
import type { Disposition } from '#domain/return.ts'
import type { ReturnUnitView } from '#returns/views.ts'
import { usePages } from '#web/api/inquiry.ts'
import { useText } from '#web/language/language.ts'
import { SerialText } from '#web/ui/serial-text.tsx'

const useStyles = makeStyles({
  units: { maxHeight: '40dvh', overflow: 'auto', margin: 0, padding: 0, border: 'none', display: 'grid' },
})

interface UnitChoiceProps {
  readonly units: readonly ReturnUnitView[]
  /** Keys of those that are left out. */
  readonly left: readonly string[]
  readonly onChange: (left: readonly string[]) => void
}

/** Units of a return order that were received and wait for what this disposition says. */
export function useUnitsToSettle(returnOrderId: string, disposition: Disposition): readonly ReturnUnitView[] {
  const pages = usePages<ReturnUnitView>(`/return-orders/${returnOrderId}/units`)
  const { data = [], hasNextPage, isFetching, fetchNextPage } = pages
  useEffect(() => {
    if (hasNextPage && !isFetching) void fetchNextPage()
  }, [hasNextPage, isFetching, fetchNextPage])
  return data.filter((unit) => unit.state === 'received' && unit.disposition === disposition)
}

/** All of them, and each can be left out. */
export function UnitChoice({ units, left, onChange }: UnitChoiceProps) {
  const styles = useStyles()
  const { t } = useText()
  return (
    <fieldset className={styles.units}>
      <legend>{t('returns.whichUnits')}</legend>
      {units.map(({ id, serialNumber, productNumber }) => (
        <Checkbox
          key={id}
          checked={!left.includes(id)}
          onChange={(_, { checked }) => onChange(checked ? left.filter((one) => one !== id) : [...left, id])}
          label={
            <>
              <SerialText serialNumber={serialNumber} /> <bdi>{productNumber}</bdi>
            </>
          }
        />
      ))}
    </fieldset>
  )
}
