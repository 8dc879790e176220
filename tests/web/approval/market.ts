import type { Context } from '../../../server/context.ts'
import { askApproval, needApproval } from '../../support/builders/approval.ts'
import { anEvent } from '../../support/builders/events.ts'
import { aMedia } from '../../support/builders/pictures.ts'
import { aDelivery, aPost } from '../../support/builders/publishing.ts'

/** The event that waits for approval. */
export const market = 9
export const hugo = { communeId: 1, userId: 'u2', actor: 'Hugo Lambert' }

/** What Hugo asks about the Christmas market: a first wording at two times, and another on the eve. */
export async function writeMarket(context: Context): Promise<void> {
  const { db } = context
  await needApproval(context, { communeId: 1, userId: 'u1', actor: 'Claire Morel' })
  const { id: poster } = await aMedia(db, 1, { alt: 'Un sapin sur fond rouge' })
  const words = { title: 'Marché de Noël', startLocal: '2026-12-13T10:00', place: 'Halle' }
  await anEvent(db, 1, { id: market, ...words, media: [poster] })
  const said = await aPost(db, 1, {
    ...{ id: 91, eventId: market, link: 'https://saint-exemple.fr/agenda/k3x7' },
    text: 'Marché de Noël\n\nDimanche 13 décembre 2026 de 10 h à 18 h\nPlace de l’église\n\nVin chaud, crêpes et santons : trente exposants vous attendent !',
  })
  const media = [poster]
  await aDelivery(db, said, 1, { id: 71, dueLocal: '2026-11-25T18:00', media })
  await aDelivery(db, said, 3, { id: 72, dueLocal: '2026-11-25T18:00', media })
  await aDelivery(db, said, 1, { id: 73, dueLocal: '2026-12-06T18:00', media })
  await sayMore(context, { delivery: 74, text: 'C’est demain !', dueLocal: '2026-12-12T18:00' })
}

/** Hugo plans another wording, and asks for its approval. */
export async function sayMore(
  context: Context,
  { delivery, text, dueLocal }: { delivery: number; text: string; dueLocal: string },
): Promise<void> {
  const post = await aPost(context.db, 1, { eventId: market, text })
  await aDelivery(context.db, post, 1, { id: delivery, dueLocal })
  await askApproval(context, hugo, market)
}
