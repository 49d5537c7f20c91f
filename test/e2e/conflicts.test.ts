import { describe, expect } from 'vitest'
import { makeOrder, preparePackingSlip, shipFirstLine } from '#test/cast.ts'
import type { World } from '#test/world.ts'
import { expectAccessible } from './accessible.ts'
import { test } from './fixtures.ts'

/** A serial number on two packing slips, the second accepted with a reason. */
async function sellTwice(world: World, groupId: string, serial: string) {
  const administrator = world.as('administrator')
  await administrator.patch(`/tracking-dimension-groups/${groupId}`, { duplicatePolicy: 'warn' })
  const first = await shipFirstLine(world, await makeOrder(world, ['CAMERA', 1]), serial)
  const second = await preparePackingSlip(world, await makeOrder(world, ['CAMERA', 1]))
  const scan = { text: serial, overrideReason: 'the maker used it twice' }
  const { status } = await administrator.post(`/packing-slips/${second.id}/scans`, scan)
  expect(status).toBe(200)
  return { first, second }
}

describe('D14, D62: a serial number that was sold twice', () => {
  test('both sales are shown; accepted with a reason it leaves the list', async ({
    visit,
    pakbon: { world },
    cast,
  }) => {
    const { first } = await sellTwice(world, cast.groups.control, 'twice-1')
    const page = await visit('administrator', '/conflicts')
    const conflict = page.locator('[data-conflict]', { hasText: 'twice-1' })
    await conflict.getByText('the maker used it twice').waitFor()
    await conflict.getByText(first.number).waitFor()
    await expectAccessible(page)
    await conflict.getByRole('button', { name: 'Settle twice-1' }).press('Enter')
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('radio', { name: 'Both are right' }).check()
    await dialog.getByRole('textbox', { name: 'Reason' }).fill('two makers, one label')
    await expectAccessible(page, { within: '[role="dialog"]' })
    await dialog.getByRole('button', { name: 'Settle' }).click()
    await conflict.waitFor({ state: 'detached' })
  })

  test('corrected, the second unit has its own serial number; in Dutch, on a phone', async ({
    visit,
    pakbon: { world },
    cast,
  }) => {
    await sellTwice(world, cast.groups.control, 'twice-2')
    const page = await visit('administrator', '/conflicts', { language: 'nl', device: 'phone', theme: 'dark' })
    const conflict = page.locator('[data-conflict]', { hasText: 'twice-2' })
    await conflict.getByRole('button', { name: 'twice-2' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('radio').last().check()
    await dialog.getByRole('textbox').first().fill('twice-3')
    await dialog.getByRole('textbox').last().fill('verkeerd gelezen')
    await dialog.getByRole('button').first().waitFor()
    await expectAccessible(page, { within: '[role="dialog"]' })
    await dialog.getByRole('button', { name: 'Afhandelen' }).click()
    await conflict.waitFor({ state: 'detached' })
    const { body } = await world.as('administrator').get('/serial-numbers/trace?serial=twice-3')
    expect(body.exact.serialNumber).toBe('twice-3')
  })
})
