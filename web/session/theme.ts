import { type Theme, teamsHighContrastTheme, webDarkTheme, webLightTheme } from '@fluentui/react-components'
import { useSyncExternalStore } from 'react'

export const themeNames = ['system', 'light', 'dark', 'highContrast'] as const
export type ThemeName = (typeof themeNames)[number]

const themeKey = 'pakbon.theme'
const listeners = new Set<() => void>()
const darkWanted = window.matchMedia('(prefers-color-scheme: dark)')
const contrastWanted = window.matchMedia('(prefers-contrast: more)')

/** The theme that the user chose, as last known in this browser. */
export function chosenTheme(): ThemeName {
  const kept = localStorage.getItem(themeKey)
  return themeNames.find((name) => name === kept) ?? 'system'
}

/** Shows another theme at once. */
export function chooseTheme(name: ThemeName): void {
  if (name === chosenTheme()) return
  localStorage.setItem(themeKey, name)
  for (const listener of listeners) listener()
}

/** The theme on the screen; `system` follows the device. */
export function useTheme(): { readonly theme: Theme; readonly name: Exclude<ThemeName, 'system'> } {
  const name = useSyncExternalStore(subscribe, shownTheme)
  return { theme: themes[name], name }
}

const themes = { light: webLightTheme, dark: webDarkTheme, highContrast: teamsHighContrastTheme }

function shownTheme(): Exclude<ThemeName, 'system'> {
  const chosen = chosenTheme()
  if (chosen !== 'system') return chosen
  if (contrastWanted.matches) return 'highContrast'
  return darkWanted.matches ? 'dark' : 'light'
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  darkWanted.addEventListener('change', listener)
  contrastWanted.addEventListener('change', listener)
  return () => {
    listeners.delete(listener)
    darkWanted.removeEventListener('change', listener)
    contrastWanted.removeEventListener('change', listener)
  }
}
