import { makeStyles, tokens } from '@fluentui/react-components'
import { useState } from 'react'
import { applySettings, groupSettings, type Setting, type Settings } from '#domain/tracking-dimension-group.ts'
import { useText } from '#web/language/language.ts'
import { FormDialog } from '#web/ui/form-dialog.tsx'
import { FieldGrid, SwitchField } from '#web/ui/record/fields.tsx'
import { Section } from '#web/ui/section.tsx'
import type { GroupRecord } from './group-page.tsx'

const useStyles = makeStyles({
  table: { width: '100%', borderCollapse: 'collapse', '& th, & td': { textAlign: 'start', padding: '4px 12px 4px 0' } },
  changed: { fontWeight: tokens.fontWeightBold, textDecorationLine: 'underline' },
})

/** May still be switched while the group is active in the sales process. */
const free: readonly Setting[] = ['activeInSalesProcess', 'blankIssueAllowed']

interface GroupSettingsProps {
  readonly record: GroupRecord
  readonly canEdit: boolean
}

/** The settings of the serial number dimension; activating says first what it selects and clears (D2). */
export function GroupSettings({ record: { draft, set }, canEdit }: GroupSettingsProps) {
  const { t } = useText()
  const [asked, setAsked] = useState<Settings | null>(null)
  const present = settingsOf(draft)
  const choose = (setting: Setting, value: boolean) => {
    const applied = applySettings(present, { [setting]: value })
    if ('code' in applied) return
    if (setting === 'activeInSalesProcess' && value) setAsked(applied.settings)
    else set(applied.settings)
  }
  const isLocked = (setting: Setting) => draft.activeInSalesProcess && !free.includes(setting)
  return (
    <Section
      title={t('groups.settings')}
      summary={draft.activeInSalesProcess ? t('groups.setting.activeInSalesProcess') : ''}
    >
      <FieldGrid>
        {groupSettings.map((setting) => (
          <SwitchField
            key={setting}
            label={t(`groups.setting.${setting}`)}
            value={draft[setting]}
            isDisabled={!canEdit || isLocked(setting)}
            hint={hintOf(setting, isLocked(setting), t)}
            onChange={(value) => choose(setting, value)}
          />
        ))}
      </FieldGrid>
      {asked && (
        <Activation
          before={present}
          after={asked}
          onActivate={() => {
            set(asked)
            setAsked(null)
          }}
          onClose={() => setAsked(null)}
        />
      )}
    </Section>
  )
}

function hintOf(setting: Setting, isLocked: boolean, t: ReturnType<typeof useText>['t']): string | undefined {
  if (isLocked) return t('groups.locked')
  return setting === 'blankIssueAllowed' ? t('groups.blankIssueHint') : undefined
}

function settingsOf(draft: Settings): Settings {
  return Object.fromEntries(groupSettings.map((setting) => [setting, draft[setting]])) as Settings
}

interface ActivationProps {
  readonly before: Settings
  readonly after: Settings
  readonly onActivate: () => void
  readonly onClose: () => void
}

function Activation({ before, after, onActivate, onClose }: ActivationProps) {
  const styles = useStyles()
  const { t } = useText()
  const told = (is: boolean) => t(is ? 'groups.on' : 'groups.off')
  return (
    <FormDialog
      title={t('groups.activateTitle')}
      submitText={t('groups.activate')}
      onSubmit={onActivate}
      onClose={onClose}
    >
      <p>{t('groups.activateText')}</p>
      <table className={styles.table}>
        <thead>
          <tr>
            <td />
            <th scope="col">{t('groups.before')}</th>
            <th scope="col">{t('groups.after')}</th>
          </tr>
        </thead>
        <tbody>
          {groupSettings.map((setting) => (
            <tr key={setting} data-setting={setting} data-changes={before[setting] !== after[setting]}>
              <th scope="row">{t(`groups.setting.${setting}`)}</th>
              <td>{told(before[setting])}</td>
              <td className={before[setting] === after[setting] ? undefined : styles.changed}>
                {told(after[setting])}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </FormDialog>
  )
}
