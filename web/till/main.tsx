import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app.tsx'
import { watchConnection } from './connection.ts'
import { keepShell } from './shell.ts'
import { firstLanguage, speak } from './speech.ts'
import './till.css'
import './sale.css'
import './pay.css'

await speak(firstLanguage())
keepShell()
watchConnection()
const place = document.getElementById('pakbon')
if (place) {
  createRoot(place).render(
    <StrictMode>
      <App />
    </StrictMode>,
  )
}
