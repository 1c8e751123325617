import { createServer, request } from 'node:http'
import { partHeader } from '../../../shared/contract/hub/protocol.ts'

/** Before a hub: lets everything through but what was closed before, for as long as that is held. */
export const openPartGate = async (
  target: string,
  isHeld: () => boolean,
): Promise<{ readonly url: string; readonly close: () => Promise<void> }> => {
  const { hostname, port } = new URL(target)
  const server = createServer((asked, answer) => {
    if (isHeld() && asked.headers[partHeader] === 'earlier') return asked.socket.destroy()
    const onward = request(
      { hostname, port, path: asked.url, method: asked.method, headers: asked.headers },
      (response) => {
        answer.writeHead(response.statusCode ?? 502, response.headers)
        response.pipe(answer)
      },
    )
    onward.on('error', () => asked.socket.destroy())
    answer.on('close', () => onward.destroy())
    asked.pipe(onward)
    return undefined
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('It listens nowhere.')
  return {
    url: `http://127.0.0.1:${address.port}`,
    close: () =>
      new Promise((done) => {
        server.close(() => done())
        server.closeAllConnections()
      }),
  }
}
