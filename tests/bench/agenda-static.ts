import { serve } from '@hono/node-server'
import { Hono } from 'hono'

/**
 * Hono that answers with the texts that a started server gives now, kept from the beginning: what the
 * agenda would cost if it were a file. `agenda-static.ts PORT URL PATH…`
 */
const [port = '', url = '', ...paths] = process.argv.slice(2)
const app = new Hono()
for (const path of paths) {
  const response = await fetch(url + path, { headers: { 'accept-encoding': 'identity' } })
  const text = await response.text()
  const type = response.headers.get('content-type') ?? ''
  app.get(path, c => c.body(text, 200, { 'content-type': type }))
}
app.get('/healthz', c => c.text('ok'))
serve({ fetch: app.fetch, port: Number(port), hostname: '127.0.0.1' })
