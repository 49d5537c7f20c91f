import { FluentProvider, Toaster } from '@fluentui/react-components'
import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { useEffect } from 'react'
import { queryClient } from '#web/api/inquiry.ts'
import { useText } from '#web/language/language.ts'
import { useTheme } from '#web/session/theme.ts'
import { toasterId } from '#web/ui/toast.tsx'
import { loadAllPages, router } from './router.tsx'

/** The application, with what every page needs around it. */
export function App() {
  const { theme } = useTheme()
  const { language } = useText()
  useEffect(() => {
    const timer = window.setTimeout(loadAllPages, 2000)
    return () => window.clearTimeout(timer)
  }, [])
  return (
    <FluentProvider theme={theme} lang={language}>
      <QueryClientProvider client={queryClient}>
        <RouterProvider router={router} />
      </QueryClientProvider>
      <Toaster toasterId={toasterId} position="bottom-end" />
    </FluentProvider>
  )
}
