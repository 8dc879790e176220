import SqliteDatabase from 'better-sqlite3'
import type { CalendarVersion } from '../../server/hours/rules-opening-hours.ts'
import { localDateOf } from '../../server/language/instant.ts'

/** The last instant of the five years, ms UTC: a Wednesday at noon. */
export const end = Date.parse('2026-11-25T11:00:00Z')
const day = 86_400_000
const minute = 60_000
const years = 5
const start = end - Math.round(years * 365.25 * day)

export type FiveYears = { communeId: number; messages: number; conversations: number }

const hours = [
  ['09:00', '12:00'],
  ['14:00', '17:00'],
] as const

export const benchCalendar: CalendarVersion = {
  from: '2020-01-01',
  zone: 'Europe/Paris',
  week: { mon: hours, tue: hours, wed: hours, thu: hours, fri: hours, sat: [['09:00', '12:00']] },
  holidays: 'FR',
  closed: [],
  open: {},
}

const channels = [
  { name: 'Page de la mairie', connector: 'facebook' },
  { name: 'Messagerie de la page', connector: 'facebook' },
  { name: 'Compte Instagram', connector: 'facebook' },
]

const questions = [
  'Bonjour, la mairie est-elle ouverte samedi matin ?',
  'Bonjour, à quelle heure commence le vide-grenier dimanche ? Peut-on encore s’inscrire pour un emplacement près de l’église ?',
  'Y a-t-il encore de la place à la cantine pour la rentrée de septembre ? Merci d’avance pour votre réponse.',
  'Le lampadaire de la rue des Lilas ne marche plus depuis trois jours, pouvez-vous faire quelque chose',
  'Qui faut-il appeler pour les encombrants svp',
  'Est-ce que la salle des fêtes est libre le 14 ? C’est pour un anniversaire, nous serions une quarantaine de personnes.',
]
const courtesies = ['Merci !', 'Merci beaucoup 👍', '👍', 'Bonne journée à tous', '@Julie']
const answers = [
  'Bonjour, oui, de 9 h à 12 h.',
  'Bonjour, il reste de la place : appelez le secrétariat ou passez le matin, nous vous inscrirons tout de suite.',
  'Bonjour, c’est noté, merci de nous l’avoir signalé. Les services techniques passent demain.',
]

/**
 * Fills an empty, migrated SQLite file with a million messages over five years: what a busy
 * commune's page would say, answered mostly within the hour, sometimes never. The same each time.
 */
export function fillFiveYears(path: string, wanted: number): FiveYears {
  const sqlite = new SqliteDatabase(path)
  sqlite.pragma('synchronous = OFF')
  const random = generator(20_261_125)
  const pick = <T>(items: readonly T[]): T => items[Math.floor(random() * items.length)] as T
  const communeId = 1
  sqlite.exec('begin')
  sqlite
    .prepare(
      `insert into commune (id, name, zone, "aimMinutes", "targetMinutes", "createdAt") values (1, 'Banc', 'Europe/Paris', 10, 15, 0)`,
    )
    .run()
  const { from, ...definition } = benchCalendar
  sqlite
    .prepare(
      `insert into "openingHours" ("communeId", "fromDate", definition, "createdAt") values (1, ?, ?, 0)`,
    )
    .run(from, JSON.stringify(definition))
  channels.forEach(({ name, connector }, index) => {
    sqlite
      .prepare(
        `insert into channel (id, "communeId", connector, name, receives, publishes, config, secrets, state, "createdAt") values (?, 1, ?, ?, 1, 1, '{}', '', 'active', 0)`,
      )
      .run(index + 1, connector, name)
    sqlite
      .prepare(`insert into "channelPoll" ("channelId", "succeededAt") values (?, ?)`)
      .run(index + 1, end)
  })
  const contact = sqlite.prepare(
    `insert into contact (id, "communeId", "channelId", "remoteId", name) values (?, 1, ?, ?, ?)`,
  )
  const conversation = sqlite.prepare(
    `insert into conversation (id, "communeId", "channelId", "remoteId", visibility, subject, "lastMessageAt") values (?, 1, ?, ?, ?, 'Publication', ?)`,
  )
  const message = sqlite.prepare(
    `insert into message (id, "channelId", "conversationId", "remoteId", direction, kind, "contactId", text, mentions, "sentAt", "receivedAt", automatic, "removedAt", amended) values (?, ?, ?, ?, ?, 'message', ?, ?, ?, ?, ?, ?, ?, ?)`,
  )
  const edit = sqlite.prepare(`insert into "messageEdit" ("messageId", at, text) values (?, ?, ?)`)
  const hiding = sqlite.prepare(`insert into "messageHiding" ("messageId", "fromAt") values (?, ?)`)
  let messages = 0
  let conversations = 0
  let contacts = 0
  while (messages < wanted) {
    const id = ++conversations
    const channelId = 1 + Math.floor(random() * channels.length)
    const isPrivate = channelId === 2
    // A conversation goes on for some weeks: several questions, answers and thanks.
    // In the order of time, as a database that grows: a page's newest rows stand together.
    let at = start + (messages / wanted) * (end - start)
    const said: {
      inbound: boolean
      contact: number | null
      text: string
      at: number
      mentions: string | null
      automatic: 0 | 1
      removedAt: number | null
    }[] = []
    const people = isPrivate ? 1 : 1 + Math.floor(random() * 4)
    const first = contacts + 1
    for (let each = 0; each < people; each++) {
      contacts++
      contact.run(contacts, channelId, `c${contacts}`, `Habitant ${contacts % 900}`)
    }
    const turns = 1 + Math.floor(random() * 4)
    for (let turn = 0; turn < turns; turn++) {
      const asker = first + Math.floor(random() * people)
      at = daytime(at + random() * 8 * day, random)
      const say = (inbound: boolean, text: string, delay: number, automatic: 0 | 1 = 0) => {
        at += delay
        if (at > end) return
        said.push({
          inbound,
          contact: inbound ? asker : null,
          text,
          at: Math.round(at),
          mentions: null,
          automatic,
          // Some take their question back, most of them before anybody answered.
          removedAt:
            inbound && said.length === 0 && id % 60 === 0 ? Math.round(at) + 2 * minute : null,
        })
      }
      say(true, pick(questions), 0)
      if (isPrivate && random() < 0.5)
        say(false, 'Merci de votre message, nous revenons vers vous.', 2000, 1)
      while (random() < 0.5) say(true, pick(questions), 40_000 + random() * 3 * minute)
      if (random() < 0.95) {
        say(
          false,
          pick(answers),
          random() < 0.6 ? random() * 14 * minute : random() * random() * 900 * minute,
        )
        while (random() < 0.3) say(false, pick(answers), random() * 20 * minute)
        if (random() < 0.1) say(true, pick(courtesies), random() * 60 * minute)
      }
    }
    if (said.length === 0) continue
    const last = said.reduce((most, each) => Math.max(most, each.at), 0)
    conversation.run(id, channelId, `t${id}`, isPrivate ? 'private' : 'public', last)
    for (const each of said) {
      messages++
      const detected = each.at + minute
      const edited = each.inbound && random() < 0.004
      const hidden = each.inbound && !isPrivate && random() < 0.004
      message.run(
        messages,
        channelId,
        id,
        `m${messages}`,
        each.inbound ? 'inbound' : 'outbound',
        each.contact,
        each.text,
        each.mentions,
        each.at,
        detected,
        each.automatic,
        each.removedAt,
        edited || hidden ? 1 : 0,
      )
      if (edited) edit.run(messages, each.at + minute, pick(questions))
      if (hidden) hiding.run(messages, each.at + 2 * minute)
    }
  }
  sqlite.exec('commit')
  sqlite.pragma('wal_checkpoint(TRUNCATE)')
  sqlite.close()
  return { communeId, messages, conversations }
}

/** The same day, at an hour at which a village writes: mostly while the mairie is open, or at night. */
function daytime(at: number, random: () => number): number {
  const midnight = Math.floor(at / day) * day
  const hour = random() < 0.7 ? 8 + random() * 3 + (random() < 0.5 ? 5 : 0) : 17 + random() * 5
  return midnight + hour * 60 * minute
}

/** Mulberry32: small, and the same on every machine. */
function generator(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** Local date of an instant of the five years. */
export const dateOf = (at: number) => localDateOf(at, 'Europe/Paris')
