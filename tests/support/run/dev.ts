import { fileURLToPath } from 'node:url'
import prefresh from '@prefresh/vite'
import { createServer, type Plugin } from 'vite'
import { play } from '../../../server/sandbox/play.ts'
import { choosePorts, demoPorts } from '../../../server/sandbox/ports.ts'
import { readDemoSettings } from '../../../server/settings.ts'

/**
 * `npm run dev`: the village played, a Tambour that starts anew when one of its files is saved, and
 * Vite in front of both: a saved component is on the screen at once, where its state allows.
 */
const root = fileURLToPath(new URL('../../..', import.meta.url))
const ports = await demoPorts(readDemoSettings())
const server = `http://127.0.0.1:${ports.tambour}`
/** What the server answers itself; the rest are the screens, from their sources. */
const answered =
  '^/((api|webhooks|pictures|valider|proposer|partage|voisin|confidentialite)(/|$)|agenda(/|$|\\?|\\.(ics|rss|atom|json))|reponses(\\?|\\.|$)|(healthz|robots.txt|sitemap.xml)$)'

/** The screens have the server's own content policy: what it forbids is seen here first. */
const policy: Plugin = {
  name: 'tambour-policy',
  configureServer({ middlewares }) {
    middlewares.use(async (request, response, next) => {
      if (request.headers.accept?.includes('text/html')) {
        const { headers } = await fetch(`${server}/healthz`)
        response.setHeader('content-security-policy', headers.get('content-security-policy') ?? '')
      }
      next()
    })
  },
}

const [port = 0] = await choosePorts([{ name: 'Vite', chosen: null, first: 5173 }])
const vite = await createServer({
  configFile: `${root}/vite.config.ts`,
  plugins: [policy, await prefresh()],
  server: {
    host: '127.0.0.1',
    port,
    strictPort: true,
    // The screens share types and pure rules with the server.
    fs: { allow: [root] },
    proxy: { [answered]: server },
  },
})
const front = `http://127.0.0.1:${vite.config.server.port}`
await play({
  name: 'dev',
  ports,
  front,
  flags: [],
  // What is on the screens came from the server before.
  started: () => vite.ws.send({ type: 'full-reload' }),
})
await vite.listen()
