import type { Page } from 'playwright-core'
import { describe, expect } from 'vitest'
import { applySettings, groupSettings, nothingSelected } from '#domain/tracking-dimension-group.ts'
import { makeOrder, shipFirstLine } from '#test/cast.ts'
import type { World } from '#test/world.ts'
import { expectAccessible } from './accessible.ts'
import { test } from './fixtures.ts'

const everything = Object.fromEntries(groupSettings.map((setting) => [setting, setting !== 'activeInSalesProcess']))

async function makeGroup(world: World, code: string, settings: object): Promise<string> {
  const { body } = await world.as('administrator').post('/tracking-dimension-groups', { code, name: code, ...settings })
  return body.id
}

async function makeProduct(world: World, number: string, more: object): Promise<string> {
  const product = { number, name: number, inventoryUnit: 'pc', salesUnit: 'pc', ...more }
  const { body } = await world.as('administrator').post('/products', product)
  return body.id
}

/** Saves, and waits until it is said that it was. */
async function save(page: Page): Promise<void> {
  await page.keyboard.press('Control+s')
  await page.locator('text=/^(Saved|Opgeslagen)$/ >> nth=-1').waitFor()
}

describe('D2: activating a tracking dimension group in the sales process', () => {
  test.for(['light', 'dark'] as const)(
    'in %s: each setting before and after; cancelled, nothing changes',
    async (theme, { visit, pakbon: { world } }) => {
      const id = await makeGroup(world, `FULL-${theme}`, everything)
      const page = await visit('administrator', `/tracking-dimension-groups/${id}`, { theme })
      await page.getByRole('switch', { name: 'Active in sales process' }).click()
      const dialog = page.getByRole('dialog')
      const rows = await dialog
        .locator('tbody tr')
        .evaluateAll((all) =>
          all.map((row) => [
            row.getAttribute('data-setting'),
            ...[...row.querySelectorAll('td')].map((cell) => cell.textContent === 'selected'),
          ]),
        )
      const before = { ...nothingSelected, ...everything }
      const applied = applySettings(before, { activeInSalesProcess: true })
      const after = 'code' in applied ? before : applied.settings
      expect(rows).toEqual(groupSettings.map((setting) => [setting, before[setting], after[setting]]))
      await expectAccessible(page)
      await page.keyboard.press('Escape')
      await dialog.waitFor({ state: 'detached' })
      expect(await page.getByRole('switch', { name: 'Active in sales process' }).isChecked()).toBe(false)
      expect(await page.getByRole('switch', { name: 'Physical inventory' }).isChecked()).toBe(true)
      expect(await page.getByRole('button', { name: 'Save' }).isDisabled()).toBe(true)
    },
  )

  test('in Dutch: a new group, locked with its reason, blank issue still free; one request on the edition read', async ({
    visit,
    pakbon: { world },
  }) => {
    const page = await visit('administrator', '/tracking-dimension-groups', { language: 'nl' })
    await page.getByRole('button', { name: 'Nieuwe groep' }).click()
    await expectAccessible(page)
    await page.getByRole('textbox', { name: 'Code' }).fill('NIEUW')
    await page.getByRole('textbox', { name: 'Naam' }).fill('Nieuwe groep')
    await page.getByRole('switch', { name: 'Lege ontvangst is toegestaan' }).click()
    await page.getByRole('switch', { name: 'Actief in verkoopproces' }).click()
    const dialog = page.getByRole('dialog', { name: 'Activeren in het verkoopproces?' })
    await dialog.getByRole('button', { name: 'Activeren' }).press('Enter')
    await page.getByText('Ligt vast zolang “Actief in verkoopproces” is geselecteerd.').first().waitFor()
    expect(await page.getByRole('switch', { name: 'Lege ontvangst is toegestaan' }).isDisabled()).toBe(true)
    await save(page)
    await page.waitForURL(/tracking-dimension-groups\/[0-9a-f-]{36}/)
    await page.getByRole('heading', { name: 'NIEUW Nieuwe groep' }).waitFor()
    await page.getByRole('switch', { name: 'Lege uitgifte is toegestaan' }).click()
    const sending = page.waitForRequest((request) => request.method() === 'PATCH')
    await page.getByRole('button', { name: 'Opslaan' }).click()
    const sent = await sending
    expect(sent.postDataJSON()).toEqual({ blankIssueAllowed: true })
    expect(await sent.headerValue('if-match')).toBe('"1"')
    await expect.poll(() => page.getByRole('button', { name: 'Wijzigingen ongedaan maken' }).count()).toBe(0)
    const { body } = await world.as('administrator').get('/tracking-dimension-groups?text=NIEUW')
    const { settings } = {
      settings: { activeInSalesProcess: true, serialNumberControl: true, blankIssueAllowed: true },
    }
    expect(body.items[0]).toMatchObject({ ...nothingSelected, ...settings })
  })

  test('refused with its reason: catch weight, a group in use, a group that products have', async ({
    visit,
    pakbon: { world },
    cast,
  }) => {
    const weighed = await makeGroup(world, 'WEIGHED', { active: true })
    await makeProduct(world, 'GRAIN', { catchWeight: true, trackingDimensionGroupId: weighed })
    const page = await visit('administrator', `/tracking-dimension-groups/${weighed}`)
    await page.getByRole('switch', { name: 'Active in sales process' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Activate' }).click()
    await page.keyboard.press('Control+s')
    expect(await page.locator('[data-code="CATCH_WEIGHT_IN_SALES_PROCESS"]').innerText()).toContain('GRAIN')
    await page.getByRole('button', { name: 'Undo changes' }).click()
    await page.getByRole('button', { name: 'Delete' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click()
    await page.getByRole('dialog').locator('[data-code="GROUP_HAS_PRODUCTS"]').waitFor()
    await shipFirstLine(world, await makeOrder(world, ['CAMERA', 1]), 'used-1')
    await page.goto(`/tracking-dimension-groups/${cast.groups.control}`)
    await page.getByRole('switch', { name: 'Active in sales process' }).click()
    await page.keyboard.press('Control+s')
    expect(await page.locator('[data-code="GROUP_IN_USE"]').innerText()).toContain('CAMERA')
    await expectAccessible(page)
    await page.getByRole('button', { name: 'Undo changes' }).click()
    expect(await page.getByRole('switch', { name: 'Active in sales process' }).isChecked()).toBe(true)
  })
})

describe('D3, D4: a product', () => {
  test.for(['light', 'dark'] as const)(
    'in %s: check digit, price, term and units sold',
    async (theme, { visit, pakbon: { world }, cast }) => {
      const id = await makeProduct(world, `LAMP-${theme}`, { trackingDimensionGroupId: cast.groups.blank })
      const page = await visit('administrator', `/products/${id}`, { theme, language: 'nl' })
      await page.getByRole('button', { name: 'Streepjescode toevoegen' }).click()
      const code = theme === 'light' ? '952000000900' : '952000000600'
      await page.getByLabel('Streepjescode 1').fill(`${code}0`)
      const told = await page.getByText(/Het controlecijfer klopt niet; het zou \d moeten zijn\./).innerText()
      await page.keyboard.press('Control+s')
      await page.locator('[data-code="BARCODE_CHECK_DIGIT"]').waitFor()
      await expectAccessible(page)
      const right = `${code}${/zou (\d)/.exec(told)?.[1]}`
      await page.getByLabel('Streepjescode 1').fill(right)
      await page.getByText('Het controlecijfer klopt.', { exact: true }).waitFor()
      await page.getByLabel('Verkoopprijs, zonder btw').fill('12,50')
      await page.getByRole('button', { name: 'Voorwaarde toevoegen' }).click()
      await page.getByLabel('Lengte').fill('1')
      await page.getByLabel('Eenheid', { exact: true }).selectOption('dagen')
      const today = new Date().toLocaleDateString('nl-NL', { dateStyle: 'medium', timeZone: 'UTC' })
      await page.getByText(`Vandaag verkocht: tot en met ${today}`).waitFor()
      await save(page)
      const { body } = await world.as('administrator').get(`/products/${id}`)
      expect(body).toMatchObject({ barcodes: [{ barcode: right }], coverageTerms: [{ length: 1, unit: 'days' }] })
      expect(Number(body.salesPrice)).toBe(12.5)
      await expectAccessible(page)
      await page.getByRole('link', { name: 'Verkochte exemplaren van dit product' }).click()
      await page.getByRole('heading', { name: `Exemplaren van LAMP-${theme}` }).waitFor()
    },
  )

  test('what somebody else changed meanwhile is told, and not overwritten unseen', async ({
    visit,
    pakbon: { world },
    cast: _,
  }) => {
    const id = await makeProduct(world, 'SHARED', {})
    const page = await visit('administrator', `/products/${id}`)
    await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Mine')
    await world.as('administrator').patch(`/products/${id}`, { salesUnit: 'each' })
    await page.keyboard.press('Control+s')
    await page.locator('[data-code="EDITION_CHANGED"]').waitFor()
    await expect.poll(() => page.getByLabel('Sales unit', { exact: true }).inputValue()).toBe('each')
    expect(await page.getByRole('textbox', { name: 'Name', exact: true }).inputValue()).toBe('Mine')
    await save(page)
    const { body } = await world.as('administrator').get(`/products/${id}`)
    expect(body).toMatchObject({ name: 'Mine', salesUnit: 'each' })
  })

  test('leaving with unsaved changes asks, and stays when it is not meant', async ({ visit, cast }) => {
    const page = await visit('administrator', `/products/${cast.products.cable}`)
    await page.getByRole('textbox', { name: 'Name', exact: true }).fill('not kept')
    await page.evaluate(() => {
      window.confirm = (question) => document.body.setAttribute('data-asked', String(question)) ?? false
    })
    await page.getByRole('link', { name: '← Products' }).click()
    await page.locator('[data-asked="Your changes are not saved. Leave the page?"]').waitFor()
    expect(page.url()).toContain(cast.products.cable)
    expect(await page.getByRole('textbox', { name: 'Name', exact: true }).inputValue()).toBe('not kept')
    await page.getByRole('button', { name: 'Undo changes' }).click()
    await page.getByRole('link', { name: '← Products' }).click()
    await page.getByRole('heading', { level: 1, name: 'Products' }).waitFor()
  })
})

test.for([
  ['/products', 'New product', 'CAMERA'],
  ['/tracking-dimension-groups', 'New group', 'CONTROL'],
] as const)(
  'D75: without the duty %s is read only, and the server refuses',
  async ([url, newOne, name], { visit, pakbon: { world }, cast: _ }) => {
    const page = await visit('salesClerk', url)
    const link = page.getByRole('link', { name }).first()
    await link.waitFor()
    expect(await page.getByRole('button', { name: newOne }).count()).toBe(0)
    await link.click()
    await page.getByRole('heading', { level: 1, name }).waitFor()
    expect(await page.locator('main').locator('input:enabled, select:enabled, textarea:enabled').count()).toBe(0)
    expect(await page.getByRole('button', { name: /^(Save|Delete)$/ }).count()).toBe(0)
    await expectAccessible(page)
    const answer = await world.as('salesClerk').patch(new URL(page.url()).pathname, { name: 'x' })
    expect(answer.status).toBe(403)
  },
)
