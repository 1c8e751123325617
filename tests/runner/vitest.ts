import { freshReport, readReport, runTool } from './run-tool.ts'
import { failure, type Tally } from './tally.ts'

/** What is used of vitest's JSON report. */
interface Report {
  readonly testResults: readonly {
    readonly status: string
    readonly assertionResults: readonly { readonly status: string }[]
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
  let failed = 0
  let skipped = 0
  for (const file of report.testResults) {
    const statuses = file.assertionResults.map(({ status }) => status)
    passed += statuses.filter((status) => status === 'passed').length
    const failures = statuses.filter((status) => status === 'failed').length
    skipped += statuses.filter((status) => status !== 'passed' && status !== 'failed').length
    // A file that could not be loaded holds no test that could have failed.
    failed += failures === 0 && file.status === 'failed' ? 1 : failures
  }
  return { passed, failed, skipped }
}
