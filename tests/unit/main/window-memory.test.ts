import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { recallWindow, rememberWindow } from '../../../electron/main/window-memory.ts'

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'tillhouse-window-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

const display = { x: 0, y: 0, width: 1920, height: 1080 }
const first = { width: 1280, height: 800, maximized: false }

describe('the window’s size', () => {
  test('is what it was, where it was', () => {
    const file = join(folder, 'window.json')
    const place = { x: 100, y: 50, width: 1400, height: 900, maximized: true }
    rememberWindow(file, place)
    expect(recallWindow(file, [display])).toEqual(place)
  })

  test('given that its screen was unplugged, then it keeps its size and the system places it', () => {
    const file = join(folder, 'far.json')
    rememberWindow(file, { x: 2500, y: 50, width: 1400, height: 900, maximized: false })
    expect(recallWindow(file, [display])).toEqual({ width: 1400, height: 900, maximized: false })
  })

  test('is never smaller than a till can be', () => {
    const file = join(folder, 'small.json')
    rememberWindow(file, { width: 200, height: 100, maximized: false })
    expect(recallWindow(file, [display])).toEqual({ width: 1024, height: 700, maximized: false })
  })

  test.each(['', 'null', '{"width":"wide"}', '{"width":1e400,"height":800,"maximized":false}'])(
    'given a file that holds %j, then it is as at the first start',
    (text) => {
      const file = join(folder, 'spoilt.json')
      writeFileSync(file, text)
      expect(recallWindow(file, [display])).toEqual(first)
    },
  )

  test('given no file yet, then it is as at the first start', () => {
    expect(recallWindow(join(folder, 'none.json'), [display])).toEqual(first)
  })

  test('given a folder that can’t be written, then closing goes on', () => {
    const errors = vi.spyOn(console, 'error').mockImplementation(() => {})
    expect(() => rememberWindow(join(folder, 'missing', 'window.json'), first)).not.toThrow()
    expect(errors).toHaveBeenCalledTimes(1)
    errors.mockRestore()
  })
})
