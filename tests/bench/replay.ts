import { createServer } from 'node:http'
import { json } from 'node:stream/consumers'

/**
 * A process of its own that gives back what it was told on standard input, by the path of the
 * request: the fastest other side there is, so that a bench of ours measures ours. It prints its
 * port.
 */
const answers = new Map(Object.entries((await json(process.stdin)) as Record<string, string>))
const server = createServer((request, response) => {
  request.resume()
  request.on('end', () => {
    const path = new URL(request.url ?? '/', 'http://127.0.0.1').pathname
    const body = answers.get(path)
    response.writeHead(body === undefined ? 404 : 200, { 'content-type': 'application/json' })
    response.end(body)
  })
})
server.listen(0, '127.0.0.1', () => {
  const address = server.address()
  process.stdout.write(`${typeof address === 'object' ? address?.port : ''}\n`)
})
process.on('SIGTERM', () => process.exit(0))
