/**
 * Waits until this tab alone is the till of this device, and stays so until it is closed. Where a page without https
 * has no locks it is so at once.
 */
export function holdTill(onHeld: () => void): () => void {
  const leaving = new AbortController()
  if (!navigator.locks) {
    onHeld()
    return () => {}
  }
  let release = () => {}
  const held = new Promise<void>((resolve) => {
    release = resolve
  })
  navigator.locks
    .request('pakbon-till', { signal: leaving.signal }, () => {
      onHeld()
      return held
    })
    .catch(() => {}) // left before its turn
  return () => {
    leaving.abort()
    release()
  }
}
