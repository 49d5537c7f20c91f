import { type Field, oneLine } from './fields.ts'
import type { XmlElement } from './xml-tree.ts'

/** The first element at a path such as `cac:Party/cac:PartyName`. */
export function elementAt(element: XmlElement, path: string): XmlElement | undefined {
  return path
    .split('/')
    .reduce<XmlElement | undefined>((found, name) => found?.children.find((child) => child.name === name), element)
}

/** The children of one name. */
export function elementsOf(element: XmlElement, name: string): readonly XmlElement[] {
  return element.children.filter((child) => child.name === name)
}

/** The text at a path; one that is missing stands where the element does in which it was looked for. */
export function fieldAt(element: XmlElement, path: string): Field {
  const found = elementAt(element, path)
  return { name: path, place: (found ?? element).place, text: oneLine(found?.text ?? '') }
}

/** The first of several paths that has a text; the first of them all where none has. */
export function firstFieldAt(element: XmlElement, ...paths: readonly [string, ...string[]]): Field {
  const fields = paths.map((path) => fieldAt(element, path))
  return fields.find(({ text }) => text !== '') ?? fieldAt(element, paths[0])
}

/** An attribute of the element at a path. */
export function attributeAt(element: XmlElement, path: string, attribute: string): Field {
  const found = elementAt(element, path)
  const text = oneLine(found?.attributes[attribute]?.value ?? '')
  return { name: `${path}/@${attribute}`, place: (found ?? element).place, text }
}
