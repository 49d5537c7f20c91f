import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { CoveragePage } from './coverage-page.tsx'
import './public-coverage.css'

const place = document.getElementById('pakbon')
if (place) {
  createRoot(place).render(
    <StrictMode>
      <CoveragePage />
    </StrictMode>,
  )
}
