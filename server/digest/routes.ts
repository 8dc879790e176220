import type { Hono } from 'hono'
import { html } from 'hono/html'
import type { Context } from '../context.ts'
import { bringStyle } from '../http/fences.ts'
import type { Env } from '../http/identity.ts'
import { routes } from '../http/routes.ts'
import { languageOf } from '../http/spoken.ts'
import { communeOf } from '../people/commune.ts'
import { operations } from './operations.ts'
import { dismiss, listRecipients, subscribe } from './recipients.ts'
import { sendDigestNow } from './send-digest.ts'
import { readUnsubscribeToken, unsubscribe } from './unsubscribe.ts'
import { style, unsubscribePage } from './unsubscribe-page.ts'
import { previewDigest } from './weekly-digest.ts'

/**
 * The link in each digest: its token is the whole permission, so that it works without an account
 * and from a mail program's own button (RFC 8058: a form posted by the mail server, without a
 * cookie). Opening the link changes nothing, for some mail servers open every link of a mail.
 */
export function digestRoutes(context: Context): Hono<Env> {
  return routes(operations, {
    'GET /digest': ({ who, query, c }) =>
      previewDigest(context, who.communeId, query.week, languageOf(c)),
    'POST /digest/send': ({ who, json: { week, unconfirmed }, c }) =>
      sendDigestNow(context, who, week, { unconfirmed, language: languageOf(c) }),
    'GET /digest/recipients': async ({ who }) => ({
      recipients: await listRecipients(context, who.communeId),
    }),
    'POST /digest/recipients': ({ who, json }) => subscribe(context, who, json.email),
    'DELETE /digest/recipients/:email': ({ who, param }) => dismiss(context, who, param.email),
    'GET /digest/unsubscribe': async ({ query, c }) => {
      const { communeId, email } = readUnsubscribeToken(context, query.token)
      const { name } = await communeOf(context, communeId)
      bringStyle(c, style)
      return await c.html(
        unsubscribePage(
          'Se désabonner du récapitulatif',
          html`<p><strong>${email}</strong> ne recevra plus, le lundi, le récapitulatif de ${name}.</p>
            <form method="post"><button type="submit">Se désabonner</button></form>`,
        ),
      )
    },
    'POST /digest/unsubscribe': async ({ query, c }) => {
      const { commune, email } = await unsubscribe(context, query.token)
      bringStyle(c, style)
      return await c.html(
        unsubscribePage(
          'C’est fait',
          html`<p><strong>${email}</strong> ne reçoit plus le récapitulatif de ${commune}. Si c’est une erreur, la mairie peut vous y remettre.</p>`,
        ),
      )
    },
  })
}
