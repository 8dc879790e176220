import type { Context } from '../../server/context.ts'
import type { Db } from '../../server/database/database.ts'
import { addPerson } from '../../server/people/people.ts'
import { insertCommune } from '../../server/people/store/communes.ts'
import { aFeedItem } from './builders/calendar.ts'
import { anAction } from './builders/evidence.ts'
import { aPersonToAdd } from './builders/people.ts'
import { anEndpoint } from './builders/webhooks.ts'

/** The number of every row of the neighbour that an address can name. */
export const theirId = 4242

/** In each of its texts: where this is read, something of the neighbour was told. */
export const theirWord = 'Voisine'

export const theirEmail = 'voisine@exemple.fr'
/** Of their event on the public agenda. */
export const theirSlug = 'voisine1'

/** The tables whose rows an address can name, each with one row of the neighbour's. */
const theirTables = [
  'channel',
  'contact',
  'conversation',
  'message',
  'needsReplyOverride',
  'reply',
  'savedReply',
  'duty',
  'event',
  'planTemplate',
  'reminder',
  'picture',
  'media',
  'post',
  'delivery',
  'approvalRequest',
  'calendarFeed',
  'feedItem',
  'eventImport',
  'connection',
  'apiKey',
  'partner',
  'partnerContact',
  'partnerGroup',
  'share',
  'shareStep',
  'officialRequest',
  'committee',
  'committeeMember',
  'subscription',
  'proposal',
  'proposalStep',
  'webhookEndpoint',
  'webhookMessage',
  'evidenceAction',
] as const

const planStep = {
  name: theirWord,
  days: -1,
  time: '18:00',
  audience: 'public',
  text: '',
  lateRule: 'ask',
}

/** Another commune of the same installation, with a row of each kind; and its administrator's id. */
export async function addNeighbour(
  context: Context,
): Promise<{ personId: string; communeId: number }> {
  const { db, clock } = context
  const now = clock.now()
  const [id, name, text, title, actor] = [theirId, theirWord, theirWord, theirWord, theirWord]
  const zone = 'Europe/Paris'
  const lines = { zone, aimMinutes: 10, targetMinutes: 15, createdAt: now }
  const { id: communeId } = await insertCommune(db, { name, ...lines })
  const person = { name, email: theirEmail, role: 'administrator' } as const
  const added = { ...person, password: 'tambour-de-ville-1' }
  const { id: userId } = await addPerson(context, communeId, aPersonToAdd(added), actor)
  const own = { id, communeId, createdAt: now }
  const remoteId = 'voisine'
  const attachments = JSON.stringify([{ type: 'image/png', url: null, name: theirWord }])
  const at = { startLocal: '2026-07-14T18:00', startsAt: Date.parse('2026-07-14T16:00:00Z') }
  const dueLocal = '2026-07-13T18:00'
  const dueAt = at.startsAt - 86_400_000
  const insert = {
    channel: { ...own, connector: 'facebook', name, receives: 1, publishes: 1 } as const,
    message: { direction: 'inbound', kind: 'message', sentAt: now, receivedAt: now } as const,
  }
  await db
    .insertInto('channel')
    .values({ ...insert.channel, config: '{}', secrets: '', state: 'active' })
    .execute()
  await db.insertInto('channelPoll').values({ channelId: id, nextAt: 0 }).execute()
  await db.insertInto('contact').values({ id, communeId, channelId: id, remoteId, name }).execute()
  await db
    .insertInto('conversation')
    .values({ id, communeId, channelId: id, remoteId, visibility: 'public', subject: text })
    .execute()
  await db
    .insertInto('message')
    .values({
      id,
      channelId: id,
      conversationId: id,
      remoteId,
      text,
      ...insert.message,
      attachments,
    })
    .execute()
  const shown = Buffer.from(theirWord)
  const file = { place: 0, type: 'image/png', bytes: shown, smallType: 'image/png', small: shown }
  await db
    .insertInto('messageFile')
    .values({ messageId: id, ...file })
    .execute()
  await db
    .insertInto('needsReplyOverride')
    .values({ id, messageId: id, at: now, needsReply: 0, reason: text, userId })
    .execute()
  await db
    .insertInto('inCharge')
    .values({ conversationId: id, communeId, userId, at: now })
    .execute()
  const hold = { untilDay: '2026-07-01', endsAt: at.startsAt, at: now }
  await db
    .insertInto('conversationHold')
    .values({ conversationId: id, communeId, userId, words: text, ...hold })
    .execute()
  await db
    .insertInto('note')
    .values({ ...own, conversationId: id, userId, key: remoteId, text })
    .execute()
  const said = { conversationId: id, messageId: id, key: remoteId, text, attemptedAt: now }
  await db
    .insertInto('reply')
    .values({ ...own, ...said, state: 'failed' })
    .execute()
  const register = { year: 2026, number: 1, receivedOn: '2026-06-01', dueOn: '2026-08-01' }
  const asked = { requester: name, subject: text, text, inCharge: name, contact: name }
  await db
    .insertInto('officialRequest')
    .values({
      ...own,
      ...register,
      ...asked,
      conversationId: id,
      messageId: id,
      silence: 'rejection',
      state: 'open',
      createdBy: actor,
    })
    .execute()
  await db
    .insertInto('savedReply')
    .values({ ...own, title, text, changedAt: now })
    .execute()
  await anEndpoint(db, communeId, { id: theirId, name: theirWord })
  await db
    .insertInto('webhookMessage')
    .values({
      ...{ id: theirId, endpointId: theirId, key: theirWord, fact: theirWord },
      ...{ type: 'webhook.test', createdAt: 0, body: theirWord },
    })
    .execute()
  await db
    .insertInto('duty')
    .values({ ...own, userId, fromDate: '2026-06-01' })
    .execute()
  const words = { title, place: text, text, zone, status: 'planned', updatedAt: now } as const
  await db
    .insertInto('event')
    .values({ ...own, ...words, ...at, uid: remoteId, slug: theirSlug, listed: 1 })
    .execute()
  await db
    .insertInto('planTemplate')
    .values({ ...own, name, steps: JSON.stringify([planStep]), position: 0, updatedAt: now })
    .execute()
  const step = { stepName: name, stepDays: -1, stepTime: '18:00' }
  await db
    .insertInto('reminder')
    .values({ ...own, ...step, eventId: id, text, dueLocal, dueAt })
    .execute()
  const image = { sha256: remoteId, type: 'image/png', width: 1, height: 1, size: 1 }
  await db
    .insertInto('picture')
    .values({ ...own, ...image, bytes: Buffer.from([0]) })
    .execute()
  await db
    .insertInto('media')
    .values({ ...own, pictureId: id, alt: text, folded: remoteId })
    .execute()
  await db
    .insertInto('post')
    .values({ ...own, eventId: id, text })
    .execute()
  await db.insertInto('variant').values({ id, postId: id, channelId: id, text }).execute()
  const due = { dueAt, dueLocal, zone, lateRule: 'ask', state: 'awaiting-approval' } as const
  await db
    .insertInto('delivery')
    .values({ ...own, ...due, variantId: id, channelId: id, key: remoteId })
    .execute()
  await db
    .insertInto('approvalRequest')
    .values({ id, communeId, eventId: id, state: 'open', askedBy: actor, askedAt: now })
    .execute()
  await db
    .insertInto('calendarFeed')
    .values({ ...own, name, url: 'https://voisine.exemple.fr/agenda.ics', nextAt: 0 })
    .execute()
  await aFeedItem(db, id, { id, title: theirWord, text: theirWord, decidedBy: theirWord })
  await db
    .insertInto('eventImport')
    .values({ ...own, fileName: text, actor })
    .execute()
  const begun = { userId, connector: 'facebook', stateHash: remoteId, expiresAt: now + 900_000 }
  await db
    .insertInto('connection')
    .values({ id, communeId, ...begun })
    .execute()
  const key = { name, role: 'officer', prefix: 'tmb_', hash: remoteId } as const
  await db
    .insertInto('apiKey')
    .values({ ...own, ...key, ownerKind: 'person', ownerId: userId })
    .execute()
  await db
    .insertInto('partner')
    .values({ ...own, name, mode: 'mail' })
    .execute()
  await db
    .insertInto('partnerContact')
    .values({ id, partnerId: id, name, email: theirEmail, createdAt: now, key: remoteId })
    .execute()
  await db.insertInto('partnerGroup').values({ id, communeId, name }).execute()
  const offer = { state: 'proposed', withPlan: 0, key: remoteId, tellsFrom: 0 } as const
  await db
    .insertInto('share')
    .values({
      id,
      communeId,
      eventId: id,
      partnerId: id,
      proposedAt: now,
      proposedBy: actor,
      ...offer,
    })
    .execute()
  const done = { at: now, what: 'proposed', by: actor, via: 'tambour' } as const
  await db
    .insertInto('shareStep')
    .values({ id, shareId: id, ...done })
    .execute()
  await db
    .insertInto('committee')
    .values({ ...own, name })
    .execute()
  const member = { committeeId: id, name, email: theirEmail, key: remoteId }
  await db
    .insertInto('committeeMember')
    .values({ ...own, ...member })
    .execute()
  const found = JSON.stringify({ upcoming: 1, left: 0, undated: 0 })
  await db
    .insertInto('subscription')
    .values({
      ...own,
      committeeId: id,
      url: `https://voisine.exemple.fr/${name}.ics`,
      nextAt: 0,
      found,
    })
    .execute()
  const proposed = { title, place: text, text, startLocal: at.startLocal, key: remoteId }
  const waits = { state: 'received', receivedAt: now, tellsFrom: 0 } as const
  await db
    .insertInto('proposal')
    .values({ id, communeId, committeeId: id, memberId: id, ...proposed, ...waits })
    .execute()
  const sent = { at: now, what: 'received', by: actor, via: 'link' } as const
  await db
    .insertInto('proposalStep')
    .values({ id, proposalId: id, ...sent })
    .execute()
  await anAction(db, communeId, { id, title, summary: text })
  await db
    .insertInto('digestRecipient')
    .values({ ...own, email: theirEmail, key: remoteId })
    .execute()
  return { personId: userId, communeId }
}

/** All that the neighbour has, as text: the same before and after what somebody else asked. */
export async function theirRows(db: Db): Promise<string> {
  const rows: unknown[] = []
  for (const table of theirTables) {
    rows.push([table, await db.selectFrom(table).selectAll().where('id', '=', theirId).execute()])
  }
  const people = await db.selectFrom('member').selectAll().where('communeId', '=', 2).execute()
  const readers = await db.selectFrom('digestRecipient').selectAll().execute()
  return JSON.stringify([rows, people, readers.filter(({ id }) => id === theirId)])
}
