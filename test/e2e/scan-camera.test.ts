import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect } from 'vitest'
import { filmBarcode } from './camera-film.ts'
import { test as base } from './fixtures.ts'
import { openScanPage, prepareSlip } from './scan-page.ts'

const folder = await mkdtemp(join(tmpdir(), 'pakbon-film-'))
const film = join(folder, 'serial.y4m')
await filmBarcode(film, 'CAM-SCAN-1')
afterAll(() => rm(folder, { recursive: true }))

const test = base.extend('switches', { scope: 'file' }, () => [
  '--use-fake-ui-for-media-stream',
  '--use-fake-device-for-media-stream',
  `--use-file-for-fake-video-capture=${film}`,
])

test('a phone scans with its camera; the code in sight is taken once', async ({ visit, pakbon, cast: _ }) => {
  const slip = await prepareSlip(pakbon, ['CAMERA', 3])
  const { page, registered } = await openScanPage(visit, pakbon, slip, { device: 'phone' })
  await page.getByRole('button', { name: 'Camera', exact: true }).click()
  await expect.poll(registered, { timeout: 20_000 }).toEqual(['CAM-SCAN-1'])
  await page.waitForTimeout(1500)
  await page.getByRole('button', { name: 'Close' }).click()
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  expect(await registered()).toEqual(['CAM-SCAN-1'])
  expect(await page.locator('[data-refused]').count()).toBe(0)
})
