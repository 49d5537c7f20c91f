import { useState } from 'react'
import { newId } from '#web/api/new-id.ts'
import { Problem } from '#web/api/problem.ts'
import { addCustomer } from './catalogue.ts'
import { ask, connection } from './connection.ts'
import { identity } from './identity.ts'
import { Refusals } from './refusals.tsx'
import { useSpeech } from './speech.ts'
import { useStore } from './store.ts'
import type { Customer } from './wire.ts'

interface NewCustomerProps {
  /** What was looked for and not found. */
  readonly name: string
  readonly onMade: (customer: Customer) => void
  readonly onBack: () => void
}

const fields = [
  ['name', 200],
  ['company', 200],
  ['street', 300],
  ['postalCode', 20],
  ['city', 200],
  ['email', 254],
] as const
type Typed = Readonly<Record<(typeof fields)[number][0], string>>

/** D60: a customer who is not known yet; the server has to make it, so it needs the connection. */
export function NewCustomer({ name, onMade, onBack }: NewCustomerProps) {
  const { t } = useSpeech()
  const { isConnected } = useStore(connection)
  const [typed, setTyped] = useState<Typed>({ name, company: '', street: '', postalCode: '', city: '', email: '' })
  const { make, problem, isBusy } = useMaking(onMade)
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault()
        if (isConnected && !isBusy) void make(typed)
      }}
    >
      {!isConnected && <p role="alert">{t('customer.newOffline')}</p>}
      {fields.map(([field, maxLength]) => (
        <label key={field}>
          {t(`customer.${field}`)}
          <input
            // biome-ignore lint/a11y/noAutofocus: it was asked for
            autoFocus={field === 'name'}
            type={field === 'email' ? 'email' : 'text'}
            autoComplete="off"
            required={field === 'name'}
            maxLength={maxLength}
            value={typed[field]}
            onChange={({ target }) => setTyped({ ...typed, [field]: target.value })}
          />
        </label>
      ))}
      <Refusals refusals={problem?.refusals ?? []} />
      <button type="submit" className="primary large" aria-disabled={!isConnected || isBusy}>
        {t('customer.make')}
      </button>
      <button type="button" onClick={onBack}>
        {t('customer.back')}
      </button>
    </form>
  )
}

function useMaking(onMade: NewCustomerProps['onMade']) {
  const { language } = useSpeech()
  const [id] = useState(newId)
  const [problem, setProblem] = useState<Problem | null>(null)
  const [isBusy, setBusy] = useState(false)
  const make = async (typed: Typed) => {
    setBusy(true)
    setProblem(null)
    try {
      const body = bodyOf(typed, { id, language })
      const customer = await ask<Customer>({ method: 'POST', url: '/register/customers', body })
      const { disk } = identity.get()
      if (disk) await addCustomer(disk, customer)
      onMade(customer)
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      setProblem(error)
      setBusy(false)
    }
  }
  return { make, problem, isBusy }
}

function bodyOf(typed: Typed, more: { readonly id: string; readonly language: 'nl' | 'en' }) {
  const { name, company, email, ...address } = Object.fromEntries(
    Object.entries(typed).flatMap(([field, text]) => (text.trim() === '' ? [] : [[field, text.trim()]])),
  ) as Partial<Typed>
  return { ...more, name, address, ...(company ? { company } : {}), ...(email ? { email } : {}) }
}
