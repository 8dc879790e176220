import type { Hono } from 'hono'
import type { Context } from '../../context.ts'
import type { Env } from '../../http/identity.ts'
import { routes } from '../../http/routes.ts'
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
} from '../committees.ts'
import { leaveNews, takeNews } from '../news.ts'
import { operations } from '../operations.ts'
import { listProposals } from '../proposal-shape.ts'
import { acceptProposal, askAbout, declineProposal, undoDecision } from '../proposals.ts'
import { refreshSubscription, subscribe, trySource, unsubscribe } from '../subscription.ts'

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
