import { makeStyles } from '@fluentui/react-components'
import { useText } from '#web/language/language.ts'
import { FormDialog } from '#web/ui/form-dialog.tsx'

const useStyles = makeStyles({
  keys: { display: 'grid', gridTemplateColumns: 'auto 1fr', gap: '8px 16px', margin: 0, '& dd': { margin: 0 } },
})

const keys = [
  ['Enter, Tab', 'end'],
  ['Tab', 'leave'],
  ['F1', 'help'],
  ['F2', 'add'],
  ['F3', 'remove'],
  ['F4', 'notReadable'],
  ['F8', 'list'],
  ['F9', 'nextLine'],
  ['Ctrl+Z', 'undo'],
  ['Ctrl+Enter', 'post'],
  ['Esc', 'acknowledge'],
] as const

/** F1: what each key does. */
export function KeysDialog({ onClose }: { readonly onClose: () => void }) {
  const styles = useStyles()
  const { t } = useText()
  return (
    <FormDialog
      title={t('scan.keysTitle')}
      submitText={t('common.close')}
      isNotice
      onSubmit={onClose}
      onClose={onClose}
    >
      <dl className={styles.keys}>
        {keys.flatMap(([key, meaning]) => [
          <dt key={meaning}>
            <kbd>{key}</kbd>
          </dt>,
          <dd key={`${meaning} does`}>{t(`scan.keys.${meaning}`)}</dd>,
        ])}
      </dl>
    </FormDialog>
  )
}
