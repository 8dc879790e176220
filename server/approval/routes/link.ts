import { Hono, type Context as HonoContext } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { z } from 'zod'
import type { Context } from '../../context.ts'
import { clientAddressFor } from '../../http/client-address.ts'
import { bringStyle } from '../../http/fences.ts'
import type { Env } from '../../http/identity.ts'
import { operation } from '../../http/operation.ts'
import { createRateLimit } from '../../http/rate-limit.ts'
import { networkOf } from '../../platform/network.ts'
import { Refusal } from '../../platform/refusal.ts'
import { ContentChanged } from '../decide.ts'
import { decideByLink, readLink, renewLink } from '../link.ts'
import { approvalPage, messagePage, type Retry, renewedPage, style } from '../link-page.ts'
import { decisions } from '../rules/approval.ts'

const wish = z.union([
  z.object({ renew: z.literal('1') }),
  z.object({
    decision: z.enum(decisions),
    comment: z.string().max(2000).default(''),
    hash: z.string().max(100),
  }),
])

const minute = 60_000
const kilobyte = 1024

/**
 * The link of a mail that asks for approval: outside the API, under an address that people can
 * read. Its word is the whole permission; a cookie is neither asked nor looked at, so that no other
 * site's page could use one. Looking decides nothing, for mail servers and previews open every link
 * (RFC 9110 § 9.2.1); a button does, by POST, and leads back to the page, which then shows what was
 * decided. Nobody else is to keep or to pass on what it shows.
 */
export function approvalLinkRoutes(context: Context): Hono<Env> {
  const app = new Hono<Env>()
  const clientAddress = clientAddressFor(context.settings)
  const looks = createRateLimit(context.clock, { most: 60, windowMs: minute })
  const acts = createRateLimit(context.clock, { most: 20, windowMs: minute })
  app.use(async (c, next) => {
    bringStyle(c, style)
    c.header('cache-control', 'no-store')
    c.header('x-robots-tag', 'noindex, nofollow, noarchive')
    const isLook = c.req.method === 'GET' || c.req.method === 'HEAD'
    const waitMs = (isLook ? looks : acts).take(networkOf(clientAddress(c)))
    if (waitMs > 0) {
      c.header('retry-after', String(Math.ceil(waitMs / 1000)))
      return c.html(
        messagePage(
          'Un instant',
          'Cette page a été demandée trop souvent : réessayez dans une minute.',
        ),
        429,
      )
    }
    await next()
  })
  app.use(
    bodyLimit({
      maxSize: 64 * kilobyte,
      onError: c =>
        c.html(
          messagePage('C’est trop long', 'Raccourcissez votre commentaire, puis recommencez.'),
          413,
        ),
    }),
  )
  app.get(
    '/:token',
    operation({
      permission: 'public',
      summary: 'What the link of a mail asks to approve, or what was decided',
      tag: 'Approval',
      contentType: 'text/html',
    }),
    async c => await show(context, c),
  )
  app.post(
    '/:token',
    operation({
      permission: 'public',
      summary: 'Decide by the link of a mail, once',
      tag: 'Approval',
      contentType: 'text/html',
    }),
    async c => {
      const token = c.req.param('token')
      const asked = wish.safeParse(await formOf(c))
      if (!asked.success)
        return await show(context, c, { message: unreadable, decision: '', comment: '' })
      if ('renew' in asked.data) {
        await renewLink(context, token)
        return c.html(renewedPage())
      }
      const { decision, comment } = asked.data
      try {
        await decideByLink(context, token, asked.data)
      } catch (error) {
        if (!(error instanceof Refusal)) throw error
        const kept = error instanceof ContentChanged ? '' : decision
        return await show(context, c, { message: error.message, decision: kept, comment })
      }
      return c.redirect(`/valider/${encodeURIComponent(token)}`, 303)
    },
  )
  app.onError((error, c) => {
    // Without the address: whoever reads the log must not be able to decide.
    context.log.error(error, `${c.req.method} /valider/…`)
    return c.html(
      messagePage(
        'Cela n’a pas marché',
        'Tambour a rencontré une erreur. Rien n’a été décidé : réessayez dans un instant.',
      ),
      500,
    )
  })
  return app
}

/** The fields of a form; null where the body is none, whatever it says that it is. */
async function formOf(c: HonoContext<Env>): Promise<unknown> {
  try {
    return await c.req.parseBody()
  } catch (error) {
    // What the platform says of a form that it cannot read: of its parts, or of a name like `%ff`.
    if (error instanceof TypeError || error instanceof URIError) return null
    throw error
  }
}

const unreadable = 'Votre choix n’est pas arrivé en entier : recommencez.'

async function show(
  context: Context,
  c: HonoContext<Env, '/:token'>,
  retry: Retry | null = null,
): Promise<Response> {
  const view = await readLink(context, c.req.param('token'))
  if (view.kind === 'unknown') return c.html(approvalPage(view), 404)
  const isRefused = retry !== null && view.kind === 'open'
  return c.html(approvalPage(view, retry), isRefused ? 409 : 200)
}
