import { Hono } from 'hono'
import type { Context } from '../../context.ts'
import type { Env } from '../../http/identity.ts'
import { readPublicPicture } from '../public-picture.ts'

/**
 * Where networks fetch the pictures of what we publish: outside the API, for they have neither
 * session nor key; the address itself is signed and ends within the hour. A stranger learns nothing.
 */
export function pictureRoutes(context: Context): Hono<Env> {
  const app = new Hono<Env>()
  app.get('/:name', async c => {
    const picture = await readPublicPicture(context, c.req.param('name'))
    const headers = { 'cache-control': 'no-store', 'x-robots-tag': 'noindex' }
    if (picture === null) return c.body(null, 404, headers)
    return c.body(Uint8Array.from(picture.bytes), 200, {
      ...headers,
      'content-type': picture.type,
      'x-content-type-options': 'nosniff',
    })
  })
  return app
}
