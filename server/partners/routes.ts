import type { Hono, Context as HonoContext } from 'hono'
import { z } from 'zod'
import type { Context } from '../context.ts'
import type { Env } from '../http/identity.ts'
import { createLinkApp, formOf } from '../http/link-app.ts'
import { publicPage } from '../http/operation.ts'
import { routes } from '../http/routes.ts'
import { allows } from '../people/rules/role.ts'
import { Refusal } from '../platform/refusal.ts'
import { readContactLink, unsubscribeByLink, wishByLink } from './contact-link.ts'
import { contactPage, unknownLinkPage } from './contact-page.ts'
import { chooseCommune, intercommunality, searchCommunes } from './directory.ts'
import { removeGroup, saveGroup } from './groups.ts'
import { operations } from './operations.ts'
import { makePartnerKey, revokePartnerKey } from './partner-keys.ts'
import { listPartners, partnerShapeOf } from './partner-shape.ts'
import { addPartner, addPartners, changePartner, endPartner } from './partners.ts'
import { readPartners } from './read-partners.ts'
import { sharePieces } from './rules-partner.ts'

export function partnerRoutes(context: Context): Hono<Env> {
  return routes(operations, {
    'GET /communes': async ({ who, query }) => ({
      communes: await searchCommunes(context, who.communeId, query.search),
    }),
    'GET /intercommunalities/:siren': ({ who, param }) =>
      intercommunality(context, who.communeId, param.siren),
    'PUT /commune/insee-code': ({ who, json }) => chooseCommune(context, who, json.inseeCode),
    'GET /partners': async ({ who }) => {
      const listed = await listPartners(context, who)
      if (allows(who.role, 'events.write')) return listed
      // Addresses and keys are for those who write to them.
      const partners = listed.partners.map(one => ({ ...one, contacts: [], key: null }))
      return { ...listed, partners }
    },
    'POST /partners': ({ who, json }) => addPartner(context, who, json),
    'POST /partners/several': ({ who, json }) => addPartners(context, who, json),
    'POST /partners/read-table': ({ who, json }) => readPartners(context, who.communeId, json.text),
    'PUT /partners/:id': ({ who, param, json }) => changePartner(context, who, param.id, json),
    'DELETE /partners/:id': ({ who, param }) => endPartner(context, who, param.id, true),
    'POST /partners/:id/restore': async ({ who, param }) => {
      await endPartner(context, who, param.id, false)
      return await partnerShapeOf(context, who.communeId, param.id)
    },
    'POST /partners/:id/key': ({ who, param }) => makePartnerKey(context, who, param.id),
    'DELETE /partners/:id/key': ({ who, param }) => revokePartnerKey(context, who, param.id),
    'POST /partner-groups': ({ who, json }) => saveGroup(context, who, null, json),
    'PUT /partner-groups/:id': ({ who, param, json }) => saveGroup(context, who, param.id, json),
    'DELETE /partner-groups/:id': ({ who, param }) => removeGroup(context, who, param.id),
  })
}

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
    publicPage('Partners', 'What a neighbour’s contact receives'),
    async c => await show(context, c, null),
  )
  app.post(
    '/:token',
    publicPage('Partners', 'Say what one wants to receive, or nothing more'),
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
