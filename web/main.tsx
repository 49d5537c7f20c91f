import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from '#web/app/app.tsx'
import { firstLanguage, speak } from '#web/language/language.ts'
import './app.css'

await speak(firstLanguage())
const place = document.getElementById('pakbon')
if (place) {
  createRoot(place).render(
    <StrictMode>
      <App />
    </StrictMode>,
  )
}
