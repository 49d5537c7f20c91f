import { keepFile } from '#web/api/client.ts'

/** Shows a file in a tab that was opened for it; where the browser opened none, it is kept as a file. */
export function showFile(file: Blob, { tab, name }: { readonly tab: Window | null; readonly name: string }): void {
  if (tab === null || tab.closed) {
    keepFile(file, name)
    return
  }
  const address = URL.createObjectURL(file)
  tab.location.href = address
  setTimeout(() => URL.revokeObjectURL(address), 60_000)
}
