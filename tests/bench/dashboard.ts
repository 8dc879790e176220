import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { localDateOf } from '../../server/domain/instant.ts'
import { addDays } from '../../server/domain/iso-week.ts'
import { readPeriod } from '../../server/services/reply-report.ts'
import { today } from '../../server/services/today.ts'
import { openDatabase } from '../../server/store/database.ts'
import type { NewRow } from '../../server/store/schema.ts'
import { ms, ratio, say, timed } from './figures.ts'

const minute = 60_000
const day = 24 * 60 * minute
const episodes = 280_000
const now = Date.parse('2026-06-02T08:00:00Z')

/** The dashboard's figures over five years of episodes, beside a bare scan of the same rows. */
export async function benchDashboard(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'tambour-bench-'))
  const database = await openDatabase(`file:${folder}/bench.db`)
  const { db } = database
  const clock = { now: () => now }
  try {
    const communeId = await fill(database)
    const to = localDateOf(now, 'Europe/Paris')
    say('episodes over five years', episodes.toLocaleString('en'))
    for (const [name, days] of [
      ['a week', 7],
      ['a year', 365],
      ['five years', 1826],
    ] as const) {
      const from = addDays(to, -days + 1)
      const report = await timed(5, () => readPeriod({ db, clock }, communeId, { from, to }))
      const scan = await timed(5, () =>
        sql`select count(*), sum("officeMs"), sum("elapsedMs") from "episode"
            where "communeId" = ${communeId} and "openedOn" between ${from} and ${to}`.execute(db),
      )
      const rows = await timed(5, () =>
        db
          .selectFrom('episode')
          .select(['openedAt', 'state', 'officeMs', 'elapsedMs', 'channelId'])
          .where('communeId', '=', communeId)
          .where('openedOn', '>=', from)
          .where('openedOn', '<=', to)
          .execute(),
      )
      say(`${name}: complete report`, ms(report))
      say(`${name}: bare scan in the database`, ms(scan))
      say(`${name}: report against a bare scan`, ratio(report / scan))
      say(`${name}: report against reading its rows`, ratio(report / rows))
    }
    say('Aujourd’hui', ms(await timed(20, () => today({ db, clock }, communeId))))
  } finally {
    await database.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

async function fill({ db }: Awaited<ReturnType<typeof openDatabase>>): Promise<number> {
  return await db.transaction().execute(async t => {
    const commune = await t
      .insertInto('commune')
      .values({
        name: 'Banc',
        zone: 'Europe/Paris',
        aimMinutes: 10,
        targetMinutes: 15,
        createdAt: 0,
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    const communeId = commune.id
    const hours = [
      ['09:00', '12:00'],
      ['14:00', '17:00'],
    ]
    const week = { mon: hours, tue: hours, wed: hours, thu: hours, fri: hours }
    await t
      .insertInto('openingHours')
      .values({
        communeId,
        fromDate: '2020-01-01',
        definition: JSON.stringify({
          zone: 'Europe/Paris',
          week,
          holidays: 'FR',
          closed: [],
          open: {},
        }),
        createdAt: 0,
      })
      .execute()
    const channel = await t
      .insertInto('channel')
      .values({
        communeId,
        connector: 'facebook',
        name: 'Page',
        receives: 1,
        publishes: 1,
        config: '{}',
        secrets: '',
        state: 'active',
        createdAt: 0,
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    const base = { communeId, channelId: channel.id }
    const conversation = await t
      .insertInto('conversation')
      .values({ ...base, remoteId: 't_1', visibility: 'private' })
      .returning('id')
      .executeTakeFirstOrThrow()
    const contact = await t
      .insertInto('contact')
      .values({ ...base, remoteId: '1', name: 'Odile' })
      .returning('id')
      .executeTakeFirstOrThrow()
    const step = (1826 * day) / episodes
    const chunk = 500
    for (let from = 0; from < episodes; from += chunk) {
      const ids = Array.from({ length: chunk }, (_, index) => from + index + 1)
      const at = (id: number) => Math.round(now - (episodes - id) * step)
      await t
        .insertInto('message')
        .values(
          ids.map(
            (id): NewRow<'message'> => ({
              id,
              channelId: channel.id,
              conversationId: conversation.id,
              remoteId: `m_${id}`,
              direction: 'inbound',
              kind: 'message',
              contactId: contact.id,
              text: 'Bonjour, la mairie est-elle ouverte demain ?',
              sentAt: at(id),
              receivedAt: at(id) + minute,
            }),
          ),
        )
        .execute()
      await t
        .insertInto('episode')
        .values(
          ids.map((id): NewRow<'episode'> => {
            const openedAt = at(id)
            // Answered within 40 minutes but for one in fifty; the last two hours still wait.
            const isOpen = now - openedAt < 120 * minute || id % 50 === 0
            const elapsedMs = ((id * 7919) % 40) * minute + (id % 60_000)
            return {
              ...base,
              conversationId: conversation.id,
              contactId: contact.id,
              visibility: 'private',
              openedBy: id,
              openedAt,
              openedOn: localDateOf(openedAt, 'Europe/Paris'),
              closedAt: isOpen ? null : openedAt + elapsedMs,
              state: isOpen ? 'open' : 'answered',
              elapsedMs: isOpen ? null : elapsedMs,
              officeMs: isOpen ? null : Math.round(elapsedMs / 2),
              openedOutside: 0,
              fullAnswerMs: isOpen ? null : elapsedMs,
              detectionMs: minute,
              history: 0,
            }
          }),
        )
        .execute()
    }
    return communeId
  })
}
