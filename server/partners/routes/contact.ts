import type { Hono, Context as HonoContext } from 'hono'
import { z } from 'zod'
import type { Context } from '../../context.ts'
import type { Env } from '../../http/identity.ts'
import { createLinkApp, formOf } from '../../http/link-app.ts'
import { operation } from '../../http/operation.ts'
import { Refusal } from '../../platform/refusal.ts'
import { readContactLink, unsubscribeByLink, wishByLink } from '../contact-link.ts'
import { contactPage, unknownLinkPage } from '../contact-page.ts'
import { sharePieces } from '../rules/partner.ts'

const wish = z.union([
  z.object({
    act: z.literal('wish'),
    piece: z.array(z.enum(sharePieces)),
    quietUntil: z.string().max(10).default(''),
  }),
  z.object({ act: z.enum(['leave', 'back']) }),
  // RFC 8058: the mail server’s own button.
  z.object({ 'List-Unsubscribe': z.literal('One-Click') }),
])

/** The link by which a partner's contact says what it wants to receive. */
export function contactLinkRoutes(context: Context): Hono<Env> {
  const app = createLinkApp(context, {
    address: '/voisin/…',
    nothingDone: 'Rien n’a été enregistré',
  })
  app.get(
    '/:token',
    operation({
      permission: 'public',
      summary: 'What a neighbour’s contact receives',
      tag: 'Partners',
      contentType: 'text/html',
    }),
    async c => await show(context, c, null),
  )
  app.post(
    '/:token',
    operation({
      permission: 'public',
      summary: 'Say what one wants to receive, or nothing more',
      tag: 'Partners',
      contentType: 'text/html',
    }),
    async c => {
      const token = c.req.param('token')
      const asked = wish.safeParse(await formOf(c, 'piece'))
      if (!asked.success) {
        return await show(context, c, 'Votre choix n’est pas arrivé en entier : recommencez.')
      }
      const wanted = asked.data
      try {
        if ('List-Unsubscribe' in wanted) await unsubscribeByLink(context, token, false)
        else if (wanted.act === 'wish') {
          const { piece: pieces, quietUntil } = wanted
          await wishByLink(context, token, { pieces, quietUntil: quietUntil || null })
        } else await unsubscribeByLink(context, token, wanted.act === 'back')
      } catch (error) {
        if (!(error instanceof Refusal)) throw error
        return await show(context, c, error.message)
      }
      return await show(context, c, 'C’est enregistré.')
    },
  )
  return app
}

async function show(
  context: Context,
  c: HonoContext<Env, '/:token'>,
  said: string | null,
): Promise<Response> {
  const view = await readContactLink(context, c.req.param('token'))
  if (view === null) return c.html(unknownLinkPage(), 404)
  return c.html(contactPage(view, said))
}
