import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import { AddCircleFilled, SubtractCircleFilled } from '@fluentui/react-icons'
import { memo } from 'react'
import { useText } from '#web/language/language.ts'
import type { ScanMode } from './entry.ts'

const useStyles = makeStyles({
  bar: { display: 'grid', gridTemplateColumns: '1fr 1fr', gap: '4px' },
  mode: {
    display: 'flex',
    alignItems: 'center',
    justifyContent: 'center',
    gap: '8px',
    minHeight: '48px',
    font: 'inherit',
    fontSize: tokens.fontSizeBase400,
    color: tokens.colorNeutralForeground2,
    backgroundColor: tokens.colorNeutralBackground1,
    border: `2px solid ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusMedium,
    cursor: 'pointer',
    ':focus-visible': { outline: `3px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '1px' },
  },
  add: {
    fontWeight: tokens.fontWeightBold,
    color: tokens.colorNeutralForegroundOnBrand,
    backgroundColor: tokens.colorBrandBackground,
    fontSize: '24px',
  },
  remove: {
    fontWeight: tokens.fontWeightBold,
    color: tokens.colorNeutralForegroundInverted,
    backgroundColor: tokens.colorStatusDangerForeground1,
    fontSize: '24px',
    textDecorationLine: 'underline',
  },
})

interface ModeBarProps {
  readonly mode: ScanMode
  readonly onAdd: () => void
  readonly onRemove: () => void
}

/** D21: Add or Remove, unmistakable by word, icon, colour and shape; F2 and F3 switch as well. */
export const ModeBar = memo(function ModeBar({ mode, onAdd, onRemove }: ModeBarProps) {
  const styles = useStyles()
  const { t } = useText()
  return (
    <div role="group" aria-label={t('scan.mode')} className={styles.bar} data-mode={mode}>
      <button
        type="button"
        aria-pressed={mode === 'add'}
        className={mergeClasses(styles.mode, mode === 'add' && styles.add)}
        onClick={onAdd}
      >
        <AddCircleFilled aria-hidden /> {t('scan.add')} <small aria-hidden>F2</small>
      </button>
      <button
        type="button"
        aria-pressed={mode === 'remove'}
        className={mergeClasses(styles.mode, mode === 'remove' && styles.remove)}
        onClick={onRemove}
      >
        <SubtractCircleFilled aria-hidden /> {t('scan.remove')} <small aria-hidden>F3</small>
      </button>
    </div>
  )
})
