import type { Hono } from 'hono'
import type { Context } from '../../context.ts'
import type { Env } from '../../http/identity.ts'
import { afterwards, routes } from '../../http/routes.ts'
import { shareFiguresOf } from '../figures.ts'
import { answerOffered, listOffered } from '../offered.ts'
import { declineOffer, followOffer, listOffers, takeOffer, takePictures } from '../offers.ts'
import { operations } from '../operations.ts'
import { proposeEvent, writeAgain } from '../propose.ts'
import { seePost } from '../see-post.ts'
import { pageOfShares } from '../share-shape.ts'
import { recordAnswer, withdrawShare } from '../shares.ts'

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
