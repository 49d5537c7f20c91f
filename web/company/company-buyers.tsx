import { Link } from '@fluentui/react-components'
import type { CompanyView } from '#companies/views.ts'
import { useText } from '#web/language/language.ts'
import { FieldGrid, SwitchField, TextField } from '#web/ui/record/fields.tsx'
import type { RecordState } from '#web/ui/record/use-record.ts'
import { Section } from '#web/ui/section.tsx'
import type { CompanyDraft } from './company-page.tsx'

const languages = [
  ['nl', 'company.inDutch'],
  ['en', 'company.inEnglish'],
] as const

/** D53: the page on which buyers ask how long a unit is covered, and what it tells of claiming. */
export function CompanyBuyers({ record }: { readonly record: RecordState<CompanyDraft, CompanyView> }) {
  const { t } = useText()
  const { draft, set, view } = record
  const path = `/coverage/${view?.code ?? ''}`
  return (
    <Section title={t('company.buyers')} summary={t(draft.publicCoverage ? 'company.pageOn' : 'company.pageOff')}>
      <SwitchField
        label={t('company.publicCoverage')}
        hint={t('company.publicCoverageHint')}
        value={draft.publicCoverage}
        onChange={(publicCoverage) => set({ publicCoverage })}
      />
      <SwitchField
        label={t('company.publicCoverageChallenge')}
        hint={t('company.publicCoverageChallengeHint')}
        value={draft.publicCoverageChallenge}
        onChange={(publicCoverageChallenge) => set({ publicCoverageChallenge })}
      />
      <FieldGrid>
        {languages.map(([language, label]) => (
          <TextField
            key={language}
            isLong
            maxLength={2000}
            label={t(label, { label: t('company.claimText') })}
            value={draft.claimTexts[language] ?? ''}
            onChange={(text) => set({ claimTexts: { ...draft.claimTexts, [language]: text } })}
          />
        ))}
      </FieldGrid>
      {view?.publicCoverage && (
        <Link href={path} target="_blank" rel="noreferrer">
          {t('company.openPage', { address: `${location.host}${path}` })}
        </Link>
      )}
    </Section>
  )
}
