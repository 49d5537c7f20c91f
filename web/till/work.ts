import { play } from '#web/ui/scan-field/tones.ts'
import { catalogueStore, loadCatalogue, refreshCatalogue } from './catalogue.ts'
import { connection } from './connection.ts'
import { endSession, identity, readRegister, signInAgain } from './identity.ts'
import { loadOutgoing, outgoing, sendSales } from './outgoing.ts'
import { sale, takeInHand } from './sale-state.ts'
import { chosenLanguage, speak, speechStore } from './speech.ts'
import { loadTickets, sendTickets, tickets } from './sync.ts'

const refreshPause = 5 * 60_000
let refreshedAt = Number.NEGATIVE_INFINITY
let isRefreshing = false

/** Takes up what the device kept, and from then on does whatever the connection allows. */
export async function beginWork(): Promise<void> {
  const { disk } = identity.get()
  if (!disk) return
  await Promise.all([loadCatalogue(disk), loadTickets(), loadOutgoing()])
  const open = [...tickets.get().all.values()].filter(({ state }) => state === 'open')
  if (!sale.get().ticket) takeInHand(open.at(-1) ?? null)
  connection.subscribe(goOn)
  identity.subscribe(goOn)
  outgoing.subscribe(goOn)
  window.setInterval(goOn, 30_000)
  goOn()
}

/** Reads products, prices, customers and the shift again, at once. */
export async function refresh(): Promise<void> {
  const { disk, isSignedIn } = identity.get()
  if (!disk || !isSignedIn || isRefreshing) return
  isRefreshing = true
  try {
    await Promise.all([refreshCatalogue(disk), readRegister()])
    refreshedAt = performance.now()
  } catch {
    refreshedAt = performance.now() - refreshPause + 15_000 // what is kept serves meanwhile
  } finally {
    isRefreshing = false
  }
}

let isGoing = false

async function goOn(): Promise<void> {
  if (isGoing || !connection.get().isConnected) return
  isGoing = true
  try {
    const { isSignedIn, stage } = identity.get()
    const isNeeded = outgoing.get().waiting.length > 0 || stage === 'open'
    if (!isSignedIn && isNeeded && !(await signInAgain())) return
    await sendSales()
    await sendTickets()
    if (outgoing.get().waiting.length === 0) await endSession()
    const isStale = performance.now() - refreshedAt > refreshPause || catalogueStore.get().token === null
    if (isStale) await refresh()
  } finally {
    isGoing = false
  }
}

/** Speaks the language of whoever works here. */
export function speakAs(): () => void {
  let last = ''
  return identity.subscribe(() => {
    const { stage, register, device } = identity.get()
    const language = stage === 'open' ? register?.user.language : (chosenLanguage() ?? device?.language)
    const currency = register?.company.currency ?? speechStore.get().currency
    if (!language || `${language} ${currency}` === last) return
    last = `${language} ${currency}`
    void speak(language, currency)
  })
}

/** Sounds when the connection goes or comes back. */
export function soundConnection(): () => void {
  let was = connection.get().isConnected
  return connection.subscribe(() => {
    const { isConnected } = connection.get()
    if (was !== isConnected && identity.get().stage === 'open') play(isConnected ? 'changed' : 'waiting')
    was = isConnected
  })
}
