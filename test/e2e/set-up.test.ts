import { describe, expect } from 'vitest'
import { expectAccessible } from './accessible.ts'
import { test } from './fixtures.ts'

describe('D2: a tracking dimension group', () => {
  test('activating shows before and after, and clears what it says', async ({ visit, pakbon: { world }, cast: _ }) => {
    const { body: group } = await world
      .as('administrator')
      .post('/tracking-dimension-groups', { code: 'BEFORE', name: 'Before', active: true, primaryStocking: true })
    const page = await visit('administrator', `/tracking-dimension-groups/${group.id}`)
    await page.getByRole('switch', { name: 'Active in sales process' }).click()
    const dialog = page.getByRole('dialog')
    const row = dialog.locator('[data-setting="primaryStocking"]')
    expect(await row.innerText()).toMatch(/selected\s+not selected/)
    expect(await dialog.locator('[data-setting="serialNumberControl"]').innerText()).toMatch(/not selected\s+selected/)
    await dialog.getByRole('button', { name: 'Activate' }).click()
    expect(await page.getByRole('switch', { name: 'Primary stocking' }).isDisabled()).toBe(true)
    await page.keyboard.press('Control+s')
    await page.getByText('Saved', { exact: true }).last().waitFor()
    const { body: saved } = await world.as('administrator').get(`/tracking-dimension-groups/${group.id}`)
    expect(saved).toMatchObject({
      activeInSalesProcess: true,
      serialNumberControl: true,
      active: false,
      primaryStocking: false,
    })
    await expectAccessible(page)
  })

  test('its format is tried out while it is typed', async ({ visit, cast }) => {
    const page = await visit('administrator', `/tracking-dimension-groups/${cast.groups.control}`, { language: 'nl' })
    await page.getByRole('switch', { name: 'De serienummers hebben een vaste opmaak' }).click()
    await page.getByLabel('Begint met').fill('SN')
    await page.getByLabel('Probeer een serienummer').fill('SX1')
    await page.getByText('Het voldoet niet.').waitFor()
    await page.getByLabel('Probeer een serienummer').fill('SN1')
    await page.getByText('Het voldoet.', { exact: true }).waitFor()
    await page.getByRole('button', { name: 'Wijzigingen ongedaan maken' }).click()
  })
})

describe('D3, D4: a product', () => {
  test('made by keyboard alone, with a barcode whose check digit is told; catch weight is refused with its reason', async ({
    visit,
    pakbon: { world },
    cast,
  }) => {
    const page = await visit('administrator', '/products/new')
    await page.getByRole('textbox', { name: 'Number', exact: true }).focus()
    await page.keyboard.type('NEW-1')
    await page.keyboard.press('Tab')
    await page.keyboard.type('Something new')
    await page.getByLabel('Tracking dimension group').selectOption(cast.groups.control)
    await page.getByText('Serial numbers are asked for').first().waitFor()
    await page.getByRole('button', { name: 'Add a barcode' }).press('Enter')
    await page.getByLabel('Barcode 1').fill('9520000002007')
    await page.getByText('The check digit is wrong; it should be 8.').waitFor()
    await page.getByLabel('Barcode 1').fill('9520000100002')
    await page.getByText('it should be').waitFor()
    await page.getByLabel('Barcode 1').fill('FREE-9')
    await page.getByLabel('Kind').last().selectOption('free')
    await page.getByRole('button', { name: 'Add a term' }).press('Enter')
    await page.getByText(/Sold today: until/).waitFor()
    await page.keyboard.press('Control+s')
    await page.waitForURL(/products\/[0-9a-f-]{36}/)
    await expectAccessible(page)
    await page.getByRole('switch', { name: 'Catch weight' }).press('Space')
    await page.keyboard.press('Control+s')
    await page.locator('[data-code="CATCH_WEIGHT_IN_SALES_PROCESS"]').waitFor()
    const { body } = await world.as('administrator').get('/products?text=NEW-1')
    expect(body.items[0]).toMatchObject({ serialised: true, catchWeight: false, coverageTerms: [{ length: 24 }] })
  })

  test('D75: without the duty it is read only, and the server refuses anyway', async ({
    visit,
    pakbon: { world },
    cast,
  }) => {
    const page = await visit('salesClerk', `/products/${cast.products.camera}`)
    await page.getByRole('heading', { name: /CAMERA/ }).waitFor()
    expect(await page.getByRole('button', { name: 'Save' }).count()).toBe(0)
    expect(await page.getByRole('textbox', { name: 'Name', exact: true }).first().isDisabled()).toBe(true)
    expect((await world.as('salesClerk').patch(`/products/${cast.products.camera}`, { name: 'x' })).status).toBe(403)
  })
})

test('D5: a customer: address, language, links; a refused field is told at the field', async ({
  visit,
  pakbon: { world },
  cast,
}) => {
  const page = await visit('administrator', `/customers/${cast.customers.smith}`, { theme: 'dark' })
  await page.getByLabel('City').first().fill('Leeds')
  await page.getByRole('button', { name: 'Save' }).click()
  await page.getByText('Saved', { exact: true }).last().waitFor()
  expect((await world.as('administrator').get(`/customers/${cast.customers.smith}`)).body.deliveryAddress.city).toBe(
    'Leeds',
  )
  await page.getByLabel('Country (two letters)').first().fill('X')
  await page.getByRole('button', { name: 'Save' }).click()
  await page.locator('[data-code="REQUEST_SHAPE"]').waitFor()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Undo changes' }).click()
  await page.getByRole('link', { name: 'Units' }).last().click()
  await page.getByRole('heading', { name: 'Units of Smith' }).waitFor()
})

describe('D36, D6: company and number sequences', () => {
  test('the rule of partial packing slips, and a tax code', async ({ visit, pakbon: { world }, cast: _ }) => {
    const page = await visit('administrator', '/company')
    await page.getByLabel('Packing slips that one invoice takes in part').selectOption('free')
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByText('Saved', { exact: true }).last().waitFor()
    expect((await world.as('administrator').get('/company')).body.partialPackingSlips).toBe('free')
    await page.getByRole('button', { name: 'Add a tax code' }).click()
    await page.getByRole('dialog').getByLabel('Code').fill('V9')
    await page.getByRole('dialog').getByLabel('Name').fill('Nine')
    await page.getByRole('dialog').getByLabel('Percentage').fill('9')
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: 'Remove tax code V9' }).click()
    await page.getByRole('button', { name: 'Remove tax code V9' }).waitFor({ state: 'detached' })
    await expectAccessible(page)
  })

  test('D53: the page for buyers is switched on, worded, and opened', async ({ visit, pakbon: { world }, cast: _ }) => {
    const page = await visit('administrator', '/company', { language: 'nl' })
    await page.getByRole('switch', { name: 'Kopers kunnen hun garantie nakijken' }).click()
    await page.getByRole('switch', { name: /Hun browser moet eerst/ }).click()
    await page.getByLabel('Zo maakt u aanspraak (Nederlands)').fill('Bel ons.')
    await page.getByRole('button', { name: 'Opslaan' }).click()
    await page.getByText('Opgeslagen', { exact: true }).last().waitFor()
    expect((await world.as('administrator').get('/company')).body).toMatchObject({
      publicCoverage: true,
      publicCoverageChallenge: true,
      claimTexts: { nl: 'Bel ons.' },
    })
    await expectAccessible(page)
    const opened = page.context().waitForEvent('page')
    await page.getByRole('link', { name: /Open de pagina: .*\/coverage\/VOORBEELD/ }).click()
    await (await opened).getByRole('heading', { name: 'Garantie nakijken' }).waitFor()
  })

  test('a format with its next number while it is typed', async ({ visit, cast: _ }) => {
    const page = await visit('administrator', '/number-sequences')
    await page.getByRole('button', { name: 'Change: Packing slip' }).click()
    await page.getByRole('dialog').getByLabel('Format').fill('PB-####')
    await page.getByText(/The next one is PB-0/).waitFor()
    await page.keyboard.press('Enter')
    await page.getByText('PB-####').waitFor()
    await expectAccessible(page)
  })
})

describe('D74, D75: users, roles and API keys', () => {
  test('a user with a role; the last administrator is refused', async ({ visit, pakbon: { world }, cast: _ }) => {
    const page = await visit('administrator', '/users/new')
    await page.getByRole('textbox', { name: 'E-mail address' }).fill('nieuw@voorbeeld.example')
    await page.getByRole('textbox', { name: 'Name', exact: true }).fill('New User')
    await page.getByLabel('First password').fill('vier woorden op een rij')
    await page.getByRole('checkbox', { name: /shippingClerk/ }).check()
    await page.getByRole('button', { name: 'Save' }).click()
    await page.waitForURL(/users\/[0-9a-f-]{36}/)
    await expectAccessible(page)
    const me = await page.evaluate(async () => (await fetch('/api/v1/me')).json())
    const { body } = await world.as('administrator').get('/users?limit=200')
    for (const user of body.items) {
      const isOther = user.id !== me.id && user.roles.includes('administrator')
      if (isOther) await world.as('administrator').patch(`/users/${user.id}`, { roles: ['auditor'] })
    }
    await page.goto(`/users/${me.id}`)
    await page.getByRole('checkbox', { name: /administrator/ }).uncheck()
    await page.getByRole('checkbox', { name: /auditor/ }).check()
    await page.getByRole('button', { name: 'Save' }).click()
    await page.locator('[data-code="LAST_ADMINISTRATOR"]').waitFor()
    await page.getByRole('button', { name: 'Undo changes' }).click()
  })

  test('a role with its duties in words', async ({ visit, pakbon: { world }, cast: _ }) => {
    const page = await visit('administrator', '/roles')
    await page.getByRole('button', { name: 'New role' }).click()
    await page.getByRole('textbox', { name: 'Code' }).fill('nightPacker')
    await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Night packer')
    await page.getByRole('checkbox', { name: /^Maintain sales packing slips/ }).check()
    await page.getByRole('button', { name: 'Save' }).click()
    await page.waitForURL(/roles\/[0-9a-f-]{36}/)
    const { body } = await world.as('administrator').get('/roles?limit=200')
    expect(body.items.find((role: { code: string }) => role.code === 'nightPacker').duties).toEqual([
      'maintainSalesPackingSlips',
    ])
    await expectAccessible(page)
  })

  test('an API key is shown once, works, and is revoked', async ({ visit, pakbon: { world }, cast: _ }) => {
    const page = await visit('administrator', '/api-keys')
    await page.getByRole('button', { name: 'New key' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('textbox', { name: 'Name', exact: true }).fill('Our ERP')
    await dialog.getByRole('checkbox', { name: /^Inquire/ }).check()
    await dialog.getByRole('button', { name: 'New key' }).click()
    const key = await dialog.getByRole('textbox', { name: 'API keys' }).inputValue()
    const read = () => world.request({ method: 'GET', url: '/api/v1/me', headers: { authorization: `Bearer ${key}` } })
    expect((await read()).status).toBe(200)
    await dialog.getByRole('button', { name: 'Close' }).click()
    await page.getByRole('button', { name: 'Revoke: Our ERP' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Revoke' }).click()
    await page.getByText('revoked').waitFor()
    expect((await read()).status).toBe(401)
    await expectAccessible(page)
  })
})
