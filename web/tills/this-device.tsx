import { Button, Link, makeStyles, tokens } from '@fluentui/react-components'
import { useState } from 'react'
import type { TillOfDevice, TillView } from '#tills/views.ts'
import { useCommand } from '#web/api/command.ts'
import { useInquiry } from '#web/api/inquiry.ts'
import { useText } from '#web/language/language.ts'
import { FormDialog } from '#web/ui/form-dialog.tsx'
import { TextField } from '#web/ui/record/fields.tsx'
import { useDone } from '#web/ui/toast.tsx'

const useStyles = makeStyles({
  device: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: '8px 16px',
    padding: '8px 12px',
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
  },
})

/** Which till the device is that this page is shown on; it may be freed here. */
export function ThisDevice() {
  const styles = useStyles()
  const { t } = useText()
  const [isFreeing, setFreeing] = useState(false)
  const { data, error } = useInquiry<TillOfDevice | null>('/api/auth/till')
  if (!data || error) return <div className={styles.device}>{t('tills.thisIsNone')}</div>
  return (
    <div className={styles.device}>
      {t('tills.thisIs', { till: data.till.code })}
      <Link href="/till">{t('tills.goToTill')}</Link>
      <Button onClick={() => setFreeing(true)}>{t('tills.freeThis')}</Button>
      {isFreeing && (
        <FreeDevice
          url="/api/auth/till/device"
          title={t('tills.freeThis')}
          text={t('tills.freeThisText')}
          onClose={() => setFreeing(false)}
        />
      )}
    </div>
  )
}

interface FreeDeviceProps {
  readonly url: string
  readonly title: string
  readonly text: string
  readonly onClose: () => void
}

/** Asks before a device is a till no longer. */
export function FreeDevice({ url, title, text, onClose }: FreeDeviceProps) {
  const { t } = useText()
  const done = useDone()
  const { mutate, error, isPending } = useCommand<void>(() => ({ method: 'DELETE', url }), {
    onDone: () => {
      done(t('tills.freed'))
      onClose()
    },
  })
  return (
    <FormDialog title={title} submitText={title} problem={error} isBusy={isPending} onSubmit={mutate} onClose={onClose}>
      <p>{text}</p>
    </FormDialog>
  )
}

interface UseDeviceProps {
  readonly till: TillView
  readonly onClose: () => void
}

/** D61: makes the device that this page is shown on a till. */
export function UseDevice({ till, onClose }: UseDeviceProps) {
  const { t } = useText()
  const done = useDone()
  const [name, setName] = useState(till.device?.name ?? till.name)
  const { mutate, error, isPending } = useCommand<void>(
    () => ({ url: '/api/auth/till/device', body: { tillId: till.id, name: name.trim() } }),
    {
      onDone: () => {
        done(t('tills.registered'))
        onClose()
      },
    },
  )
  const title = t('tills.useThis', { till: till.code })
  return (
    <FormDialog
      title={title}
      submitText={title}
      problem={error}
      isBusy={isPending}
      canSubmit={name.trim() !== ''}
      onSubmit={mutate}
      onClose={onClose}
    >
      <p>{t('tills.useThisText', { till: till.code })}</p>
      <TextField label={t('tills.deviceName')} isRequired maxLength={100} value={name} onChange={setName} />
    </FormDialog>
  )
}
