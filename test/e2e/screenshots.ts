import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import type { Visit, Visitor } from './fixtures.ts'
import type { Person } from './pakbon.ts'

/** A page worth a picture. */
export interface Shot {
  readonly name: string
  readonly role: Person['role'] | null
  readonly path: string
  /** Ends when the page shows what the picture is of. */
  readonly ready: (page: Page) => Promise<unknown>
}

export type Variant = Required<Pick<Visit, 'theme' | 'language' | 'device'>>

/** Light and dark, English and Dutch, on a desktop and on a phone. */
export const variants: readonly Variant[] = (['light', 'dark'] as const).flatMap((theme) =>
  (['en', 'nl'] as const).flatMap((language) =>
    (['desktop', 'phone'] as const).map((device) => ({ theme, language, device })),
  ),
)

/** Takes each shot in each variant; answers the files, as in `orders-dark-nl-phone.png`. */
export async function takeScreenshots(
  visit: Visitor,
  shots: readonly Shot[],
  { folder, of = variants }: { readonly folder: string; readonly of?: readonly Variant[] },
): Promise<readonly string[]> {
  await mkdir(folder, { recursive: true })
  const files: string[] = []
  for (const variant of of) {
    const pages = new Map<Shot['role'], Page>()
    for (const { name, role, path, ready } of shots) {
      const page = pages.get(role) ?? (await visit(role, path, variant))
      if (pages.has(role)) await page.goto(path)
      pages.set(role, page)
      await ready(page)
      const file = `${name}-${variant.theme}-${variant.language}-${variant.device}.png`
      files.push(await pictureOf(page, join(folder, file), { fullPage: true }))
    }
    for (const page of pages.values()) await page.close()
  }
  return files
}

/** A picture of a page as it is: hiding the caret or ending animations would add styles, which our policy forbids. */
export async function pictureOf(
  page: Page,
  path: string,
  options: { readonly fullPage?: boolean; readonly timeout?: number } = {},
): Promise<string> {
  await page.screenshot({ ...options, path, caret: 'initial', animations: 'allow' })
  return path
}
