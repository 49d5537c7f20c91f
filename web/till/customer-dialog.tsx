import { useState } from 'react'
import { setCustomer } from './acts.ts'
import { catalogueStore, findCustomers } from './catalogue.ts'
import { Dialog } from './dialog.tsx'
import { identity } from './identity.ts'
import { sale } from './sale-state.ts'
import { intoList, moveInList } from './search-dialog.tsx'
import { useSpeech } from './speech.ts'
import { useStore } from './store.ts'
import type { Customer } from './wire.ts'

/** To whom it is sold: somebody that is looked up, or nobody in particular. */
export function CustomerDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useSpeech()
  const { ticket } = useStore(sale)
  const { register } = useStore(identity)
  const choose = (customerId: string | null) => {
    setCustomer(customerId)
    onClose()
  }
  return (
    <Dialog title={t('customer.title')} size="wide" onClose={onClose}>
      <CustomerChoice onChoose={({ id }) => choose(id)} />
      {ticket?.customerId && (
        <button type="button" onClick={() => choose(null)}>
          {t('customer.nobody', { customer: register?.till.customer.name ?? '' })}
        </button>
      )}
    </Dialog>
  )
}

/** A field for words, and the customers that have them; Enter takes the first. */
export function CustomerChoice({ onChoose }: { readonly onChoose: (customer: Customer) => void }) {
  const { t } = useSpeech()
  const catalogue = useStore(catalogueStore)
  const [text, setText] = useState('')
  const customers = findCustomers(catalogue, text)
  return (
    <>
      <label>
        {t('customer.words')}
        <input
          data-first
          maxLength={100}
          value={text}
          onChange={({ target }) => setText(target.value)}
          onKeyDown={(event) => intoList(event, () => customers[0] && onChoose(customers[0]))}
        />
      </label>
      <p role="status" className="hint">
        {text.trim() === '' ? t('customer.hint') : t('customer.found', { count: customers.length })}
      </p>
      <ul className="choices" onKeyDown={moveInList}>
        {customers.map((customer) => (
          <li key={customer.id}>
            <button type="button" className="choice" onClick={() => onChoose(customer)}>
              <span>
                <strong>{customer.name}</strong>
                <small>{[customer.number, customer.city, customer.email].filter(Boolean).join(' · ')}</small>
              </span>
            </button>
          </li>
        ))}
      </ul>
    </>
  )
}
