/** The sounds of the scan page. Each is known without looking: high is good, low and double is not. */
const tones = {
  accepted: [[1760, 0.07]],
  removed: [[880, 0.07]],
  changed: [[1175, 0.05]],
  lineComplete: [
    [1319, 0.09],
    [1760, 0.14],
  ],
  documentComplete: [
    [1047, 0.1],
    [1319, 0.1],
    [1760, 0.25],
  ],
  waiting: [[660, 0.05]],
  refused: [
    [196, 0.16],
    [0, 0.06],
    [196, 0.22],
  ],
} as const satisfies Record<string, readonly (readonly [hertz: number, seconds: number])[]>

export type Tone = keyof typeof tones

const mutedKey = 'pakbon.muted'
let audio: AudioContext | null = null

/** Whether the sounds are off on this device. */
export function isMuted(): boolean {
  return localStorage.getItem(mutedKey) === 'yes'
}

/** Turns the sounds off or on for this device. */
export function mute(isOff: boolean): void {
  localStorage.setItem(mutedKey, isOff ? 'yes' : 'no')
}

/** Plays a tone, and for a refusal shakes the device where it can. */
export function play(tone: Tone): void {
  if (tone === 'refused') navigator.vibrate?.([180, 80, 180])
  window.dispatchEvent(new CustomEvent('pakbon:tone', { detail: tone }))
  if (isMuted()) return
  audio ??= new AudioContext()
  if (audio.state === 'suspended') void audio.resume()
  let at = audio.currentTime
  for (const [hertz, seconds] of tones[tone]) {
    if (hertz > 0) sound(audio, hertz, at, seconds)
    at += seconds
  }
}

function sound(context: AudioContext, hertz: number, at: number, seconds: number): void {
  const oscillator = context.createOscillator()
  const gain = context.createGain()
  oscillator.type = hertz < 300 ? 'square' : 'sine'
  oscillator.frequency.value = hertz
  gain.gain.setValueAtTime(0.25, at)
  gain.gain.linearRampToValueAtTime(0, at + seconds)
  oscillator.connect(gain).connect(context.destination)
  oscillator.start(at)
  oscillator.stop(at + seconds)
}
