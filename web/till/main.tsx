import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app.tsx'
import { Broken } from './broken.tsx'
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
  const root = createRoot(place, {
    // What is on the device stays there: beginning again loses nothing.
    onUncaughtError(error) {
      console.error(error)
      setTimeout(() => root.render(<Broken />))
    },
  })
  root.render(
    <StrictMode>
      <App />
    </StrictMode>,
  )
}
