import { expect, test } from 'vitest'
import { readTrace } from './power/read-trace.ts'

const hex = (text: string): string =>
  [...Buffer.from(text)].map((byte) => `\\x${byte.toString(16).padStart(2, '0')}`).join('')
const path = (name: string): string => hex(`/shop/${name}`)
const at = 'AT_FDCWD<\\x2f>'

test('given a trace in which two threads come between each other, then every call is there, in order, and a sync covers what was done before it began', () => {
  const trace = [
    `7 openat(${at}, "${path('log')}", O_RDWR|O_CREAT|O_CLOEXEC, 0644) = 5<${path('log')}>`,
    `7 pwrite64(5<${path('log')}>, "${hex('abc')}", 3, 4096 <unfinished ...>`,
    `8 write(19<${hex('anon_inode:[eventfd]')}>, "\\x01", 1) = 1`,
    '7 <... pwrite64 resumed>)           = 3',
    `7 fsync(5<${path('log')}> <unfinished ...>`,
    `8 openat(${at}, "${path('witness')}", O_RDWR|O_CREAT, 0600) = 6<${path('witness')}>`,
    `8 write(6<${path('witness')}>, "${hex('one')}", 3) = 3`,
    `8 write(6<${path('witness')}>, "${hex('two')}", 3) = 2`,
    '7 <... fsync resumed>)              = 0',
    `7 pwrite64(5<${path('log')}>, "${hex('x')}", 1, 0) = -1 ENOSPC (No space left on device)`,
    `7 ftruncate(5<${path('log')}>, 0)     = 0`,
    `7 write(1<${hex('socket:[1]')}>, "${hex('{"say":"lo')}", 10) = 10`,
    `7 write(1<${hex('socket:[1]')}>, "${hex('aded"}\n')}", 7) = 7`,
    `7 unlink("${path('log')}") = 0`,
    '8 --- SIGCHLD {si_signo=SIGCHLD} ---',
    '7 +++ exited with 0 +++',
  ].join('\n')
  expect(readTrace(trace, '/shop')).toEqual([
    { do: 'create', name: 'log' },
    { do: 'write', name: 'log', at: 4096, bytes: Buffer.from('abc') },
    { do: 'create', name: 'witness' },
    { do: 'write', name: 'witness', at: 0, bytes: Buffer.from('one') },
    { do: 'write', name: 'witness', at: 3, bytes: Buffer.from('tw') },
    { do: 'sync', name: 'log', before: 2 },
    { do: 'truncate', name: 'log', size: 0 },
    { do: 'say', line: { say: 'loaded' } },
    { do: 'remove', name: 'log' },
  ])
})

test('given a call on the shop’s files that is not known, then the trace is refused and not read in part', () => {
  const trace = `7 fallocate(5<${path('log')}>, 0, 0, 4096) = 0`
  expect(() => readTrace(trace, '/shop')).toThrow('fallocate')
})
