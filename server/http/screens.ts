import { serveStatic } from '@hono/node-server/serve-static'
import { Hono } from 'hono'
import { compress } from 'hono/compress'
import type { Env } from './identity.ts'

const year = 'public, max-age=31536000, immutable'

/** The built screens of the folder `dist`; every address that is no file is served the same page. */
export function screens(dist: string): Hono<Env> {
  const app = new Hono<Env>()
  app.use(compress())
  app.use('/assets/*', async (c, next) => {
    await next()
    // Their names carry a hash of their content.
    if (c.res.status === 200) c.header('cache-control', year)
  })
  app.use('*', async (c, next) => {
    await next()
    // The page names the scripts of its version: a browser must not keep an older one.
    if (!c.res.headers.has('cache-control')) c.header('cache-control', 'no-cache')
  })
  app.use('*', serveStatic({ root: dist }))
  app.get('/assets/*', c => c.text('Ce fichier n’existe pas.', 404))
  // The router in the page does the rest.
  app.get('*', serveStatic({ root: dist, path: 'index.html' }))
  app.get('*', c =>
    c.text('Les écrans ne sont pas construits : faites « npm run build », puis rechargez.', 503),
  )
  return app
}
