import { PersonAddRegular } from '@fluentui/react-icons'
import { useState } from 'react'
import { catalogueStore, findCustomers } from './catalogue.ts'
import { NewCustomer } from './new-customer.tsx'
import { intoList, moveInList } from './search-dialog.tsx'
import { useSpeech } from './speech.ts'
import { useStore } from './store.ts'
import type { Customer } from './wire.ts'

/** A field for words, and the customers that have them; Enter takes the first. One that is not there is made. */
export function CustomerChoice({ onChoose }: { readonly onChoose: (customer: Customer) => void }) {
  const { t } = useSpeech()
  const catalogue = useStore(catalogueStore)
  const [text, setText] = useState('')
  const [isNew, setNew] = useState(false)
  const customers = findCustomers(catalogue, text)
  if (isNew) return <NewCustomer name={text} onMade={onChoose} onBack={() => setNew(false)} />
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
      <button type="button" onClick={() => setNew(true)}>
        <PersonAddRegular aria-hidden fontSize={24} /> {t('customer.new')}
      </button>
    </>
  )
}
