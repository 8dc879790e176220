import { createServer } from 'node:http'
import { json } from 'node:stream/consumers'

/**
 * A process of its own that gives back what it was told on standard input, by the path of the request:
 * the fastest other side there is, so that a bench of ours measures ours; after `/slow?ms=300` each
 * answer takes that long. `/asked` says how many calls came, and what is PUT to `/answers` takes the
 * place of what it was told. It prints its port.
 */
let answers = new Map(Object.entries((await json(process.stdin)) as Record<string, string>))
let slowMs = 0
let asked = 0
const server = createServer(async (request, response) => {
  const { method, url = '' } = request
  const { pathname, searchParams } = new URL(url, 'http://127.0.0.1')
  if (method === 'PUT' && pathname === '/answers') {
    answers = new Map(Object.entries((await json(request)) as Record<string, string>))
    return void response.end()
  }
  request.resume()
  request.on('end', () => {
    if (pathname === '/asked') return void response.end(String(asked))
    asked += 1
    if (pathname === '/slow') slowMs = Number(searchParams.get('ms'))
    const body = answers.get(pathname)
    const answer = () => {
      response.writeHead(body === undefined ? 404 : 200, { 'content-type': 'application/json' })
      response.end(body)
    }
    if (slowMs === 0 || pathname === '/slow') answer()
    else setTimeout(answer, slowMs)
  })
})
server.listen(0, '127.0.0.1', () => {
  const address = server.address()
  process.stdout.write(`${typeof address === 'object' ? address?.port : ''}\n`)
})
process.on('SIGTERM', () => process.exit(0))
