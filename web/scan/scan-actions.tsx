import { Button, makeStyles, Tooltip } from '@fluentui/react-components'
import {
  ArrowUndoRegular,
  BarcodeScannerRegular,
  CameraRegular,
  ChevronDownRegular,
  EyeOffRegular,
  KeyboardRegular,
  Speaker2Regular,
  SpeakerMuteRegular,
} from '@fluentui/react-icons'
import { memo, type ReactElement, useState } from 'react'
import { useText } from '#web/language/language.ts'
import { useSession } from '#web/session/session.tsx'
import { isMuted, mute } from '#web/ui/scan-field/tones.ts'

const useStyles = makeStyles({
  actions: { display: 'flex', flexWrap: 'wrap', gap: '6px', '& button': { minHeight: '44px' } },
})

interface ScanActionsProps {
  readonly canRegister: boolean
  readonly onNotReadable: () => void
  readonly onUndo: () => void
  readonly onNextLine: () => void
  readonly onList: () => void
  readonly onCamera: () => void
  readonly onKeys: () => void
  /** After the sound went on or off. */
  readonly onSound: () => void
}

/** What the keys do, as buttons, for the mouse and the finger. */
export const ScanActions = memo(function ScanActions(props: ScanActionsProps) {
  const { canRegister, onNotReadable, onUndo, onNextLine, onList, onCamera, onKeys, onSound } = props
  const styles = useStyles()
  const { t } = useText()
  const { can } = useSession()
  const [isOff, setOff] = useState(isMuted())
  const mayNotReadable = can('maintainNotReadableRegistrations')
  const why = t('scan.notReadableDuty', { duty: t('dutyName.maintainNotReadableRegistrations') })
  const button = (icon: ReactElement, text: string, key: string, onClick: () => void, isDisabled = !canRegister) => (
    <Button icon={icon} onClick={onClick} disabledFocusable={isDisabled} aria-keyshortcuts={key}>
      {text} {key && <small aria-hidden>&nbsp;{key}</small>}
    </Button>
  )
  const notReadable = button(
    <EyeOffRegular />,
    t('scan.actions.notReadable'),
    'F4',
    onNotReadable,
    !canRegister || !mayNotReadable,
  )
  return (
    <div className={styles.actions}>
      {mayNotReadable ? (
        notReadable
      ) : (
        <Tooltip content={why} relationship="description">
          {notReadable}
        </Tooltip>
      )}
      {button(<ArrowUndoRegular />, t('scan.actions.undo'), 'Ctrl+Z', onUndo)}
      {button(<ChevronDownRegular />, t('scan.actions.nextLine'), 'F9', onNextLine)}
      {button(<BarcodeScannerRegular />, t('scan.actions.list'), 'F8', onList)}
      {button(<CameraRegular />, t('scan.actions.camera'), '', onCamera)}
      {button(<KeyboardRegular />, t('scan.actions.keys'), 'F1', onKeys, false)}
      <Button
        icon={isOff ? <SpeakerMuteRegular /> : <Speaker2Regular />}
        appearance="subtle"
        onClick={() => {
          mute(!isOff)
          setOff(!isOff)
          onSound()
        }}
      >
        {t(isOff ? 'scan.actions.unmute' : 'scan.actions.mute')}
      </Button>
    </div>
  )
})
