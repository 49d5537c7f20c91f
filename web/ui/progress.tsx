import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components'

const useStyles = makeStyles({
  track: {
    height: '2px',
    overflow: 'hidden',
    backgroundColor: tokens.colorNeutralBackground6,
    borderRadius: tokens.borderRadiusMedium,
  },
  thick: { height: '4px' },
  bar: {
    height: '100%',
    backgroundColor: tokens.colorCompoundBrandBackground,
    transformOrigin: 'left',
    '@media (forced-colors: active)': { backgroundColor: 'Highlight' },
  },
  complete: { backgroundColor: tokens.colorPaletteGreenBackground3 },
})

interface ProgressProps {
  readonly done: number
  readonly max: number
  /** In words; without them it only repeats what stands beside it. */
  readonly label?: string
  readonly isThick?: boolean
  readonly className?: string | undefined
}

/** How much is done. It jumps where others glide: a page that changes with every scan would glide without end. */
export function Progress({ done, max, label, isThick = false, className }: ProgressProps) {
  const styles = useStyles()
  const share = max > 0 ? Math.min(1, done / max) : 0
  const told = label
    ? ({
        role: 'progressbar',
        'aria-label': label,
        'aria-valuenow': done,
        'aria-valuemin': 0,
        'aria-valuemax': max,
      } as const)
    : { 'aria-hidden': true }
  return (
    <div {...told} className={mergeClasses(styles.track, isThick && styles.thick, className)}>
      <div
        className={mergeClasses(styles.bar, done >= max && styles.complete)}
        style={{ transform: `scaleX(${share})` }}
      />
    </div>
  )
}
