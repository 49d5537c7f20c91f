import { useEffect, useRef, useState } from 'react'
import { Dialog } from './dialog.tsx'
import { sale } from './sale-state.ts'
import { useSpeech } from './speech.ts'
import { useStore } from './store.ts'

interface CameraDialogProps {
  readonly onEntry: (text: string) => void
  readonly onClose: () => void
}

/** Scans with the camera; a code in sight is taken once. The reader is loaded when it is first needed. */
export function CameraDialog({ onEntry, onClose }: CameraDialogProps) {
  const { t } = useSpeech()
  const { verdict, refused } = useStore(sale)
  const video = useRef<HTMLVideoElement>(null)
  const [isRefused, setRefused] = useState(false)
  useEffect(() => {
    const leaving = new AbortController()
    import('#web/ui/scan-field/camera.ts')
      .then(({ readBarcodes }) => readBarcodes(video.current, onEntry, leaving.signal))
      .catch(() => leaving.signal.aborted || setRefused(true))
    return () => leaving.abort()
  }, [onEntry])
  const last = refused.at(-1)
  return (
    <Dialog title={t('sale.camera')} onClose={onClose}>
      <p role={isRefused ? 'alert' : undefined}>{t(isRefused ? 'sale.cameraRefused' : 'sale.cameraHint')}</p>
      <video ref={video} muted playsInline />
      <p role="status" className="told">
        {last
          ? t('sale.cameraNot', { text: last.text })
          : verdict && `${t(`sale.verdict.${verdict.kind}`)} ${verdict.text}`}
      </p>
    </Dialog>
  )
}
