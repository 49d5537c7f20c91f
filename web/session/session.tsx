import { createContext, type ReactNode, useContext, useMemo } from 'react'
import type { Static } from 'typebox'
import { type Duty, type DutyNeeded, reviewDuty } from '#domain/duty.ts'
import type { MeView } from '#security/views.ts'
import { speaker } from '#web/api/client.ts'

export type Me = Static<typeof MeView>

/** Who works here: in which company, and what that one may do. The server decides; a page only explains (D75). */
export interface Session {
  readonly me: Me
  readonly company: Me['companies'][number]
  readonly can: (needed: DutyNeeded) => boolean
}

const SessionContext = createContext<Session | null>(null)

/** Gives the pages below it the session of the signed-in user. */
export function SessionProvider({ me, children }: { readonly me: Me; readonly children: ReactNode }) {
  const session = useMemo(() => sessionOf(me), [me])
  return <SessionContext value={session}>{children}</SessionContext>
}

/** The session of the signed-in user. */
export function useSession(): Session {
  const session = useContext(SessionContext)
  if (!session) throw new Error('There is no session around this component.')
  return session
}

const companyKey = 'pakbon.company'

/** The company of this browser tab: the one that a colleague's link names, else that of before. */
export function rememberedCompany(): string | null {
  const linked = new URLSearchParams(window.location.search).get('company')
  return linked ?? sessionStorage.getItem(companyKey) ?? localStorage.getItem(companyKey)
}

/** Works in another company from now on: everything on the screen belongs to the old one and goes. */
export function switchCompany(code: string): void {
  rememberCompany(code)
  window.location.assign('/')
}

/** Keeps the company for this tab, and as the first choice of new ones; null forgets it. */
export function rememberCompany(code: string | null): void {
  speaker.companyCode = code
  if (code === null) {
    sessionStorage.removeItem(companyKey)
    localStorage.removeItem(companyKey)
    return
  }
  sessionStorage.setItem(companyKey, code)
  localStorage.setItem(companyKey, code)
}

function sessionOf(me: Me): Session {
  const duties = new Set<Duty>(me.duties as readonly Duty[])
  const company = me.companies.find(({ id }) => id === me.companyId) ?? { id: me.companyId, code: '', name: '' }
  return { me, company, can: (needed) => reviewDuty({ duties }, needed) === null }
}
