import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { z } from 'zod'
import type { Context } from '../../context.ts'
import { addMedia, getMedia, largestUpload, tooLarge } from '../../services/media.ts'
import { idText } from '../../shapes/common.ts'
import { mediaShape } from '../../shapes/event.ts'
import { type Env, whoAsks } from '../identity.ts'
import { input, operation } from '../operation.ts'

/** Around the picture: the form's boundaries and the alternative text, bytes. */
const formBytes = 64 * 1024

const mediaForm = z.object({
  file: z.file(),
  /** Said to be missing by the service, as when it is blank. */
  alt: z.string().default(''),
})

/** Pictures: taken in once, shown for ever at the same address. */
export function mediaRoutes(context: Context): Hono<Env> {
  const app = new Hono<Env>()
  app.post(
    '/media',
    operation({
      role: 'officer',
      summary: 'Take in a picture (form fields `file` and `alt`), ready for every network',
      tag: 'Media',
      answer: mediaShape,
      status: 201,
    }),
    bodyLimit({
      maxSize: largestUpload + formBytes,
      onError: () => {
        throw tooLarge()
      },
    }),
    input('form', mediaForm),
    async c => {
      const { file, alt } = c.req.valid('form')
      const bytes = new Uint8Array(await file.arrayBuffer())
      return c.json(await addMedia(context, whoAsks(c), { bytes, alt }), 201)
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
    input('param', z.object({ id: idText })),
    async c => {
      const { id } = c.req.valid('param')
      const { bytes, type } = await getMedia(context, whoAsks(c).communeId, id)
      return c.body(Uint8Array.from(bytes), 200, {
        'content-type': type,
        'cache-control': 'private, max-age=31536000, immutable',
        'x-content-type-options': 'nosniff',
      })
    },
  )
  return app
}
