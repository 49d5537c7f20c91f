import { Combobox, Option } from '@fluentui/react-components'
import { type KeyboardEvent, type Ref, useEffect, useState } from 'react'
import type { SearchHit } from '#search/views.ts'
import { send } from '#web/api/client.ts'
import { useInquiry } from '#web/api/inquiry.ts'
import { useText } from '#web/language/language.ts'

interface RecordPickerProps {
  readonly kind: 'customer' | 'product' | 'invoice'
  readonly label: string
  /** What is chosen, in words. */
  readonly chosen: string
  readonly onPick: (hit: SearchHit) => void
  readonly inputRef?: Ref<HTMLInputElement>
}

/** Chooses a customer, a product or an invoice by number, name or scanned barcode, as one types; Enter takes what fits alone. */
export function RecordPicker({ kind, label, chosen, onPick, inputRef }: RecordPickerProps) {
  const { t } = useText()
  const [typed, setTyped] = useState<string | null>(null)
  const [asked, setAsked] = useState('')
  const { data } = useInquiry<Found>(asked ? '/search' : null, { text: asked })
  const hits = hitsOf(data, kind)
  useEffect(() => {
    const timer = window.setTimeout(() => setAsked(typed?.trim() ?? ''), 150)
    return () => window.clearTimeout(timer)
  }, [typed])
  const pick = (hit: SearchHit) => {
    setTyped(null)
    onPick(hit)
  }
  /** A scan ends before anything was looked up. */
  const enter = async (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key !== 'Enter' || typed === null || typed.trim() === '') return
    event.preventDefault()
    const found =
      asked === typed.trim() && data ? data : await send<Found>({ url: '/search', query: { text: typed.trim() } })
    const all = hitsOf(found, kind)
    const exact = all.filter((hit) => hit.exact)
    const hit = exact.length === 1 ? exact[0] : all.length === 1 ? all[0] : null
    if (hit) pick(hit)
  }
  return (
    <Combobox
      freeform
      aria-label={label}
      placeholder={t('salesOrders.pick')}
      value={typed ?? chosen}
      selectedOptions={[]}
      input={inputRef ? { ref: inputRef } : {}}
      onChange={(event) => setTyped(event.target.value)}
      onBlur={() => setTyped(null)}
      onKeyDownCapture={(event) => void enter(event as KeyboardEvent<HTMLInputElement>)}
      onOptionSelect={(_, { optionValue }) => {
        const hit = hits.find(({ id }) => id === optionValue)
        if (hit) pick(hit)
      }}
    >
      {hits.map((hit) => (
        <Option key={hit.id} value={hit.id} text={hit.title}>
          {hit.number} {hit.title}
        </Option>
      ))}
      {asked !== '' && data && hits.length === 0 && (
        <Option disabled value="" text="">
          {t('salesOrders.nothingFound')}
        </Option>
      )}
    </Combobox>
  )
}

interface Found {
  readonly items: readonly SearchHit[]
}

function hitsOf(found: Found | undefined, kind: SearchHit['kind']): readonly SearchHit[] {
  return found?.items.filter((hit) => hit.kind === kind) ?? []
}
