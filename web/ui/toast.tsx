import { Toast, ToastTitle, useToastController } from '@fluentui/react-components'

export const toasterId = 'pakbon-toasts'

/** Says in a corner that something was done; a refusal is never said there, but where it belongs. */
export function useDone(): (text: string) => void {
  const { dispatchToast } = useToastController(toasterId)
  return (text) =>
    dispatchToast(
      <Toast>
        <ToastTitle>{text}</ToastTitle>
      </Toast>,
      { intent: 'success', timeout: 4000 },
    )
}
