import { createServer } from 'node:http'

/**
 * A network as a process of its own, on loopback: `POST /` with `{key}` publishes, and the instant at
 * which the request arrived is kept, except of keys that begin with « before- » (ms UTC, with fractions); `GET /arrivals` gives them all back as
 * `[key, instant]`, and `GET /forget` begins anew. It prints its port.
 */
let arrivals: [string, number][] = []
const server = createServer(async (request, response) => {
  const at = performance.timeOrigin + performance.now()
  response.setHeader('content-type', 'application/json')
  if (request.method === 'GET') {
    if (request.url === '/forget') arrivals = []
    response.end(JSON.stringify(request.url === '/count' ? arrivals.length : arrivals))
    return
  }
  let body = ''
  for await (const chunk of request) body += chunk
  const { key } = JSON.parse(body) as { key: string }
  if (!key.startsWith('before-')) arrivals.push([key, at])
  response.end(JSON.stringify({ id: `post_${arrivals.length}` }))
})
server.listen(0, '127.0.0.1', () => {
  const address = server.address()
  process.stdout.write(`${typeof address === 'object' ? address?.port : ''}\n`)
})
process.on('SIGTERM', () => process.exit(0))
