import { Hono, type Context as HonoContext, type MiddlewareHandler } from 'hono'
import { compress } from 'hono/compress'
import { etag } from 'hono/etag'
import { style } from '../agenda/pages/style.ts'
import type { Context } from '../context.ts'
import { clientAddressFor } from '../http/client-address.ts'
import type { Env } from '../http/identity.ts'
import { createRateLimit, refuseTooMany } from '../http/rate-limit.ts'
import { routes } from '../http/routes.ts'
import { bringStyle } from '../http/security-headers.ts'
import { repliesPaths } from '../language/agenda-address.ts'
import { networkOf } from '../platform/network.ts'
import {
  changePublicReplies,
  type Published,
  previewPublicReplies,
  publishedReplies,
} from './communes.ts'
import { operations } from './operations.ts'
import { communesPage, repliesPage } from './page.ts'
import { createPictures, pictureStyle, svgOf } from './picture.ts'
import { jsonSchemaOf, publicCsv, publicData, tableSchemaOf } from './public-data.ts'

export function publicRepliesRoutes(context: Context): Hono<Env> {
  return routes(operations, {
    'GET /commune/public-replies': ({ who }) => previewPublicReplies(context, who.communeId),
    'PUT /commune/public-replies': ({ who, json }) => changePublicReplies(context, who, json),
  })
}

type Ask = HonoContext<Env>

const minute = 60_000
/** So many from one network in a minute: a school whose pupils all open the mairie's page. */
const mostLooks = 240

/**
 * A commune’s reply times for anybody and without a session: nothing here reads a cookie, and nothing is
 * there while no commune shows them. What is asked for was reckoned within the hour.
 */
export function openDataRoutes(context: Context): Hono<Env> {
  const app = new Hono<Env>()
  const { publicUrl } = context
  const clientAddress = clientAddressFor(context.settings)
  const looks = createRateLimit(context.clock, { most: mostLooks, windowMs: minute })
  const pictures = createPictures()
  const paths = repliesPaths('')

  const shared: MiddlewareHandler<Env> = async (c, next) => {
    refuseTooMany(c, looks.take(networkOf(clientAddress(c))))
    await next()
    if (c.res.status === 200 || c.res.status === 304) {
      c.res.headers.set('access-control-allow-origin', '*')
    }
  }
  for (const path of Object.values(paths)) app.use(path, compress(), shared, etag({ weak: true }))

  const asked = async (c: Ask): Promise<Published[]> => {
    const commune = c.req.query('commune')
    return await publishedReplies(context, commune === undefined ? undefined : Number(commune))
  }
  /** What is published of one commune. */
  const ofOne =
    (type: string, write: (one: Published, c: Ask) => string | Promise<string | Uint8Array>) =>
    async (c: Ask) => {
      const [only, other] = await asked(c)
      if (only === undefined || other !== undefined) return c.notFound()
      return answer(c, type, await write(only, c))
    }
  /** What is the same for every commune, while one publishes. */
  const ofAll = (schemaOf: (publicUrl: string) => unknown) => async (c: Ask) =>
    (await publishedReplies(context)).length === 0
      ? c.notFound()
      : answer(c, json, JSON.stringify(schemaOf(publicUrl)))

  app.get(paths.page, async c => {
    const all = await asked(c)
    const [only, other] = all
    if (only === undefined) return c.notFound()
    bringStyle(c, style)
    const page = other === undefined ? repliesPage(only, publicUrl) : communesPage(all)
    return answer(c, 'text/html; charset=utf-8', String(await page))
  })
  app.get(
    paths.json,
    ofOne(json, ({ replies, query }) => JSON.stringify(publicData(replies, publicUrl, query))),
  )
  app.get(
    paths.csv,
    ofOne('text/csv; charset=utf-8', ({ replies, query }) =>
      publicCsv(publicData(replies, publicUrl, query)),
    ),
  )
  app.get(
    paths.svg,
    ofOne('image/svg+xml; charset=utf-8', ({ replies: { commune, weeks } }, c) => {
      bringStyle(c, pictureStyle)
      return svgOf(commune.name, weeks)
    }),
  )
  app.get(
    paths.png,
    ofOne('image/png', ({ replies: { commune, weeks } }) => pictures.png(commune, weeks)),
  )
  app.get(paths.schema, ofAll(jsonSchemaOf))
  app.get(paths.tableSchema, ofAll(tableSchemaOf))
  return app
}

const json = 'application/json; charset=utf-8'
const anHour = 'public, max-age=3600'

function answer(c: Ask, type: string, body: string | Uint8Array): Response {
  const bytes = typeof body === 'string' ? body : Uint8Array.from(body)
  return c.body(bytes, 200, {
    ...{ 'cache-control': anHour, 'content-type': type, vary: 'Accept-Encoding' },
  })
}
