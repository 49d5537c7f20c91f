import { Button, Field } from '@fluentui/react-components'
import { useQuery } from '@tanstack/react-query'
import { type ChangeEvent, useEffect, useRef, useState } from 'react'
import type { CompanyView } from '#companies/views.ts'
import { readFile } from '#web/api/client.ts'
import { useCommand } from '#web/api/command.ts'
import { useText } from '#web/language/language.ts'
import { useReadOnly } from '#web/ui/read-only.ts'
import { ChoiceField, FieldGrid, TextField } from '#web/ui/record/fields.tsx'
import type { RecordState } from '#web/ui/record/use-record.ts'
import { Refusals } from '#web/ui/refusals.tsx'
import { Section } from '#web/ui/section.tsx'
import type { CompanyDraft } from './company-page.tsx'

interface PartProps {
  readonly record: RecordState<CompanyDraft, CompanyView>
}

const kinds = ['packingSlip', 'invoice', 'creditNote'] as const
const languages = [
  ['nl', 'company.inDutch'],
  ['en', 'company.inEnglish'],
] as const

/** D80: how the documents of the company look, and what is printed under them. */
export function CompanyDocuments({ record }: PartProps) {
  const { t } = useText()
  const { draft, set, faultOf } = record
  return (
    <Section title={t('company.documents')} summary={draft.paper}>
      <FieldGrid>
        <ChoiceField
          label={t('company.paper')}
          value={draft.paper}
          options={(['A4', 'Letter'] as const).map((value) => ({ value, text: value }))}
          onChange={(paper) => set({ paper })}
        />
        <TextField
          label={t('company.documentColour')}
          hint={t('company.documentColourHint')}
          maxLength={7}
          value={draft.documentColour}
          fault={faultOf('documentColour')}
          onChange={(text) => set({ documentColour: text.trim().toLowerCase() })}
        />
        {record.view && <Logo hasLogo={record.view.hasLogo} />}
      </FieldGrid>
      <FieldGrid>
        {kinds.flatMap((kind) =>
          languages.map(([language, label]) => (
            <TextField
              key={kind + language}
              isLong
              maxLength={2000}
              label={t(label, { label: t(`company.text.${kind}`) })}
              value={draft.documentTexts[kind]?.[language] ?? ''}
              onChange={(text) => set({ documentTexts: withText(draft.documentTexts, { kind, language, text }) })}
            />
          )),
        )}
      </FieldGrid>
    </Section>
  )
}

type Texts = CompanyDraft['documentTexts']

interface Text {
  readonly kind: (typeof kinds)[number]
  readonly language: 'nl' | 'en'
  readonly text: string
}

function withText(texts: Texts, { kind, language, text }: Text): Texts {
  return { ...texts, [kind]: { ...texts[kind], [language]: text } }
}

function Logo({ hasLogo }: { readonly hasLogo: boolean }) {
  const { t } = useText()
  const isReadOnly = useReadOnly()
  const picture = usePicture(hasLogo)
  const file = useRef<HTMLInputElement>(null)
  const put = useCommand<object>((body) => ({ method: 'PUT', url: '/company/logo', body }))
  const remove = useCommand<void>(() => ({ method: 'DELETE', url: '/company/logo' }))
  const choose = async ({ target }: ChangeEvent<HTMLInputElement>) => {
    const chosen = target.files?.[0]
    target.value = ''
    if (chosen) put.mutate({ mediaType: chosen.type, content: await base64Of(chosen) })
  }
  return (
    <Field label={t('company.logo')} hint={t('company.logoHint')}>
      <div>
        {picture && <img src={picture} alt={t('company.logo')} style={{ maxHeight: 60, maxWidth: 240 }} />}
        <input ref={file} type="file" accept="image/png,image/jpeg" hidden onChange={choose} />
        {!isReadOnly && <Button onClick={() => file.current?.click()}>{t('company.chooseLogo')}</Button>}
        {hasLogo && !isReadOnly && <Button onClick={() => remove.mutate()}>{t('company.removeLogo')}</Button>}
        <Refusals problem={put.error ?? remove.error} />
      </div>
    </Field>
  )
}

/** The address of the logo as it is now. */
function usePicture(hasLogo: boolean): string | null {
  const [picture, setPicture] = useState<string | null>(null)
  const { data } = useQuery({
    queryKey: ['/company/logo'],
    queryFn: () => readFile({ url: '/company/logo' }),
    enabled: hasLogo,
  })
  useEffect(() => {
    if (!data || !hasLogo) return setPicture(null)
    const address = URL.createObjectURL(data)
    setPicture(address)
    return () => URL.revokeObjectURL(address)
  }, [data, hasLogo])
  return picture
}

async function base64Of(file: File): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer())
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))
}
