import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { WebSocketServer } from 'ws'

/**
 * The least that a register could do: `bare-server.ts FOLDER` writes as many rows of as many bytes as a message says, in
 * one durable commit, and answers. It prints its port.
 */
const database = new DatabaseSync(join(process.argv[2] ?? '.', 'bare.sqlite'))
database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL')
database.exec('CREATE TABLE rows (id INTEGER PRIMARY KEY, body BLOB)')
const put = database.prepare('INSERT OR REPLACE INTO rows VALUES (?, ?)')

const http = createServer((_request, response) => {
  response.setHeader('content-type', 'text/html').end('<!doctype html><title>bare</title>')
})
new WebSocketServer({ server: http }).on('connection', (socket) => {
  socket.on('message', (message) => {
    const sizes = JSON.parse((message as Buffer).toString()) as number[]
    database.exec('BEGIN IMMEDIATE')
    for (const [index, size] of sizes.entries()) put.run(index, new Uint8Array(size).fill(120))
    database.exec('COMMIT')
    socket.send('done')
  })
})
http.listen(0, '127.0.0.1', () => console.log(String((http.address() as AddressInfo).port)))
