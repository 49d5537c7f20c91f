import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runChild } from './child.mjs'

const checks = [
  ['Checking form and lint', ['node_modules/@biomejs/biome/bin/biome', 'check', '.']],
  ['Checking types', ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.json', '--noEmit']],
]

/**
 * Checks form and types, then runs the tests that the words name, or all; `--without-checks` runs the tests alone.
 * The last line is `N passed, N failed`. Answers the status for the shell.
 */
export async function test(words) {
  const withoutChecks = words.includes('--without-checks')
  let failed = 0
  for (const [title, command] of withoutChecks ? [] : checks) {
    console.log(`${title} …`)
    const { status, output } = await runChild(process.execPath, command, { capture: true, group: true })
    if (status === 0) continue
    if (status > 128) return status
    console.log(output)
    failed += 1
  }
  const result = await runVitest(words.filter((word) => word !== '--without-checks'))
  failed += result.failed
  console.log(`${result.passed} passed, ${failed} failed${result.skipped ? `, ${result.skipped} skipped` : ''}`)
  return failed > 0 || result.passed === 0 ? 1 : 0
}

async function runVitest(words) {
  console.log('Running the tests …')
  const folder = mkdtempSync(join(tmpdir(), 'pakbon-report-'))
  const file = join(folder, 'report.json')
  try {
    const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`]
    const command = ['node_modules/vitest/vitest.mjs', 'run', ...reporters, ...words]
    const { status } = await runChild(process.execPath, command, { group: true })
    const report = JSON.parse(readFileSync(file, 'utf8'))
    nameFailures(report)
    return count(report, status)
  } catch (error) {
    console.log(`There is no report of the tests: ${error.message}`)
    return { passed: 0, failed: 1, skipped: 0 }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Once more at the end, where nobody has to look for them: what failed, and its first lines. */
function nameFailures(report) {
  for (const { name, status, message, assertionResults } of report.testResults) {
    const failures = assertionResults.filter((test) => test.status === 'failed')
    for (const { fullName, failureMessages } of failures)
      tellFailure(`${name}: ${fullName}`, failureMessages.join('\n'))
    if (status === 'failed' && failures.length === 0) tellFailure(name, message)
  }
}

function tellFailure(title, message) {
  const lines = (message ?? '').split('\n').filter((line) => !line.includes('node_modules'))
  console.log(`FAILED ${title}\n  ${lines.slice(0, 12).join('\n  ')}`)
}

/** A file that could not be loaded counts as one failed; so does a failure outside of any test. */
function count(report, status) {
  const unloaded = report.testResults.filter(
    (file) => file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed'),
  ).length
  const failed = report.numFailedTests + unloaded
  return {
    passed: report.numPassedTests,
    failed: failed === 0 && status !== 0 ? 1 : failed,
    skipped: report.numPendingTests + report.numTodoTests,
  }
}
