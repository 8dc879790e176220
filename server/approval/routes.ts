import type { Hono, Context as HonoContext } from 'hono'
import { z } from 'zod'
import type { Context } from '../context.ts'
import type { Env } from '../http/identity.ts'
import { createLinkApp, formOf } from '../http/link-app.ts'
import { publicPage } from '../http/operation.ts'
import { routes } from '../http/routes.ts'
import { Refusal } from '../platform/refusal.ts'
import { prose } from '../platform/shapes.ts'
import { askAgain } from './approval.ts'
import { changeApprovalRules, getApprovalRules, refuseStrangers } from './approval-rules.ts'
import { ContentChanged, decide, undoDecision } from './decide.ts'
import { comment, removeComment } from './discussion.ts'
import { commentByLink, decideByLink, readLink, renewLink } from './link.ts'
import { approvalPage, type Retry, renewedPage } from './link-page.ts'
import { getApproval, listApprovals } from './list.ts'
import { operations } from './operations.ts'
import { decisions } from './rules.ts'
import { publishUrgently } from './urgent.ts'

export function approvalRoutes(context: Context): Hono<Env> {
  return routes(operations, {
    'GET /approval-rules': ({ who }) => getApprovalRules(context, who.communeId),
    'PUT /approval-rules': ({ who, json }) => changeApprovalRules(context, who, json),
    'GET /approvals': ({ who, query }) => listApprovals(context, who, query.event),
    'GET /approvals/:id': ({ who, param }) => getApproval(context, who, param.id),
    'POST /approvals/:id/decision': async ({ who, param, json }) => {
      await refuseStrangers(context, who)
      const { actor: name, email, userId, communeId } = who
      const decider = { name, email, userId, via: 'tambour' } as const
      await decide(context, communeId, param.id, decider, json)
      return await getApproval(context, who, param.id)
    },
    'POST /approvals/:id/undo': async ({ who, param }) => {
      await undoDecision(context, who, param.id)
      return await getApproval(context, who, param.id)
    },
    'POST /approvals/:id/comments': async ({ who, param, json }) => {
      const { actor: name, userId } = who
      await comment(context, who.communeId, param.id, { name, email: null, userId }, json.text)
      return await getApproval(context, who, param.id)
    },
    'DELETE /approvals/:id/comments/:comment': async ({ who, param }) => {
      await removeComment(context, who, param.id, param.comment)
      return await getApproval(context, who, param.id)
    },
    'POST /approvals/:id/ask-again': ({ who, param }) => askAgain(context, who, param.id),
    'POST /approvals/:id/urgent': async ({ who, param, json }) => {
      await publishUrgently(context, who, param.id, json)
      return await getApproval(context, who, param.id)
    },
  })
}

/** A form sends an end of a line as two signs, where the field counts one. */
const words = prose.max(2000)

const wish = z.union([
  z.object({ question: words }),
  z.object({ renew: z.literal('1') }),
  z.object({
    decision: z.enum(decisions),
    comment: words.default(''),
    hash: z.string().max(100),
  }),
])

/**
 * The link of a mail that asks for approval. A button decides, by POST, and leads back to the page,
 * which then shows what was decided.
 */
export function approvalLinkRoutes(context: Context): Hono<Env> {
  const app = createLinkApp(context, {
    address: '/valider/…',
    nothingDone: 'Rien n’a été décidé',
  })
  app.get(
    '/:token',
    publicPage('Approval', 'What the link of a mail asks to approve, or what was decided'),
    async c => await show(context, c),
  )
  app.post('/:token', publicPage('Approval', 'Decide by the link of a mail, once'), async c => {
    const token = c.req.param('token')
    const asked = wish.safeParse(await formOf(c))
    if (!asked.success)
      return await show(context, c, { message: unreadable, decision: '', comment: '' })
    if ('renew' in asked.data) {
      await renewLink(context, token)
      return c.html(renewedPage())
    }
    const place = `/valider/${encodeURIComponent(token)}`
    if ('question' in asked.data) {
      const { question } = asked.data
      try {
        await commentByLink(context, token, question)
      } catch (error) {
        if (!(error instanceof Refusal)) throw error
        const typed = { decision: 'question', comment: question }
        return await show(context, c, { message: error.message, ...typed })
      }
      return c.redirect(`${place}#echanges`, 303)
    }
    const { decision, comment } = asked.data
    try {
      await decideByLink(context, token, asked.data)
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      const kept = error instanceof ContentChanged ? '' : decision
      return await show(context, c, { message: error.message, decision: kept, comment })
    }
    return c.redirect(place, 303)
  })
  return app
}

const unreadable = 'Votre choix n’est pas arrivé en entier : recommencez.'

async function show(
  context: Context,
  c: HonoContext<Env, '/:token'>,
  retry: Retry | null = null,
): Promise<Response> {
  const view = await readLink(context, c.req.param('token'))
  if (view.kind === 'unknown') return c.html(approvalPage(view), 404)
  const isRefused =
    view.kind === 'open'
      ? retry !== null
      : view.kind === 'decided' && retry?.decision === 'question'
  return c.html(approvalPage(view, retry), isRefused ? 409 : 200)
}
