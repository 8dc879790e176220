import { Hono, type Context as HonoContext } from 'hono'
import type { Context } from '../context.ts'
import type { Env } from '../http/identity.ts'
import { routes } from '../http/routes.ts'
import { listLibrary, removePicture, restorePicture } from './library.ts'
import { describePicture, getMedia, getPicture, receiveMedia, receivePicture } from './media.ts'
import { operations } from './operations.ts'
import { readPublicPicture } from './public-picture.ts'
import type { Upload } from './upload.ts'

export function mediaRoutes(context: Context): Hono<Env> {
  return routes(operations, {
    'POST /media': ({ who, c }) => receiveMedia(context, who, uploadOf(c)),
    'GET /media': ({ who, query: { search, before = null } }) =>
      listLibrary(context, who.communeId, { search, before }),
    'GET /media/:id': async ({ who, param, c }) =>
      shown(c, await getMedia(context, who.communeId, param.id)),
    'POST /pictures': async ({ who, c }) => {
      const { picture } = await receivePicture(context, who, uploadOf(c))
      return picture
    },
    'GET /pictures/:id': async ({ who, param, c }) =>
      shown(c, await getPicture(context, who.communeId, { id: param.id, small: false })),
    'GET /pictures/:id/small': async ({ who, param, c }) =>
      shown(c, await getPicture(context, who.communeId, { id: param.id, small: true })),
    'POST /pictures/:id/media': ({ who, param, json }) =>
      describePicture(context, who, { ...param, ...json }),
    'DELETE /pictures/:id': ({ who, param }) => removePicture(context, who, param.id),
    'POST /pictures/:id/restore': ({ who, param }) => restorePicture(context, who, param.id),
  })
}

function uploadOf(c: HonoContext<Env>): Upload {
  const { body, signal } = c.req.raw
  return { body, type: c.req.header('content-type') ?? '', signal }
}

/** It never changes. */
function shown(
  c: HonoContext<Env>,
  { bytes, type }: { bytes: Uint8Array; type: string },
): Response {
  return c.body(Uint8Array.from(bytes), 200, {
    'content-type': type,
    'cache-control': 'private, max-age=31536000, immutable',
    'x-content-type-options': 'nosniff',
  })
}

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
