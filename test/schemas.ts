import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const schemas = fileURLToPath(new URL('../../shared/data/ubl-2.1/maindoc/', import.meta.url))
const xmllint = spawnSync('xmllint', ['--version']).status === 0

/** Whether UBL's schemas and their checker are here; a line says so where they are not. */
export const canValidate = xmllint && existsSync(schemas)
if (!canValidate) console.log('Documents are not compared with their schemas: no xmllint, or no ../shared/data.')

/** What a UBL document breaks of its schema; empty where nothing. */
export function schemaFaults(root: string, xml: string): string {
  const { stderr, status } = spawnSync(
    'xmllint',
    ['--noout', '--nonet', '--schema', `${schemas}UBL-${root}-2.1.xsd`, '-'],
    {
      input: xml,
      encoding: 'utf8',
      maxBuffer: 100_000_000,
    },
  )
  return status === 0 ? '' : stderr
}
