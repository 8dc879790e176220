import type { Hono, Context as HonoContext } from 'hono'
import { z } from 'zod'
import type { Context } from '../context.ts'
import type { Env } from '../http/identity.ts'
import { createLinkApp, formOf } from '../http/link-app.ts'
import { publicPage } from '../http/operation.ts'
import { afterwards, routes } from '../http/routes.ts'
import { Refusal } from '../platform/refusal.ts'
import { answerByLink, type LinkAct, noteTaken, readShare } from './answer.ts'
import { shareFiguresOf } from './figures.ts'
import { fileOf } from './kit-files.ts'
import { answerOffered, listOffered } from './offered.ts'
import { declineOffer, followOffer, listOffers, takeOffer, takePictures } from './offers.ts'
import { operations } from './operations.ts'
import { type ShareRetry, sharePage } from './page.ts'
import { proposeEvent, writeAgain } from './propose.ts'
import { seePost } from './see-post.ts'
import { pageOfShares } from './share-shape.ts'
import { recordAnswer, withdrawShare } from './shares.ts'

export function shareRoutes(context: Context): Hono<Env> {
  return routes(operations, {
    'GET /shares': ({ who, query: { event, partner, before } }) =>
      pageOfShares(context, who.communeId, {
        ...(event !== undefined && { eventId: event }),
        ...(partner !== undefined && { partnerId: partner }),
        ...(before !== undefined && { before }),
      }),
    'GET /shares/figures': ({ who }) => shareFiguresOf(context, who.communeId),
    'POST /shares': ({ who, json }) => proposeEvent(context, who, json),
    'POST /shares/:id/answer': async ({ who, param, json }) => {
      const share = await recordAnswer(context, who, param.id, json)
      if (share.url !== null) afterwards(context, () => seePost(context, share.id))
      return share
    },
    'POST /shares/:id/withdraw': ({ who, param }) => withdrawShare(context, who, param.id),
    'POST /shares/:id/mail': ({ who, param }) => writeAgain(context, who, param.id),
    'GET /offered': ({ who }) => listOffered(context, who),
    'POST /offered/:id/answer': async ({ who, param, json }) => {
      const offer = await answerOffered(context, who, param.id, json)
      if (offer.postUrl !== null) afterwards(context, () => seePost(context, offer.id))
      return offer
    },
    'GET /offers': async ({ who }) => ({ offers: await listOffers(context, who.communeId) }),
    'POST /offers/:id/pictures': async ({ who, param }) => ({
      media: await takePictures(context, who, param.id),
    }),
    'POST /offers/:id/accept': ({ who, param, json }) => takeOffer(context, who, param.id, json),
    'POST /offers/:id/decline': ({ who, param, json }) =>
      declineOffer(context, who, param.id, json.comment),
    'POST /offers/:id/follow': ({ who, param }) => followOffer(context, who, param.id),
  })
}

const wish = z.union([
  z.object({ act: z.literal('accept'), at: z.string().max(20).default('') }),
  z.object({ act: z.literal('decline'), comment: z.string().max(2000).default('') }),
  z.object({ act: z.literal('published'), url: z.string().max(500).default('') }),
  z.object({ act: z.literal('copied'), piece: z.string().max(40) }),
  z.object({ act: z.literal('take'), piece: z.enum(['poster-jpg', 'poster-pdf', 'calendar']) }),
])
type Wish = z.infer<typeof wish>

/** The link of an offer: a page that asks, and the kit for those who said yes. */
export function shareLinkRoutes(context: Context): Hono<Env> {
  const app = createLinkApp(context, {
    address: '/partage/…',
    acts: 60,
    nothingDone: 'Rien n’a été enregistré',
  })
  app.get(
    '/:token',
    publicPage('Partners', 'What a neighbour is offered, and what became of it'),
    async c => await show(context, c),
  )
  app.post(
    '/:token',
    publicPage(
      'Partners',
      'Accept or decline an offer, take a piece of its kit, say that it is published',
    ),
    async c => {
      const token = c.req.param('token')
      const asked = wish.safeParse(await formOf(c))
      if (!asked.success) {
        return await show(context, c, { message: unreadable, act: '', typed: '' })
      }
      const wanted = asked.data
      try {
        if (wanted.act === 'copied') {
          await noteTaken(context, token, 'copied', wanted.piece)
          return c.body(null, 204)
        }
        if (wanted.act === 'take') return await takeFile(context, c, token, wanted.piece)
        const share = await answerByLink(context, token, actOf(wanted))
        // Their network may take its time: nobody waits for it.
        if (wanted.act === 'published') afterwards(context, () => seePost(context, share))
      } catch (error) {
        if (!(error instanceof Refusal)) throw error
        const { message } = error
        return await show(context, c, { message, act: wanted.act, typed: typedIn(wanted) })
      }
      return c.redirect(`/partage/${encodeURIComponent(token)}`, 303)
    },
  )
  return app
}

const unreadable = 'Votre réponse n’est pas arrivée en entier : recommencez.'

function actOf(wanted: Exclude<Wish, { act: 'copied' | 'take' }>): LinkAct {
  if (wanted.act === 'accept') return { act: 'accept', at: wanted.at === '' ? null : wanted.at }
  return wanted
}

function typedIn(wanted: Wish): string {
  if (wanted.act === 'accept') return wanted.at
  if (wanted.act === 'decline') return wanted.comment
  return wanted.act === 'published' ? wanted.url : ''
}

async function takeFile(
  context: Context,
  c: HonoContext<Env>,
  token: string,
  piece: 'poster-jpg' | 'poster-pdf' | 'calendar',
): Promise<Response> {
  const view = await readShare(context, token)
  if (view.kind !== 'open') return c.html(sharePage(view), 404)
  const file = await fileOf(context, view.kit.event, piece)
  if (file === null) return c.html(sharePage(view), 404)
  await noteTaken(context, token, 'downloaded', piece)
  // A copy of its own: what Node's buffers share is no body for a Response.
  return c.body(new Uint8Array(file.bytes), 200, {
    'content-type': file.type,
    'content-disposition': `attachment; filename="${file.name}"`,
  })
}

async function show(
  context: Context,
  c: HonoContext<Env, '/:token'>,
  retry: ShareRetry | null = null,
): Promise<Response> {
  const view = await readShare(context, c.req.param('token'))
  if (view.kind === 'unknown') return c.html(sharePage(view), 404)
  const isRefused = retry !== null && view.kind === 'open'
  return c.html(sharePage(view, retry), isRefused ? 409 : 200)
}
