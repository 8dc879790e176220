import type { Hono } from 'hono'
import { html, raw } from 'hono/html'
import type { Context } from '../context.ts'
import { languageOf } from '../http/answer-language.ts'
import type { Env } from '../http/identity.ts'
import { routes } from '../http/routes.ts'
import { bringStyle } from '../http/security-headers.ts'
import { ofTown } from '../language/town.ts'
import { confirmByLink } from './consent.ts'
import { operations } from './operations.ts'
import { dismiss, listRecipients, subscribe, subscriptionBy, unsubscribe } from './recipients.ts'
import { previewDigest, sendCopy, sendDigestNow } from './send-digest.ts'
import { setSchedule } from './set-schedule.ts'

/** The colours of the screens (web/app.css), without their code: these pages must work anywhere. */
const style = `
    :root { color-scheme: light dark; --desk: #f5f1e8; --sheet: #fffdf9; --ink: #26241f; --accent: #1d5c47; --on: #fff; --line: #e2dbca; }
    @media (prefers-color-scheme: dark) {
      :root { --desk: #1a1916; --sheet: #24231f; --ink: #ebe7dc; --accent: #93cfb3; --on: #0c2319; --line: #3d3a31; }
    }
    body { margin: 0; padding: 2rem 1rem; background: var(--desk); color: var(--ink); font: 1rem/1.5 -apple-system, 'Segoe UI', Roboto, 'Noto Sans', Ubuntu, 'Liberation Sans', Arial, sans-serif; overflow-wrap: anywhere; }
    main { max-width: 32rem; margin: 0 auto; padding: 1.5rem; background: var(--sheet); border: 1px solid var(--line); border-top: 4px solid var(--accent); border-radius: 0.5rem; }
    h1 { margin: 0 0 0.75rem; font: 600 1.5rem/1.2 'Iowan Old Style', 'Palatino Linotype', Palatino, P052, Georgia, serif; }
    p { margin: 0 0 1rem; }
    p:last-child { margin: 0; }
    button { padding: 0.6rem 1.1rem; border: 0; border-radius: 0.375rem; background: var(--accent); color: var(--on); font: inherit; font-weight: 600; cursor: pointer; }
    button:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
`

/** Shown for a link that was used before, too: nobody knows any more whose it was. */
const endedPage = plainPage(
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
    'POST /digest/copy': ({ who, json }) => sendCopy(context, who, json.week),
    'PUT /digest/schedule': ({ who, json }) => setSchedule(context, who, json),
    'GET /digest/recipients': async ({ who }) => ({
      recipients: await listRecipients(context, who.communeId),
    }),
    'POST /digest/recipients': ({ who, json }) => subscribe(context, who, json.email),
    'DELETE /digest/recipients/:email': ({ who, param }) => dismiss(context, who, param.email),
    'GET /digest/confirm': async ({ query, c }) => {
      bringStyle(c, style)
      const asked = await subscriptionBy(context, 'digest-consent', query.token)
      if (asked === null) return await c.html(endedPage, 404)
      return await c.html(
        plainPage(
          'Recevoir le récapitulatif',
          html`<p><strong>${asked.email}</strong> recevra le récapitulatif ${ofTown(asked.commune)}, une fois par semaine, deux au plus.</p>
            <form method="post"><button type="submit">Oui, le recevoir</button></form>`,
        ),
      )
    },
    'POST /digest/confirm': async ({ query, c }) => {
      bringStyle(c, style)
      const done = await confirmByLink(context, query.token)
      if (done === null) return await c.html(endedPage, 404)
      return await c.html(
        plainPage(
          'C’est noté',
          html`<p><strong>${done.email}</strong> recevra le prochain récapitulatif ${ofTown(done.commune)}. Chacun a, en bas, de quoi se désabonner.</p>`,
        ),
      )
    },
    'GET /digest/unsubscribe': async ({ query, c }) => {
      bringStyle(c, style)
      const asked = await subscriptionBy(context, 'digest-unsubscribe', query.token)
      if (asked === null) return await c.html(endedPage, 404)
      return await c.html(
        plainPage(
          'Se désabonner du récapitulatif',
          html`<p><strong>${asked.email}</strong> ne recevra plus le récapitulatif ${ofTown(asked.commune)}.</p>
            <form method="post"><button type="submit">Se désabonner</button></form>`,
        ),
      )
    },
    'POST /digest/unsubscribe': async ({ query, c }) => {
      bringStyle(c, style)
      const done = await unsubscribe(context, query.token)
      if (done === null) return await c.html(endedPage, 404)
      return await c.html(
        plainPage(
          'C’est fait',
          html`<p><strong>${done.email}</strong> ne reçoit plus le récapitulatif ${ofTown(done.commune)}. Si c’est une erreur, la mairie peut vous y remettre.</p>`,
        ),
      )
    },
  })
}

function plainPage(title: string, content: ReturnType<typeof html>) {
  return html`<!doctype html>
    <html lang="fr">
      <head>
        <meta charset="utf-8" />
        <meta name="text-scale" content="scale">
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="robots" content="noindex" />
        <title>${title} – Tambour</title>
        <style>${raw(style)}</style>
      </head>
      <body>
        <main>
          <h1>${title}</h1>
          ${content}
        </main>
      </body>
    </html>`
}
