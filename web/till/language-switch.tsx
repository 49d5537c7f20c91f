import { chooseLanguage, useSpeech } from './speech.ts'

/** Lets whoever stands here read the other language. */
export function LanguageSwitch() {
  const { t, language } = useSpeech()
  const other = language === 'nl' ? 'en' : 'nl'
  return (
    <button type="button" className="quiet language" lang={other} onClick={() => chooseLanguage(other)}>
      {t('app.otherLanguage')}
    </button>
  )
}
