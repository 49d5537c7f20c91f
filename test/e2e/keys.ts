/** One event of a keyboard, as the browser's debugging protocol takes it. */
export interface KeyEvent {
  readonly type: 'keyDown' | 'rawKeyDown' | 'keyUp'
  readonly key: string
  readonly code: string
  readonly windowsVirtualKeyCode: number
  readonly modifiers: number
  readonly text?: string
  readonly unmodifiedText?: string
}

interface Key {
  readonly code: string
  readonly windowsVirtualKeyCode: number
}

export const control = 2
const shift = 8

/** The events of one character on a US keyboard, with Shift where that is how it is typed. */
export function strokeOf(character: string): readonly KeyEvent[] {
  const found = characters.get(character)
  if (!found) return press(character, { code: '', windowsVirtualKeyCode: 0 }, 0, character)
  return found.shifted
    ? held('Shift', shift, (down) => press(character, found, down, character))
    : press(character, found, 0, character)
}

/** The events of a key that has a name. */
export function strokeOfKey(name: 'Enter' | 'Tab'): readonly KeyEvent[] {
  if (name === 'Tab') return press('Tab', { code: 'Tab', windowsVirtualKeyCode: 9 }, 0)
  return press('Enter', { code: 'Enter', windowsVirtualKeyCode: 13 }, 0, '\r')
}

/** The events of Control with a character's key, which type no text. */
export function strokeWithControl(character: string): readonly KeyEvent[] {
  const key = characters.get(character) ?? { code: '', windowsVirtualKeyCode: 0 }
  return held('Control', control, (down) => press(character, key, down))
}

function press(name: string, key: Key, modifiers: number, text?: string): readonly KeyEvent[] {
  const { code, windowsVirtualKeyCode } = key
  const common = { key: name, code, windowsVirtualKeyCode, modifiers }
  const down: KeyEvent =
    text === undefined ? { type: 'rawKeyDown', ...common } : { type: 'keyDown', ...common, text, unmodifiedText: text }
  return [down, { type: 'keyUp', ...common }]
}

function held(
  name: 'Shift' | 'Control',
  modifiers: number,
  events: (modifiers: number) => readonly KeyEvent[],
): readonly KeyEvent[] {
  const key = { code: `${name}Left`, windowsVirtualKeyCode: name === 'Shift' ? 16 : 17 }
  const [down, up] = press(name, key, modifiers) as [KeyEvent, KeyEvent]
  return [down, ...events(modifiers), { ...up, modifiers: 0 }]
}

const characters = new Map<string, Key & { readonly shifted: boolean }>()
const put = (plain: string, shifted: string, key: Key) => {
  characters.set(plain, { ...key, shifted: false })
  if (shifted) characters.set(shifted, { ...key, shifted: true })
}
for (const letter of 'ABCDEFGHIJKLMNOPQRSTUVWXYZ') {
  put(letter.toLowerCase(), letter, { code: `Key${letter}`, windowsVirtualKeyCode: letter.charCodeAt(0) })
}
for (const [digit, sign] of [...')!@#$%^&*('].entries()) {
  put(String(digit), sign, { code: `Digit${digit}`, windowsVirtualKeyCode: 48 + digit })
}
for (const [plain, shifted, code, windowsVirtualKeyCode] of [
  [' ', '', 'Space', 32],
  [';', ':', 'Semicolon', 186],
  ['=', '+', 'Equal', 187],
  [',', '<', 'Comma', 188],
  ['-', '_', 'Minus', 189],
  ['.', '>', 'Period', 190],
  ['/', '?', 'Slash', 191],
  ['`', '~', 'Backquote', 192],
  ['[', '{', 'BracketLeft', 219],
  ['\\', '|', 'Backslash', 220],
  [']', '}', 'BracketRight', 221],
  ["'", '"', 'Quote', 222],
] as const) {
  put(plain, shifted, { code, windowsVirtualKeyCode })
}
