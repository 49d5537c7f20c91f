import { setCustomer } from './acts.ts'
import { CustomerChoice } from './customer-choice.tsx'
import { Dialog } from './dialog.tsx'
import { identity } from './identity.ts'
import { sale } from './sale-state.ts'
import { useSpeech } from './speech.ts'
import { useStore } from './store.ts'

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
