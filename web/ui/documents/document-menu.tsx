import { Button, Menu, MenuDivider, MenuItem, MenuList, MenuPopover, MenuTrigger } from '@fluentui/react-components'
import { MoreHorizontalRegular, PrintRegular } from '@fluentui/react-icons'
import { useEffect, useState } from 'react'
import { tinykeys } from 'tinykeys'
import type { PrintView } from '#printing/views.ts'
import { download, readFile } from '#web/api/client.ts'
import { useCommand } from '#web/api/command.ts'
import type { Problem } from '#web/api/problem.ts'
import { useText } from '#web/language/language.ts'
import { Refusals } from '#web/ui/refusals.tsx'
import { MailDialog } from './mail-dialog.tsx'
import { showFile } from './show-file.ts'

/** A posted document, as what it can be printed and sent as. */
export interface PrintedDocument {
  /** `/packing-slips/…` or `/invoices/…` */
  readonly url: string
  readonly number: string
  /** Whether the user's duties let him send it. */
  readonly canSend: boolean
  readonly hasUnits: boolean
}

const files = [
  { term: 'label', ending: '/label.pdf', ofUnits: false },
  { term: 'labels', ending: '/labels.pdf', ofUnits: true },
  { term: 'labelsZpl', ending: '.zpl', ofUnits: true },
  { term: 'csv', ending: '.csv', ofUnits: true },
  { term: 'xlsx', ending: '.xlsx', ofUnits: true },
  { term: 'eDocument', ending: '.xml', ofUnits: false },
  { term: 'events', ending: '.jsonld', ofUnits: true },
] as const

/** Print, which Ctrl+P does too, and every other form of a posted document (D80). */
export function DocumentMenu({ document }: { readonly document: PrintedDocument }) {
  const { t } = useText()
  const { url, number, canSend, hasUnits } = document
  const [problem, setProblem] = useState<Problem | null>(null)
  const [isMailing, setMailing] = useState(false)
  const print = useCommand<Window | null, PrintView>(() => ({ url: `${url}/prints`, body: {} }), {
    onDone: ({ id }, tab) => {
      readFile({ url: `/prints/${id}.pdf` }).then((file) => showFile(file, { tab, name: `${number}.pdf` }), setProblem)
    },
    onRefused: (_, tab) => tab?.close(),
  })
  // The tab is opened while the key is pressed: a browser lets no page open one later.
  const start = () => {
    setProblem(null)
    print.mutate(window.open('', '_blank'))
  }
  useCtrlP(start)
  const save = (ending: string) => {
    setProblem(null)
    download({ url: url + ending }, `${number}${ending.replace('/', '-')}`).catch(setProblem)
  }
  return (
    <>
      <Button icon={<PrintRegular />} aria-keyshortcuts="Control+P" disabledFocusable={print.isPending} onClick={start}>
        {t('documents.print')}
      </Button>
      <Menu>
        <MenuTrigger disableButtonEnhancement>
          <Button icon={<MoreHorizontalRegular />} aria-label={t('documents.more', { number })} />
        </MenuTrigger>
        <MenuPopover>
          <MenuList>
            {canSend && <MenuItem onClick={() => setMailing(true)}>{t('documents.sendByMail')}</MenuItem>}
            {canSend && <MenuDivider />}
            {files
              .filter(({ ofUnits }) => hasUnits || !ofUnits)
              .map(({ term, ending }) => (
                <MenuItem key={ending} onClick={() => save(ending)}>
                  {t(`documents.${term}`)}
                </MenuItem>
              ))}
          </MenuList>
        </MenuPopover>
      </Menu>
      <Refusals problem={problem ?? print.error} />
      {isMailing && <MailDialog document={document} onClose={() => setMailing(false)} />}
    </>
  )
}

/** The browser's own print is of the page; what is wanted is the document. */
function useCtrlP(start: () => void) {
  useEffect(
    () =>
      tinykeys(window, {
        '$mod+p': (event) => {
          event.preventDefault()
          start()
        },
      }),
    [start],
  )
}
