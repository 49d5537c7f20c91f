import { makeStyles, tokens } from '@fluentui/react-components'
import { useEffect, useRef, useState } from 'react'
import { useText } from '#web/language/language.ts'
import { FormDialog } from '#web/ui/form-dialog.tsx'
import { readBarcodes } from '#web/ui/scan-field/camera.ts'
import { SerialText } from '#web/ui/serial-text.tsx'
import type { Verdict } from './entry.ts'

const useStyles = makeStyles({
  video: {
    width: '100%',
    maxHeight: '60dvh',
    objectFit: 'cover',
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: '#000',
  },
  told: { fontSize: '24px', fontWeight: tokens.fontWeightSemibold, minHeight: '1.4em' },
})

interface CameraDialogProps {
  readonly verdict: Verdict | null
  readonly onEntry: (text: string) => void
  readonly onClose: () => void
}

/** Scans with the camera of a phone; a code in sight is taken once. */
export function CameraDialog({ verdict, onEntry, onClose }: CameraDialogProps) {
  const styles = useStyles()
  const { t } = useText()
  const video = useRef<HTMLVideoElement>(null)
  const [isRefused, setRefused] = useState(false)
  const [taken, setTaken] = useState<string | null>(null)
  useEffect(() => {
    const stopping = new AbortController()
    const take = (text: string) => {
      setTaken(text)
      onEntry(text)
    }
    readBarcodes(video.current, take, stopping.signal).catch(() => stopping.signal.aborted || setRefused(true))
    return () => stopping.abort()
  }, [onEntry])
  return (
    <FormDialog
      title={t('scan.cameraTitle')}
      submitText={t('common.close')}
      isNotice
      onSubmit={onClose}
      onClose={onClose}
    >
      {isRefused ? <p role="alert">{t('scan.cameraRefused')}</p> : <p>{t('scan.cameraHint')}</p>}
      <video ref={video} className={styles.video} muted playsInline />
      <div className={styles.told} role="status">
        {taken !== null && <SerialText serialNumber={taken} />} {verdict?.line && t('scan.ofLine', lineOf(verdict))}
      </div>
    </FormDialog>
  )
}

function lineOf({ line }: Verdict) {
  return { line: line?.lineNumber, done: (line?.registered ?? 0) + (line?.notReadable ?? 0), quantity: line?.quantity }
}
