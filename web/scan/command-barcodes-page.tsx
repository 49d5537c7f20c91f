import { Button, makeStyles, tokens } from '@fluentui/react-components'
import { PrintRegular } from '@fluentui/react-icons'
import { code128, drawingSVG } from 'bwip-js/browser'
import { commandBarcodes } from '#domain/scan.ts'
import { useText } from '#web/language/language.ts'
import { Page } from '#web/ui/page.tsx'

const useStyles = makeStyles({
  sheet: { display: 'grid', gridTemplateColumns: 'repeat(auto-fit, minmax(min(320px, 100%), 1fr))', gap: '24px' },
  card: {
    display: 'grid',
    justifyItems: 'center',
    gap: '8px',
    margin: 0,
    padding: '16px',
    color: '#000',
    backgroundColor: '#fff',
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    breakInside: 'avoid',
  },
  name: { fontSize: '24px', fontWeight: tokens.fontWeightBold },
  image: { maxWidth: '100%', height: '90px' },
  tools: { '@media print': { display: 'none' } },
})

/** D21: the sheet of barcodes that command the Serial numbers page, to print. */
export function CommandBarcodesPage() {
  const styles = useStyles()
  const { t } = useText()
  const print = (
    <Button icon={<PrintRegular />} appearance="primary" className={styles.tools} onClick={() => window.print()}>
      {t('commandBarcodes.print')}
    </Button>
  )
  return (
    <Page title={t('commandBarcodes.title')} actions={print}>
      <p>{t('commandBarcodes.intro')}</p>
      <div className={styles.sheet}>
        {Object.entries(commandBarcodes).map(([text, command]) => (
          <figure key={text} className={styles.card}>
            <figcaption className={styles.name}>{t(`commandBarcodes.names.${command}`)}</figcaption>
            <img className={styles.image} src={pictureOf(text)} alt={text} />
            <code>{text}</code>
          </figure>
        ))}
      </div>
    </Page>
  )
}

function pictureOf(text: string): string {
  const drawn = code128({ bcid: 'code128', text, height: 14, paddingwidth: 6 }, drawingSVG())
  return `data:image/svg+xml,${encodeURIComponent(drawn)}`
}
