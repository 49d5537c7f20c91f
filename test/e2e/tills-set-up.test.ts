import { describe, expect } from 'vitest'
import { openTill } from '#test/till.ts'
import { expectAccessible } from './accessible.ts'
import { test } from './fixtures.ts'

describe('D60, D61: tills are set up', () => {
  test('a till is made, the device becomes it, and is freed again', async ({ visit, pakbon: { world }, cast: _ }) => {
    const page = await visit('administrator', '/tills', { theme: 'dark' })
    await page.getByText('This device is no till.').waitFor()
    await page.getByRole('button', { name: 'New till' }).click()
    await page.getByLabel('Code').fill('balie')
    await page.getByRole('textbox', { name: 'Name' }).fill('Balie')
    await page.getByRole('combobox', { name: 'Walk-in customer' }).fill('Jansen')
    await page.keyboard.press('Enter')
    await page.getByRole('combobox', { name: 'Walk-in customer' }).and(page.locator('[value="Jansen"]')).waitFor()
    await page.getByLabel('Usual float').fill('150,50')
    await expectAccessible(page)
    await page.getByRole('button', { name: 'Add', exact: true }).click()
    await page.getByRole('button', { name: 'Use this device as BALIE' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Name of this device').fill('Tablet bij de deur')
    await dialog.getByRole('button', { name: 'Use this device as BALIE' }).click()
    await page.getByText('This device is till BALIE.').waitFor()
    expect((await world.as('administrator').get('/tills')).body.items).toMatchObject([
      { code: 'BALIE', openingFloat: '150.50', device: { name: 'Tablet bij de deur', ordinal: 1 } },
    ])
    await page.getByText('Tablet bij de deur').first().waitFor()
    await expectAccessible(page)
    await page.getByRole('button', { name: 'Free this device' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Free this device' }).click()
    await page.getByText('This device is no till.').waitFor()
    await page.getByRole('button', { name: 'Change BALIE' }).click()
    await page.getByRole('switch', { name: 'Blocked' }).click()
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByRole('cell', { name: 'Blocked', exact: true }).waitFor()
  })

  test('another way to pay is added, and a cashier gets a PIN that is not guessed at once', async ({
    visit,
    pakbon: { world },
  }) => {
    const administrator = world.as('administrator')
    const user = { email: 'karim@voorbeeld.example', name: 'Karim', password: 'vier woorden op een rij' }
    await administrator.post('/users', { ...user, roles: ['storeCashier'] })
    const page = await visit('administrator', '/tender-types')
    await page.getByRole('button', { name: 'Add a tender type' }).click()
    await page.getByLabel('Code').fill('cadeau')
    await page.getByRole('textbox', { name: 'Name' }).fill('Cadeaukaart')
    await page.getByRole('button', { name: 'Add', exact: true }).click()
    await page.getByRole('cell', { name: 'Cadeaukaart', exact: true }).waitFor()
    await expectAccessible(page)

    await page.goto('/cashiers')
    await page.getByRole('button', { name: 'Add a cashier' }).click()
    await page.getByLabel('User').selectOption({ label: 'Karim (karim@voorbeeld.example)' })
    await page.getByLabel('New PIN').fill('1234')
    await page.getByRole('button', { name: 'Add', exact: true }).click()
    await page.locator('[data-code="PIN_TOO_EASY"]').waitFor()
    await expectAccessible(page)
    await page.getByLabel('New PIN').fill('2580')
    await page.getByRole('button', { name: 'Add', exact: true }).click()
    await page.getByRole('cell', { name: 'karim@voorbeeld.example', exact: true }).waitFor()
    await page.getByRole('button', { name: 'PIN and badge of Karim' }).click()
    await page.getByLabel('New badge').fill('PAS-KARIM-1')
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByRole('cell', { name: 'Yes', exact: true }).waitFor()
    await expectAccessible(page)
  })
})

test('D61: shifts are listed with their Z reports, in Dutch', async ({ visit, pakbon: { world } }) => {
  const { client } = await openTill(world)
  const { id } = (await client.post('/shifts', { openingFloat: '150' })).body
  await client.post(`/shifts/${id}/cash-movements`, { amount: '-100', reason: 'Naar de kluis' })
  const counted = ['CASH', 'CARD', 'VOUCHER', 'CADEAU'].map((tender) => ({
    tender,
    amount: tender === 'CASH' ? '49.50' : '0',
  }))
  const tenders = (await client.get('/register')).body.tenderTypes.map(({ code }: { code: string }) => code)
  const closed = await client.post(`/shifts/${id}/closing`, {
    counted: counted.filter(({ tender }) => tenders.includes(tender)),
  })
  expect(closed.status).toBe(200)
  const page = await visit('accountsReceivableClerk', '/shifts', { language: 'nl' })
  await page.getByRole('cell', { name: 'T1-Z000001', exact: true }).waitFor()
  await page.getByRole('button', { name: 'Rapport van T1-Z000001' }).click()
  await page.getByRole('heading', { name: 'Z-rapport' }).waitFor()
  const cash = page.getByRole('row', { name: /Contant/ })
  expect(await cash.innerText()).toMatch(/50,00.*49,50.*-0,50/s)
  await page.getByRole('cell', { name: 'Naar de kluis' }).waitFor()
  await expectAccessible(page)
})
