import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { servePageFile } from '../../../electron/main/page-files.ts'

let folder = ''
let page = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'tillhouse-page-'))
  page = join(folder, 'renderer')
  mkdirSync(join(page, 'assets'), { recursive: true })
  writeFileSync(join(folder, 'secret.json'), '{}')
  writeFileSync(join(page, 'index.html'), '<!doctype html>')
  writeFileSync(join(page, 'assets', 'index.js'), 'export {}')
  writeFileSync(join(page, 'assets', 'notes.md'), 'not the page’s')
})
afterAll(() => rmSync(folder, { recursive: true }))

const ask = (url: string, method = 'GET'): Promise<Response> => servePageFile(page, { url, method })

describe('the page’s files', () => {
  test.each([
    ['app://tillhouse/', 'text/html; charset=utf-8'],
    ['app://tillhouse/index.html', 'text/html; charset=utf-8'],
    ['app://tillhouse/assets/index.js?v=1', 'text/javascript; charset=utf-8'],
  ])('%s is served as %s, under the strict policy', async (url, type) => {
    const answer = await ask(url)

    expect(answer.status).toBe(200)
    expect(answer.headers.get('content-type')).toBe(type)
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'; script-src 'self';")
  })

  test.each([
    'app://tillhouse/secret.json',
    'app://tillhouse/../secret.json',
    'app://tillhouse/%2e%2e/secret.json',
    'app://tillhouse/..%2fsecret.json',
    'app://tillhouse/assets/..%2f..%2fsecret.json',
    'app://tillhouse/..%5csecret.json',
    'app://tillhouse/index.html%00.js',
    'app://tillhouse/%E0%A4%A',
    'app://tillhouse/assets/notes.md',
    'app://tillhouse/assets',
  ])('%s is not found', async (url) => {
    expect((await ask(url)).status).toBe(404)
  })

  test.each([
    'app://elsewhere/index.html',
    'https://tillhouse/index.html',
    'app://tillhouse.evil/index.html',
    'nonsense',
  ])('%s is refused: another origin', async (url) => {
    expect((await ask(url)).status).toBe(403)
  })

  test('a method that writes is refused', async () => {
    expect((await ask('app://tillhouse/index.html', 'POST')).status).toBe(405)
  })
})
