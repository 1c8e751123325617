import { freshReport, readReport, runTool } from './run-tool.ts'
import { failure, type Tally } from './tally.ts'

/** What is used of Playwright's JSON report. */
interface Report {
  readonly stats: {
    readonly expected: number
    readonly unexpected: number
    readonly flaky: number
    readonly skipped: number
  }
  readonly errors: readonly unknown[]
}
type Project = 'web' | 'electron'

/** Runs the end-to-end tests of one project. */
export async function runPlaywright(project: Project, env: NodeJS.ProcessEnv): Promise<Tally> {
  const file = freshReport(`playwright-${project}`)
  const code = await playwright(project, ['--reporter=list,json'], { ...env, PLAYWRIGHT_JSON_OUTPUT_FILE: file })
  const report = readReport(file) as Report | undefined
  if (!report) return failure(`Playwright's ${project} tests ended with ${code} and without a report.`)
  const { expected, unexpected, flaky, skipped } = report.stats
  const failed = unexpected + flaky + report.errors.length
  return { passed: expected, failed: code !== 0 && failed === 0 ? 1 : failed, skipped }
}

/** How many tests a project holds, for those that can't be run here; at least one. */
export async function countPlaywright(project: Project): Promise<number> {
  const file = freshReport(`playwright-${project}-list`)
  await playwright(project, ['--list', '--reporter=json'], { PLAYWRIGHT_JSON_OUTPUT_FILE: file })
  const report = readReport(file) as { suites: readonly Suite[] } | undefined
  return Math.max(1, report ? report.suites.reduce((total, suite) => total + testsOf(suite), 0) : 1)
}

interface Suite {
  readonly suites?: readonly Suite[]
  readonly specs: readonly unknown[]
}

function testsOf(suite: Suite): number {
  return suite.specs.length + (suite.suites ?? []).reduce((total, inner) => total + testsOf(inner), 0)
}

function playwright(project: Project, args: readonly string[], env: NodeJS.ProcessEnv): Promise<number> {
  return runTool(
    '@playwright/test/cli.js',
    ['test', '--config', 'tests/playwright.config.ts', '--project', project, ...args],
    env,
  )
}
