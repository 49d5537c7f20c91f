import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import { DismissCircleFilled, QuestionCircleFilled } from '@fluentui/react-icons'
import type { Static } from 'typebox'
import type { TraceAnswer, UnitView } from '#serial-numbers/views.ts'
import { useText } from '#web/language/language.ts'
import { SerialText } from '#web/ui/serial-text.tsx'

const useStyles = makeStyles({
  box: {
    display: 'grid',
    gap: '8px',
    padding: '12px 16px',
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground1,
    border: `3px solid ${tokens.colorNeutralStroke1}`,
    overflowWrap: 'anywhere',
  },
  head: { fontSize: tokens.fontSizeBase500, lineHeight: tokens.lineHeightBase600, fontWeight: tokens.fontWeightBold },
  no: { color: tokens.colorStatusDangerForeground3 },
  which: { border: `3px solid ${tokens.colorStatusWarningBorder2}` },
  icon: { verticalAlign: 'text-bottom', marginInlineEnd: '6px' },
  choices: { display: 'flex', flexWrap: 'wrap', gap: '8px' },
})

type Answer = Static<typeof TraceAnswer>

interface NoAnswerProps {
  readonly serial: string
  readonly answer: Answer
  readonly onProduct: (productId: string) => void
}

/** Where there is no one unit to tell of: none is known, or several are; nothing is guessed (D82). */
export function NoAnswer({ serial, answer, onProduct }: NoAnswerProps) {
  const styles = useStyles()
  const { t } = useText()
  if (answer.others.length > 0) return <Ambiguous serial={serial} units={answer.others} onProduct={onProduct} />
  const { candidates, endings, hints, earlier } = answer
  const isNear = candidates.length + endings.length + hints.length + earlier.length > 0
  return (
    <div className={styles.box} data-trace="unknown">
      <div className={mergeClasses(styles.head, styles.no)}>
        <DismissCircleFilled className={styles.icon} aria-hidden />
        {t('trace.unknown')}: <SerialText serialNumber={serial} />
      </div>
      <div>
        {t('trace.unknownHint')} {isNear && t('trace.unknownNear')}
      </div>
    </div>
  )
}

interface AmbiguousProps {
  readonly serial: string
  readonly units: readonly UnitView[]
  readonly onProduct: (productId: string) => void
}

function Ambiguous({ serial, units, onProduct }: AmbiguousProps) {
  const styles = useStyles()
  const { t } = useText()
  const products = [...new Map(units.map((unit) => [unit.productId, unit])).values()]
  const isOfProducts = products.length > 1
  return (
    <div className={mergeClasses(styles.box, styles.which)} data-trace="ambiguous">
      <div className={styles.head}>
        <QuestionCircleFilled className={styles.icon} aria-hidden />
        {t(isOfProducts ? 'trace.ambiguous' : 'trace.ambiguousUnits')} <SerialText serialNumber={serial} />
      </div>
      <div>{t(isOfProducts ? 'trace.ambiguousHint' : 'trace.ambiguousUnitsHint')}</div>
      {isOfProducts && (
        <div className={styles.choices}>
          {products.map(({ productId, productNumber, productName }) => (
            <Button key={productId} size="large" onClick={() => onProduct(productId)}>
              <bdi>{`${productNumber} ${productName}`}</bdi>
            </Button>
          ))}
        </div>
      )}
    </div>
  )
}
