import type { Hono } from 'hono'
import { html } from 'hono/html'
import type { Context } from '../context.ts'
import { languageOf } from '../http/answer-language.ts'
import type { Env } from '../http/identity.ts'
import { routes } from '../http/routes.ts'
import { bringStyle } from '../http/security-headers.ts'
import { ofTown } from '../language/names/town.ts'
import { operations } from './operations.ts'
import { dismiss, listRecipients, subscribe } from './recipients.ts'
import { sendDigestNow } from './send-digest.ts'
import { readUnsubscribeLink, unsubscribe } from './unsubscribe.ts'
import { style, unsubscribePage } from './unsubscribe-page.ts'
import { previewDigest } from './weekly-digest.ts'

/** Shown for a link that was used before, too: nobody knows any more whose it was. */
const endedPage = unsubscribePage(
  'Ce lien ne sert plus',
  html`<p>Il est incomplet, ou l’adresse à laquelle il a été envoyé n’est plus abonnée. Si vous recevez encore le récapitulatif, prenez le lien du dernier courriel, ou dites-le à la mairie.</p>`,
)

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
      bringStyle(c, style)
      const asked = await readUnsubscribeLink(context, query.token)
      if (asked === null) return await c.html(endedPage, 404)
      return await c.html(
        unsubscribePage(
          'Se désabonner du récapitulatif',
          html`<p><strong>${asked.email}</strong> ne recevra plus, le lundi, le récapitulatif ${ofTown(asked.commune)}.</p>
            <form method="post"><button type="submit">Se désabonner</button></form>`,
        ),
      )
    },
    'POST /digest/unsubscribe': async ({ query, c }) => {
      bringStyle(c, style)
      const done = await unsubscribe(context, query.token)
      if (done === null) return await c.html(endedPage, 404)
      return await c.html(
        unsubscribePage(
          'C’est fait',
          html`<p><strong>${done.email}</strong> ne reçoit plus le récapitulatif ${ofTown(done.commune)}. Si c’est une erreur, la mairie peut vous y remettre.</p>`,
        ),
      )
    },
  })
}
