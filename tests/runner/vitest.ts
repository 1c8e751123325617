import { relative } from 'node:path'
import { freshReport, readReport, runTool } from './run-tool.ts'
import { failure, type Tally } from './tally.ts'

/** What is used of vitest's JSON report. */
interface Report {
  readonly testResults: readonly {
    readonly name: string
    readonly status: string
    readonly message: string
    readonly assertionResults: readonly {
      readonly status: string
      readonly fullName: string
      readonly failureMessages?: readonly string[]
    }[]
  }[]
}

/** Runs unit, contract, integration, architecture and fault tests. */
export async function runVitest(): Promise<Tally> {
  const file = freshReport('vitest')
  const code = await runTool('vitest/vitest.mjs', [
    'run',
    '--config',
    'tests/vitest.config.ts',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${file}`,
  ])
  const report = readReport(file) as Report | undefined
  if (!report) return failure(`vitest ended with ${code} and without a report.`)
  const tally = tallyOf(report)
  // Errors outside any test, such as a rejection that nobody awaited.
  return code !== 0 && tally.failed === 0 ? { ...tally, failed: 1 } : tally
}

function tallyOf(report: Report): Tally {
  let passed = 0
  let skipped = 0
  const failures: string[] = []
  for (const file of report.testResults) {
    const path = relative(process.cwd(), file.name)
    for (const { status, fullName, failureMessages = [] } of file.assertionResults) {
      if (status === 'passed') passed++
      else if (status === 'failed') failures.push(`${path} › ${fullName}: ${beginning(failureMessages.join('\n'))}`)
      else skipped++
    }
    // A file that could not be loaded holds no test that could have failed.
    if (file.status === 'failed' && !file.assertionResults.some(({ status }) => status === 'failed'))
      failures.push(`${path}: ${beginning(file.message)}`)
  }
  return { passed, failed: failures.length, skipped, failures }
}

const beginning = (message: string): string => message.split('\n').slice(0, 6).join('\n    ')
