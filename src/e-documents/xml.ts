import { create } from 'xmlbuilder2'

/** What is in an element: text, or elements by name in their order; a list repeats its element; `@` begins attributes. */
export type Content = string | number | undefined | readonly Content[] | { readonly [name: string]: Content }

/** An XML document as UTF-8 text. What XML cannot hold is left out; what is undefined makes no element. */
export function xmlOf(root: string, content: { readonly [name: string]: Content }): string {
  const options = { version: '1.0', encoding: 'UTF-8', invalidCharReplacement: '' } as const
  return create(options, { [root]: content } as object).end({ prettyPrint: true })
}

/** Text that is there: an electronic document may not have an element without any. */
export function text(value: string | null | undefined): string | undefined {
  return value?.trim() || undefined
}
