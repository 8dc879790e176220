import { Hono, type Context as HonoContext } from 'hono'
import { z } from 'zod'
import type { Context } from '../../context.ts'
import { type Env, whoAsks } from '../../http/identity.ts'
import { described, input, operation } from '../../http/operation.ts'
import { idText } from '../../platform/shapes.ts'
import { listLibrary, removePicture, restorePicture } from '../library.ts'
import { describePicture, getMedia, getPicture, receiveMedia, receivePicture } from '../media.ts'
import { libraryPage, mediaShape, pictureShape } from '../shapes.ts'
import type { Upload } from '../upload.ts'

const pictureForm = z.object({
  file: z.file(),
  /** Of a PDF, counted from 1. */
  page: z.coerce.number().int().min(1).max(10_000).default(1),
})
const mediaForm = pictureForm.extend({
  /** Said to be missing by the service, as when it is blank. */
  alt: z.string().default(''),
})
const pictureId = z.object({ id: idText })
const libraryQuery = z.object({
  search: z.string().max(200).default(''),
  before: idText.optional(),
})

/** Pictures: taken in once, described, shown for ever at the same address; and the library of them. */
export function mediaRoutes(context: Context): Hono<Env> {
  const app = new Hono<Env>()
  app.post(
    '/media',
    operation({
      role: 'officer',
      summary:
        'Take in a picture, or a page of a PDF (form fields `file`, `alt` and `page`), ready for every network',
      tag: 'Media',
      answer: mediaShape,
      status: 201,
    }),
    described('form', mediaForm),
    async c => c.json(await receiveMedia(context, whoAsks(c), uploadOf(c)), 201),
  )
  app.get(
    '/media',
    operation({
      role: 'councillor',
      summary: 'The pictures that were described, newest first, with where each one is used',
      tag: 'Media',
      answer: libraryPage,
    }),
    input('query', libraryQuery),
    async c => {
      const { search, before = null } = c.req.valid('query')
      return c.json(await listLibrary(context, whoAsks(c).communeId, { search, before }))
    },
  )
  app.get(
    '/media/:id',
    operation({
      role: 'councillor',
      summary: 'A picture’s bytes',
      tag: 'Media',
      contentType: 'image/jpeg',
    }),
    input('param', pictureId),
    async c => {
      const { id } = c.req.valid('param')
      return shown(c, await getMedia(context, whoAsks(c).communeId, id))
    },
  )
  app.post(
    '/pictures',
    operation({
      role: 'officer',
      summary: 'Take in a picture, or a page of a PDF (form fields `file` and `page`), to describe',
      tag: 'Media',
      answer: pictureShape,
      status: 201,
    }),
    described('form', pictureForm),
    async c => {
      const { picture } = await receivePicture(context, whoAsks(c), uploadOf(c))
      return c.json(picture, 201)
    },
  )
  for (const small of [false, true]) {
    app.get(
      small ? '/pictures/:id/small' : '/pictures/:id',
      operation({
        role: 'councillor',
        summary: small ? 'A picture, small' : 'A picture’s bytes, whatever is said of it',
        tag: 'Media',
        contentType: 'image/jpeg',
      }),
      input('param', pictureId),
      async c => {
        const { id } = c.req.valid('param')
        return shown(c, await getPicture(context, whoAsks(c).communeId, { id, small }))
      },
    )
  }
  app.post(
    '/pictures/:id/media',
    operation({
      role: 'officer',
      summary: 'Describe a picture: what comes back is what events and publications take',
      tag: 'Media',
      answer: mediaShape,
      status: 201,
    }),
    input('param', pictureId),
    input('json', z.object({ alt: z.string().default('') })),
    async c => {
      const { id } = c.req.valid('param')
      const { alt } = c.req.valid('json')
      return c.json(await describePicture(context, whoAsks(c), { id, alt }), 201)
    },
  )
  app.delete(
    '/pictures/:id',
    operation({
      role: 'officer',
      summary:
        'Take a picture that is used nowhere out of the library; it can be put back for a day',
      tag: 'Media',
      status: 204,
    }),
    input('param', pictureId),
    async c => {
      await removePicture(context, whoAsks(c), c.req.valid('param').id)
      return c.body(null, 204)
    },
  )
  app.post(
    '/pictures/:id/restore',
    operation({
      role: 'officer',
      summary: 'Put a picture back into the library',
      tag: 'Media',
      status: 204,
    }),
    input('param', pictureId),
    async c => {
      await restorePicture(context, whoAsks(c), c.req.valid('param').id)
      return c.body(null, 204)
    },
  )
  return app
}

function uploadOf(c: HonoContext<Env>): Upload {
  return { body: c.req.raw.body, type: c.req.header('content-type') ?? '' }
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
