import { readFile } from '#web/api/client.ts'
import { Problem } from '#web/api/problem.ts'
import type { ShownReceipt } from './local-receipt.ts'
import { createStore } from './store.ts'

/** What goes on paper: the text of the stored print, or the receipt as the device can write it. */
export const paper = createStore<{ readonly sheet: Sheet | null }>({ sheet: null })

export type Sheet =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'receipt'; readonly receipt: ShownReceipt }
  | { readonly kind: 'report'; readonly lines: readonly string[] }

interface SerialPort {
  open(options: { baudRate: number }): Promise<void>
  close(): Promise<void>
  readonly writable: WritableStream<Uint8Array> | null
}

interface UsbEndpoint {
  readonly endpointNumber: number
  readonly direction: 'in' | 'out'
}

interface UsbDevice {
  open(): Promise<void>
  close(): Promise<void>
  selectConfiguration(value: number): Promise<void>
  claimInterface(number: number): Promise<void>
  transferOut(endpoint: number, data: Uint8Array): Promise<unknown>
  readonly configuration: {
    readonly interfaces: readonly {
      readonly interfaceNumber: number
      readonly alternate: { readonly interfaceClass: number; readonly endpoints: readonly UsbEndpoint[] }
    }[]
  } | null
}

interface Ports {
  readonly serial?: { getPorts(): Promise<SerialPort[]>; requestPort(): Promise<SerialPort> }
  readonly usb?: { getDevices(): Promise<UsbDevice[]>; requestDevice(options: object): Promise<UsbDevice> }
}

const ports = navigator as unknown as Ports
const printerClass = 7

/** Which raw connections to a receipt printer this browser has. */
export const rawConnections = (['usb', 'serial'] as const).filter((kind) => ports[kind] !== undefined)

/** Lets somebody choose the receipt printer; the browser remembers it. */
export async function choosePrinter(kind: 'usb' | 'serial'): Promise<void> {
  if (kind === 'usb') await ports.usb?.requestDevice({ filters: [{ classCode: printerClass }] })
  else await ports.serial?.requestPort()
}

/**
 * Prints a receipt: the stored print, raw where a printer was chosen, else by the browser on paper of 80 mm; where the
 * server does not have it or cannot be reached, as the device writes it.
 */
export async function printReceipt(receipt: ShownReceipt, { isStored }: { readonly isStored: boolean }): Promise<void> {
  try {
    if (isStored) return await printStored(receipt)
  } catch (error) {
    if (!(error instanceof Problem)) throw error
  }
  show({ kind: 'receipt', receipt })
}

async function printStored({ id }: ShownReceipt): Promise<void> {
  const url = `/receipts/${id}`
  const write = await rawWriter()
  if (write) return write(new Uint8Array(await (await readFile({ url: `${url}.escpos` })).arrayBuffer()))
  const text = await readFile({ url: `${url}.txt` })
  show({ kind: 'text', text: await text.text() })
}

/** Prints lines of a report. */
export function printReport(lines: readonly string[]): void {
  show({ kind: 'report', lines })
}

function show(sheet: Sheet): void {
  paper.set({ sheet })
  // After it stands on the page.
  requestAnimationFrame(() => requestAnimationFrame(() => window.print()))
}

async function rawWriter(): Promise<((bytes: Uint8Array) => Promise<void>) | null> {
  const [device] = (await ports.usb?.getDevices().catch(() => [])) ?? []
  if (device) return (bytes) => writeToUsb(device, bytes)
  const [port] = (await ports.serial?.getPorts().catch(() => [])) ?? []
  return port ? (bytes) => writeToSerial(port, bytes) : null
}

async function writeToSerial(port: SerialPort, bytes: Uint8Array): Promise<void> {
  await port.open({ baudRate: 19_200 })
  const writer = port.writable?.getWriter()
  try {
    await writer?.write(bytes)
  } finally {
    writer?.releaseLock()
    await port.close()
  }
}

async function writeToUsb(device: UsbDevice, bytes: Uint8Array): Promise<void> {
  await device.open()
  try {
    if (!device.configuration) await device.selectConfiguration(1)
    const found = device.configuration?.interfaces.find(({ alternate }) => alternate.interfaceClass === printerClass)
    const out = found?.alternate.endpoints.find(({ direction }) => direction === 'out')
    if (!found || !out) throw new Error('This USB device is no printer.')
    await device.claimInterface(found.interfaceNumber)
    await device.transferOut(out.endpointNumber, bytes)
  } finally {
    await device.close()
  }
}
