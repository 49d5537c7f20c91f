import { type FormEvent, useId, useState } from 'react'
import type { CoverageAnswer, CoverageQuestion } from '#public-coverage/views.ts'
import { send } from '#web/api/client.ts'
import { Problem } from '#web/api/problem.ts'
import { takeSolved } from './challenge.ts'
import type { Link } from './link.ts'
import { useSpeech } from './speech.ts'

interface FormProps {
  readonly link: Link
  readonly onAnswer: (answer: CoverageAnswer) => void
}

type Field = 'companyCode' | 'serialNumber' | 'proof'

/** What a buyer fills in; what the link says already stands there. */
export function QuestionForm({ link, onAnswer }: FormProps) {
  const { terms } = useSpeech()
  const { draft, set, isAsking, missing, refusals, submit } = useQuestion({ link, onAnswer })
  const field = (name: Field, hint: string) => ({
    label: terms[name],
    hint,
    value: draft[name],
    fault: missing.includes(name) ? terms.needed : null,
    onChange: (text: string) => set(name, text),
  })
  return (
    <form onSubmit={submit} noValidate>
      <p>{terms.intro}</p>
      {link.companyCode === '' && <TextField {...field('companyCode', terms.companyCodeHint)} maxLength={20} />}
      <TextField {...field('serialNumber', terms.serialNumberHint)} maxLength={512} />
      <TextField {...field('proof', terms.proofHint)} maxLength={100} isFirst={link.serialNumber !== ''} />
      <div role="alert">
        {refusals.map((text) => (
          <p key={text} className="refusal">
            {text}
          </p>
        ))}
      </div>
      <button type="submit" aria-disabled={isAsking}>
        {isAsking ? terms.asking : terms.ask}
      </button>
      <p className="hint">{terms.privacy}</p>
    </form>
  )
}

function useQuestion({ link, onAnswer }: FormProps) {
  const [draft, setDraft] = useState({ companyCode: link.companyCode, serialNumber: link.serialNumber, proof: '' })
  const [isAsking, setAsking] = useState(false)
  const [missing, setMissing] = useState<readonly Field[]>([])
  const [problem, setProblem] = useState<Problem | null>(null)
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const empty = (['companyCode', 'serialNumber', 'proof'] as const).filter((name) => draft[name].trim() === '')
    setMissing(empty)
    if (isAsking || empty.length > 0) return
    setAsking(true)
    setProblem(null)
    try {
      onAnswer(await ask(draft, link))
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      setProblem(error)
    } finally {
      setAsking(false)
    }
  }
  return {
    draft,
    isAsking,
    missing,
    refusals: problem?.refusals.map(({ text }) => text) ?? [],
    set: (name: Field, text: string) => setDraft({ ...draft, [name]: text }),
    submit,
  }
}

/** The product of the link is that of the link's serial number alone, where it has one. */
async function ask(draft: Readonly<Record<Field, string>>, { serialNumber, gtin }: Link): Promise<CoverageAnswer> {
  const isOfLink = serialNumber === '' || serialNumber === draft.serialNumber
  const challenge = await takeSolved()
  const body: CoverageQuestion = { ...draft, ...(gtin && isOfLink && { gtin }), ...(challenge && { challenge }) }
  return send<CoverageAnswer>({ method: 'POST', url: '/public/coverage', body })
}

interface TextFieldProps {
  readonly label: string
  readonly hint: string
  readonly value: string
  readonly fault: string | null
  readonly maxLength: number
  /** Where the page begins to type. */
  readonly isFirst?: boolean
  readonly onChange: (text: string) => void
}

function TextField({ label, hint, value, fault, maxLength, isFirst = false, onChange }: TextFieldProps) {
  const id = useId()
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        value={value}
        maxLength={maxLength}
        required
        // biome-ignore lint/a11y/noAutofocus: all before it is filled in by the link that was scanned
        autoFocus={isFirst}
        autoComplete="off"
        autoCapitalize="characters"
        spellCheck={false}
        aria-invalid={fault !== null}
        aria-describedby={`${id}-hint`}
        onChange={({ target }) => onChange(target.value)}
      />
      <p id={`${id}-hint`} className={fault ? 'refusal' : 'hint'}>
        {fault ?? hint}
      </p>
    </div>
  )
}
