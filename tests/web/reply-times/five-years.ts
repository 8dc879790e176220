import type { Context } from '../../../server/context.ts'
import { overrideHolding } from '../../../server/inbox/override/replies.ts'
import { instantOfLocal } from '../../../server/language/instant.ts'
import { addDays } from '../../../server/language/iso-week.ts'
import { aConversation } from '../../support/builders/messages.ts'
import { minute } from '../morning.ts'

const MINUTE = 60_000
const zone = 'Europe/Paris'
const monday = '2026-11-23'
const at = (date: string, time: string): number => instantOfLocal(`${date}T${time}`, zone)

type Asked = {
  by: string
  text: string
  /** ms UTC. */
  sentAt: number
  /** Minutes on the wall until the answer; null: nobody answered. */
  answered: number | null
  visibility?: 'public' | 'private'
}

/** Beside the morning, what makes its week that of case 36 of docs/reply-times.md: on time in 6 of 9. */
const yesterday: (Asked & { channel?: 2 })[] = [
  {
    ...{ by: 'Sophie Renard', text: 'La déchetterie est-elle ouverte lundi ?' },
    ...{ sentAt: at(monday, '09:15'), answered: 2 },
  },
  {
    ...{ by: 'Karim Haddad', text: 'Où se garer pour la brocante ?', visibility: 'private' },
    ...{ sentAt: at(monday, '10:00'), answered: 4 },
  },
  {
    ...{ by: 'Inès Roux', text: 'Un lampadaire clignote rue des Écoles.' },
    ...{ sentAt: at(monday, '10:30'), answered: 12 },
  },
  {
    ...{ by: 'Thomas Leroy', text: 'Quels papiers pour une carte d’identité ?' },
    ...{ sentAt: at(monday, '11:00'), answered: 14, visibility: 'private', channel: 2 },
  },
  // Over the lunch break.
  {
    ...{ by: 'Élodie Blanc', text: 'Le marché a-t-il lieu le 11 ?' },
    ...{ sentAt: at(monday, '11:50'), answered: 140 },
  },
  {
    ...{ by: 'Yann Prigent', text: 'Qui contacter pour un nid de frelons ?' },
    ...{ sentAt: at(monday, '15:00'), answered: 40 },
  },
  // The mairie is closed.
  {
    ...{ by: 'Paul Garnier', text: 'Bonsoir, peut-on louer la salle des fêtes le 20 ?' },
    ...{ sentAt: at(monday, '19:00'), answered: 7, visibility: 'private' },
  },
]

/** Minutes of opening hours, the last week before this one first; null: nobody wrote. */
const medians = [11, 9, 13, 12, 14, null, 16, 17, 24, 19, 22]
/** The week before in which most still wait. */
const UNREACHED = 9
/** With this one, five years. */
const WEEKS_BEFORE = 260

/** Five years of messages on two channels: eleven in each week, around its median, and this week. */
export async function writeFiveYears(context: Context): Promise<void> {
  const { db } = context
  await db
    .updateTable('channel')
    .set({ createdAt: at('2021-11-22', '08:00') })
    .execute()
  const channels = await db
    .selectFrom('channel')
    .selectAll()
    .where('id', 'in', [1, 2])
    .orderBy('id')
    .execute()
  const write = async (channel: number, asked: readonly Asked[]) => {
    const row = channels[channel - 1]
    if (row === undefined) throw new Error('no channel')
    const isPrivate = (one: Asked) => one.visibility === 'private'
    for (const one of asked.filter(isPrivate)) {
      await aConversation(db, row, { visibility: 'private', messages: talkOf(one) })
    }
    const messages = asked.filter(one => !isPrivate(one)).flatMap(talkOf)
    if (messages.length > 0) await aConversation(db, row, { messages })
  }
  for (let week = WEEKS_BEFORE; week > 0; week--) {
    const asked = weekBefore(week)
    await write(
      1,
      asked.filter((_, place) => place % 3 !== 2),
    )
    await write(
      2,
      asked.filter((_, place) => place % 3 === 2),
    )
  }
  for (const { channel = 1, ...one } of yesterday) await write(channel, [one])
  await sayHolding(context, 'Inès Roux')
  const [page] = channels
  if (page === undefined) throw new Error('no channel')
  const mistaken = { by: 'Léa Simon', text: 'Où est la salle des fêtes ?', sentAt: minute(-52) }
  const messages = [{ ...mistaken, removedAt: minute(-49) }]
  await aConversation(db, page, { visibility: 'private', messages })
}

/** Eleven messages, none on a Wednesday: the 11th of November was one. */
function weekBefore(week: number): Asked[] {
  const median = week <= medians.length ? (medians[week - 1] ?? null) : 10 + ((week * 7) % 15)
  if (median === null) return []
  const begin = addDays(monday, -7 * week)
  return Array.from({ length: 11 }, (_, place): Asked => {
    const date = addDays(begin, [0, 1, 3, 4, 5][place % 5] ?? 0)
    // An hour before the mairie opens, or while it is open.
    const isEarly = place % 4 === 0
    const office = median + place - 5
    return {
      by: `Habitant ${week}-${place}`,
      text: 'Quand passe la benne à verre ?',
      sentAt: at(date, isEarly ? '08:00' : '10:00'),
      answered: week === UNREACHED && place > 3 ? null : office + (isEarly ? 60 : 0),
      // Nobody looks at the visibility of older ones.
      visibility: week <= medians.length && place % 2 === 1 ? 'private' : 'public',
    }
  })
}

/** A question and its answer, below it where both are public. */
function talkOf({ by, text, sentAt, answered, visibility }: Asked) {
  const remoteId = `${by} ${sentAt}`
  const question = { by, text, sentAt, remoteId }
  if (answered === null) return [question]
  const answer = { by: null, text: 'Bonjour, voici.', sentAt: sentAt + answered * MINUTE }
  const below = visibility === 'private' ? {} : { parentRemoteId: remoteId }
  return [question, { ...answer, ...below }]
}

/** That the answer to somebody only made them wait. */
async function sayHolding(context: Context, name: string): Promise<void> {
  const { id } = await context.db
    .selectFrom('message as answer')
    .innerJoin('message as asked', 'asked.conversationId', 'answer.conversationId')
    .innerJoin('contact', 'contact.id', 'asked.contactId')
    .select('answer.id')
    .where('contact.name', '=', name)
    .where('answer.direction', '=', 'outbound')
    .executeTakeFirstOrThrow()
  const claire = { communeId: 1, userId: 'u1', actor: 'Claire Morel' }
  await overrideHolding(context, claire, id, true)
}
