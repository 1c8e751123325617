import { Agent, type IncomingHttpHeaders, request } from 'node:http'

export interface Posted {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  readonly text: string
}

/** Posts JSON over connections that stay open, with as little work of its own as can be: it measures others. */
export const createPost = () => {
  const agent = new Agent({ keepAlive: true, maxSockets: 256 })
  return {
    post: (url: URL, headers: Readonly<Record<string, string>>, body: unknown): Promise<Posted> =>
      new Promise((settle, fail) => {
        const sent = Buffer.from(JSON.stringify(body))
        const asked = request(
          url,
          {
            agent,
            method: 'POST',
            headers: { 'content-type': 'application/json', 'content-length': sent.length, ...headers },
          },
          (answer) => {
            const parts: Buffer[] = []
            answer.on('data', (part: Buffer) => parts.push(part))
            answer.once('error', fail)
            answer.once('end', () =>
              settle({
                status: answer.statusCode ?? 0,
                headers: answer.headers,
                text: Buffer.concat(parts).toString('utf8'),
              }),
            )
          },
        )
        asked.once('error', fail)
        asked.end(sent)
      }),
    close: () => agent.destroy(),
  }
}
