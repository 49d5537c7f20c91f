import { useEffect, useMemo, useState } from 'react'
import type { CoverageAnswer } from '#public-coverage/views.ts'
import { speaker } from '#web/api/client.ts'
import { solveAhead } from './challenge.ts'
import { CoverageShown } from './coverage-shown.tsx'
import { readLink } from './link.ts'
import { QuestionForm } from './question-form.tsx'
import { browserLanguage, type Language, SpeechContext, speechOf } from './speech.ts'

/** Where a buyer asks how long a unit is covered: one question, one answer. */
export function CoveragePage() {
  const [language, setLanguage] = useState(browserLanguage)
  const [link] = useState(() => readLink(location))
  const [answer, setAnswer] = useState<CoverageAnswer | null>(null)
  const speech = useMemo(() => speechOf(language), [language])
  const { terms } = speech
  speaker.language = language
  speaker.connectionLost = terms.connectionLost
  useEffect(() => {
    document.documentElement.lang = language
    document.title = terms.title
  }, [language, terms])
  useEffect(solveAhead, [])
  const other: Language = language === 'nl' ? 'en' : 'nl'
  const askAgain = () => {
    solveAhead()
    setAnswer(null)
  }
  return (
    <SpeechContext value={speech}>
      <header>
        <button type="button" className="quiet" lang={other} onClick={() => setLanguage(other)}>
          {terms.otherLanguage}
        </button>
      </header>
      <main>
        <h1>{terms.title}</h1>
        {answer ? (
          <CoverageShown answer={answer} onAgain={askAgain} />
        ) : (
          <QuestionForm link={link} onAnswer={setAnswer} />
        )}
      </main>
    </SpeechContext>
  )
}
