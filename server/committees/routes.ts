import type { Hono, Context as HonoContext } from 'hono'
import { z } from 'zod'
import type { Context } from '../context.ts'
import { clientAddressFor } from '../http/client-address.ts'
import type { Env } from '../http/identity.ts'
import { createLinkApp, formOf, messagePage } from '../http/link-app.ts'
import { publicPage } from '../http/operation.ts'
import { createRateLimit } from '../http/rate-limit.ts'
import { routes } from '../http/routes.ts'
import { networkOf } from '../platform/network.ts'
import { Refusal } from '../platform/refusal.ts'
import { idText, prose } from '../platform/shapes.ts'
import {
  addMember,
  changeMember,
  committeeOf,
  endCommittee,
  listCommittees,
  mailLink,
  renewLink,
  revokeLink,
  saveCommittee,
} from './committees.ts'
import { leaveNews, takeNews } from './news.ts'
import { operations } from './operations.ts'
import { type ProposeNews, proposePage } from './page.ts'
import { listProposals } from './proposal-shape.ts'
import { acceptProposal, askAbout, declineProposal, undoDecision } from './proposals.ts'
import { answerQuestion, posterByLink, propose, readProposeLink } from './propose.ts'
import { committeeSentences } from './sentences.ts'
import { refreshSubscription, subscribe, trySource, unsubscribe } from './subscription.ts'

export function committeeRoutes(context: Context): Hono<Env> {
  return routes(operations, {
    'GET /committees': ({ who }) => listCommittees(context, who),
    'POST /committees': ({ who, json }) => saveCommittee(context, who, null, json),
    'PUT /committees/:id': ({ who, param, json }) => saveCommittee(context, who, param.id, json),
    'DELETE /committees/:id': ({ who, param }) => endCommittee(context, who, param.id, true),
    'POST /committees/:id/restore': async ({ who, param }) => {
      await endCommittee(context, who, param.id, false)
      return await committeeOf(context, who, param.id)
    },
    'POST /committees/:id/members': ({ who, param, json }) =>
      addMember(context, who, param.id, json),
    'PUT /committee-members/:id': ({ who, param, json }) =>
      changeMember(context, who, param.id, json),
    'DELETE /committee-members/:id': ({ who, param }) => revokeLink(context, who, param.id),
    'POST /committee-members/:id/link': ({ who, param }) => renewLink(context, who, param.id),
    'POST /committee-members/:id/mail': ({ who, param }) => mailLink(context, who, param.id),
    'POST /committees/:id/subscription/try': ({ who, param, json }) =>
      trySource(context, who, param.id, json),
    'PUT /committees/:id/subscription': async ({ who, param, json }) => {
      await subscribe(context, who, param.id, json)
      return await committeeOf(context, who, param.id)
    },
    'POST /committees/:id/subscription/refresh': async ({ who, param }) => {
      await refreshSubscription(context, who, param.id)
      return await committeeOf(context, who, param.id)
    },
    'DELETE /committees/:id/subscription': ({ who, param }) => unsubscribe(context, who, param.id),
    'GET /proposals': async ({ who }) => ({
      proposals: await listProposals(context, who.communeId),
    }),
    'POST /proposals/:id/accept': ({ who, param, json }) =>
      acceptProposal(context, who, param.id, json),
    'POST /proposals/:id/ask': ({ who, param, json }) =>
      askAbout(context, who, param.id, json.comment),
    'POST /proposals/:id/decline': ({ who, param, json }) =>
      declineProposal(context, who, param.id, json.comment),
    'POST /proposals/:id/undo': ({ who, param }) => undoDecision(context, who, param.id),
    'POST /proposals/:id/take': ({ who, param }) => takeNews(context, who, param.id),
    'POST /proposals/:id/leave': ({ who, param }) => leaveNews(context, who, param.id),
  })
}

const answer = z.object({
  act: z.literal('answer'),
  id: idText,
  comment: prose.max(2_000),
})

/** Said by the page that one is led to after sending. */
const query = z.object({
  recu: idText.optional().catch(undefined),
  repondu: z.literal('1').optional().catch(undefined),
  affiche: idText.optional().catch(undefined),
})

const minute = 60_000
/** So many by one link in a minute, from wherever. */
const actsOfLink = 30

/** The link by which a member of a committee proposes, and sees where everything stands. */
export function proposeLinkRoutes(context: Context): Hono<Env> {
  const app = createLinkApp(context, {
    address: '/proposer/…',
    // A poster comes with it, which is measured as it is read (pictures/upload.ts).
    most: 50 * 1024,
    looks: 120,
    nothingDone: 'Rien n’a été enregistré',
  })
  const clientAddress = clientAddressFor(context.settings)
  const acts = createRateLimit(context.clock, { most: actsOfLink, windowMs: minute })
  app.get(
    '/:token',
    publicPage(
      'Committees',
      'The form by which a committee proposes an event, and where its proposals stand',
    ),
    async c => {
      const { recu, repondu, affiche } = query.parse(c.req.query())
      if (affiche !== undefined) return await showPoster(context, c, affiche)
      if (repondu !== undefined) return await show(context, c, { kind: 'answered' })
      return await show(context, c, recu === undefined ? nothing : { kind: 'sent', id: recu })
    },
  )
  app.post(
    '/:token',
    publicPage('Committees', 'Propose an event, or answer a question about one'),
    async c => {
      const token = c.req.param('token')
      // A stranger's file is not even received.
      const view = await readProposeLink(context, token)
      if (view.kind !== 'open') return await show(context, c, nothing)
      const wait = acts.take(token)
      if (wait > 0) return tooMany(c, wait)
      const network = networkOf(clientAddress(c))
      const type = c.req.header('content-type') ?? ''
      if (!type.startsWith('multipart/form-data')) return await answered(context, c, network)
      const { body, signal } = c.req.raw
      try {
        const made = await propose(context, token, { body, type, signal }, network)
        if ('id' in made) return c.redirect(`${addressOf(token)}?recu=${made.id}`, 303)
        // Kept by this browser: otherwise « back » from the next page ends in an error of the browser's own.
        c.header('cache-control', 'private, no-cache')
        return await show(context, c, { kind: 'refused', refused: made })
      } catch (error) {
        if (!(error instanceof Refusal)) throw error
        if (error.kind === 'not-found') return await show(context, c, nothing)
        return c.html(messagePage('Ce n’est pas parti', `${error.message} ${goBack}`), 400)
      }
    },
  )
  return app
}

const nothing: ProposeNews = { kind: 'nothing' }
const goBack = 'Revenez à la page précédente : ce que vous avez tapé y est encore.'
const addressOf = (token: string) => `/proposer/${encodeURIComponent(token)}`

async function answered(
  context: Context,
  c: HonoContext<Env, '/:token'>,
  network: string,
): Promise<Response> {
  const token = c.req.param('token')
  const asked = answer.safeParse(await formOf(c))
  if (!asked.success) {
    const { message } = new Refusal('bad-request', committeeSentences.unreadableForm)
    return c.html(messagePage('Ce n’est pas parti', `${message} ${goBack}`), 400)
  }
  const { id, comment } = asked.data
  try {
    await answerQuestion(context, token, { id, comment }, network)
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    if (error.kind === 'not-found') return await show(context, c, nothing, 404)
    const said = error.sentence
    return await show(context, c, { kind: 'not-answered', id, typed: comment, said }, 409)
  }
  return c.redirect(`${addressOf(token)}?repondu=1`, 303)
}

async function showPoster(
  context: Context,
  c: HonoContext<Env, '/:token'>,
  id: number,
): Promise<Response> {
  try {
    const { bytes, type } = await posterByLink(context, c.req.param('token'), id)
    // A copy of its own: what Node's buffers share is no body for a Response.
    return c.body(new Uint8Array(bytes), 200, { 'content-type': type })
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return c.body(null, 404)
  }
}

function tooMany(c: HonoContext<Env>, waitMs: number): Response | Promise<Response> {
  c.header('retry-after', String(Math.ceil(waitMs / 1000)))
  return c.html(
    messagePage(
      'Un instant',
      `Ce lien a servi trop souvent : réessayez dans une minute. ${goBack}`,
    ),
    429,
  )
}

async function show(
  context: Context,
  c: HonoContext<Env, '/:token'>,
  news: ProposeNews,
  status?: 404 | 409,
): Promise<Response> {
  const view = await readProposeLink(context, c.req.param('token'))
  if (view.kind === 'unknown') return c.html(proposePage(view), 404)
  return c.html(proposePage(view, news), status ?? (news.kind === 'refused' ? 422 : 200))
}
