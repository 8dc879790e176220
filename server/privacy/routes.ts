import { Hono } from 'hono'
import { compress } from 'hono/compress'
import { agendaCommunes } from '../agenda/agenda.ts'
import { style } from '../agenda/pages/style.ts'
import type { Context } from '../context.ts'
import { csvAnswer } from '../http/file-answer.ts'
import type { Env } from '../http/identity.ts'
import { routes } from '../http/routes.ts'
import { bringStyle } from '../http/security-headers.ts'
import { localDateOf } from '../language/instant.ts'
import { communeOf } from '../people/commune.ts'
import { copyPage } from './copy-page.ts'
import { copyPerson } from './copy-person.ts'
import { erasePerson } from './erase-person.ts'
import { expiringMessages } from './expiring.ts'
import { findPerson } from './find-person.ts'
import { noticePage } from './notice-page.ts'
import { operations } from './operations.ts'
import { processingOf } from './processing.ts'
import { registerPage } from './register-page.ts'
import { changePrivacy, contactsOf, getPrivacy } from './retention.ts'

export function privacyRoutes(context: Context): Hono<Env> {
  const { settings, clock } = context
  return routes(operations, {
    'GET /privacy': ({ who, query }) => getPrivacy(context, who.communeId, query.months),
    'PUT /privacy': ({ who, json }) => changePrivacy(context, who, json),
    'GET /privacy/contacts': async () => ({ communes: await contactsOf(context) }),
    'GET /privacy/expiring.csv': async ({ who, query: { spreadsheet }, c }) => {
      const { zone } = await communeOf(context, who.communeId)
      const pieces = await expiringMessages(context, who, spreadsheet)
      return csvAnswer(c, `messages-${localDateOf(clock.now(), zone)}.csv`, pieces)
    },
    'GET /privacy/found': ({ who, query }) => findPerson(context, who.communeId, query.search),
    'GET /privacy/copy.json': async ({ who, query, c }) =>
      c.body(JSON.stringify(await copyPerson(context, who, query.residents), null, 2), 200, {
        'content-type': 'application/json; charset=utf-8',
        'content-disposition': 'attachment; filename="copie.json"',
      }),
    'GET /privacy/copy.html': async ({ who, query, c }) => {
      const { zone } = await communeOf(context, who.communeId)
      bringStyle(c, style)
      return c.html(await copyPage(await copyPerson(context, who, query.residents), zone))
    },
    'POST /privacy/erasures': ({ who, json }) => erasePerson(context, who, json, settings),
    'GET /privacy/register.html': async ({ who, c }) => {
      bringStyle(c, style)
      return c.html(await registerPage(await processingOf(context, who.communeId, settings)))
    },
  })
}

/** What residents are told, for anybody and without a session. */
export function noticeRoutes(context: Context): Hono<Env> {
  const app = new Hono<Env>()
  app.use(compress())
  app.get('/', async c => {
    bringStyle(c, style)
    const communes = await agendaCommunes(context)
    const all = await Promise.all(
      communes.map(({ id }) => processingOf(context, id, context.settings)),
    )
    return c.html(await noticePage(all), 200, { 'cache-control': 'public, max-age=60' })
  })
  return app
}
