import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'

/** Fluent UI's sentinels at the ends of a group: they pass the focus on at once and never hold it. */
const sentinels = '[data-tabster-dummy]'
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa']

/** Throws a list of what keeps a page, or the part of it that a selector names, from WCAG 2.2 AA. */
export async function expectAccessible(page: Page, { within }: { readonly within?: string } = {}): Promise<void> {
  // What is half faded in has a colour that it will not have.
  await page.waitForFunction(() => document.getAnimations().every(({ playState }) => playState !== 'running'))
  const axe = new AxeBuilder({ page })
    .options({ resultTypes: ['violations'] }) // what passes is not described, which takes longer than finding it
    .withTags(tags)
    .exclude(sentinels)
    .setLegacyMode(true) // all here is one origin: no second page
  const { violations } = await (within ? axe.include(within) : axe).analyze()
  if (violations.length === 0) return
  const lines = violations.flatMap(({ id, impact, help, nodes }) => [
    `${id} (${impact}): ${help}`,
    ...nodes.map(({ target, html, failureSummary = '' }) =>
      [`  ${target.join(' ')}  ${html.slice(0, 200)}`, failureSummary.replace(/\n/g, '\n    ')].join('\n    '),
    ),
  ])
  throw new Error(`${page.url()} is not accessible.\n${lines.join('\n')}`)
}

/** The same in the light theme and in the dark one, on a page of somebody whose theme is that of the device. */
export async function expectAccessibleInBothThemes(page: Page): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    await expectAccessible(page)
  }
}
