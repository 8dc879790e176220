import { serveStatic } from '@hono/node-server/serve-static'
import { Hono } from 'hono'
import { compress } from 'hono/compress'
import type { Env } from '../identity.ts'

const year = 'public, max-age=31536000, immutable'

/** The first word of the address of each screen, as `web/paths.ts` has them. */
const screenNames = [
  '',
  'messages',
  'delais',
  'calendrier',
  'evenements',
  'canaux',
  'alertes',
  'recapitulatif',
  'combien-de-personnes',
  'fiche-de-preuves',
  'mot-de-passe',
  'reglages',
  'aide',
  'accessibilite',
  'plan',
  'voisins',
]

function isScreen(path: string): boolean {
  const [, name = '', ...rest] = path.replace(/\/$/, '').split('/')
  return screenNames.includes(name) && rest.length <= 2
}

/** The built screens of the folder `dist`; every address that is no file is served the same page, with a 404 where no screen is. */
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
  app.use('*', serveStatic({ root: dist, precompressed: true }))
  // What a telephone shares is received by the service worker: where there is none any more, nothing is.
  app.post('/partager', c => c.redirect('/evenements/nouveau', 303))
  app.get('/assets/*', c => c.text('Ce fichier n’existe pas.', 404))
  app.get('*', async (c, next) => {
    await next()
    // The page says so; anybody who asks for `/readyz` is not to take it for an answer.
    if (c.res.status === 200 && !isScreen(c.req.path)) {
      c.res = new Response(c.res.body, { status: 404, headers: c.res.headers })
    }
  })
  // The router in the page does the rest.
  app.get('*', serveStatic({ root: dist, path: 'index.html', precompressed: true }))
  app.get('*', c =>
    c.text('Les écrans ne sont pas construits : faites « npm run build », puis rechargez.', 503),
  )
  return app
}
