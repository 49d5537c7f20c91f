/** Gives the focus to an element of a list at once, or once it is drawn where it was out of sight. */
export function focusWhenDrawn(list: HTMLElement | null, selector: string): void {
  const find = () => list?.querySelector<HTMLElement>(selector)
  const drawn = find()
  if (drawn) drawn.focus()
  else requestAnimationFrame(() => requestAnimationFrame(() => find()?.focus()))
}
