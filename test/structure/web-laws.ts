import type { SourceFile, Violation } from './laws.ts'

/** What every folder of the web application may use of its others; all the rest are pages. */
const shared = ['api', 'language', 'session', 'ui']
/** The frame, which leads to the pages. */
const frame = 'app'

/** The laws of the web application (docs/ARCHITECTURE.md) that a file's own text can break. */
export function reviewWebFile(file: SourceFile): readonly Violation[] {
  return laws.flatMap(([law, found]) => found(file).map((what) => ({ path: file.path, law, found: what })))
}

const laws: readonly (readonly [string, (file: SourceFile) => readonly string[]])[] = [
  ['a page folder never imports another', otherPages],
  ['of the server only domain, terms and the types of views', serverCode],
  ['no ../ imports', ({ text }) => importsOf(text).filter((target) => target.startsWith('../'))],
  ['a file has at most 200 lines', tooLong],
  ['no default export', ({ text }) => matches(text, /^export default/gm)],
  ['exported functions are documented', ({ text }) => matches(text, /(?<!\*\/\n)^export (?:async )?function (\w+)/gm)],
  ['no text but terms', literalText],
  ['nothing inline', ({ text }) => matches(text, /dangerouslySetInnerHTML|\.innerHTML|document\.write/g)],
]

function importsOf(text: string): readonly string[] {
  return matches(text, /(?:from|import)\s*\(?\s*'([^']+)'/g)
}

function otherPages({ path, text }: SourceFile): readonly string[] {
  const folder = path.split('/')[0] ?? ''
  if (folder === frame) return []
  return importsOf(text).filter((target) => {
    const [, imported] = /^#web\/([^/]+)\//.exec(target) ?? []
    if (!imported || imported === folder || shared.includes(imported)) return false
    return !(path === 'main.tsx' && imported === frame)
  })
}

function serverCode({ text }: SourceFile): readonly string[] {
  const imports = [...text.matchAll(/import (type )?[^'";]*?from '(#[^']+)'/g)]
  return imports.flatMap(([, isType, target = '']) => {
    if (/^#(web|domain|terms\/web)\//.test(target)) return []
    return isType && /views\.ts$/.test(target) ? [] : [target]
  })
}

function tooLong({ text }: SourceFile): readonly string[] {
  const lines = text.split('\n').length - 1
  return lines > 200 ? [`${lines} lines`] : []
}

/** Words between tags or in a label; names of keys, marks and the product itself are the same in every language. */
function literalText({ path, text }: SourceFile): readonly string[] {
  if (!path.endsWith('.tsx')) return []
  const words = matches(text, /(?:aria-label|placeholder|title|label)="([^"]*[a-z]{3}[^"]*)"/g)
  const between = matches(text, />\s*([A-Z][a-z]+ [a-z]+[^<>{}=;()]*)</g)
  return [...words, ...between]
}

function matches(text: string, pattern: RegExp): readonly string[] {
  return [...text.matchAll(pattern)].map((match) => match[1] ?? match[0])
}
