import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Kysely } from 'kysely'
import { describe, expect, it } from 'vitest'
import type { Dialect } from '../../migrations/index.ts'
import { deleteExpiredConnections } from '../../server/channels/store/connections.ts'
import { applicationsOf } from '../../server/channels/store/network-apps.ts'
import { type Db, openDatabase } from '../../server/database/database.ts'
import { decidingReplies } from '../../server/inbox/store/replies.ts'
import { libraryPage } from '../../server/pictures/store/library.ts'
import { mediaWithBytes } from '../../server/pictures/store/media.ts'
import { picturesOfEvents, picturesOfVariants } from '../../server/pictures/store/pictures.ts'
import { createChanges } from '../../server/platform/changes.ts'
import { issuesToFind } from '../../server/publishing/store/delivery-issues.ts'
import { wordingOf } from '../../server/publishing/store/posts.ts'
import { continueRebuilds } from '../../server/reply-times/rebuild.ts'
import { replyFigures } from '../../server/reply-times/reply-report.ts'
import { factsOf } from '../../server/reply-times/store/message-facts.ts'
import { newDatabaseUrl } from '../support/database/databases.ts'
import { type AnyTables, openAt } from '../support/database/old.ts'
import { allEvents } from '../support/planned.ts'
import { caseCalendar, paris } from '../support/reply-times/reply-timelines.ts'

const ten = paris('2026-06-02T10:00')
const minute = 60_000

const first = '0001-foundation'

/** A question with thanks after its answer, one edited, one hidden; their episodes as they were kept. */
async function live(db: Kysely<AnyTables>): Promise<void> {
  const { from, ...definition } = caseCalendar
  const add = async (table: string, rows: AnyTables[string][]) => {
    await db.insertInto(table).values(rows).execute()
  }
  const own = { communeId: 1, channelId: 1 }
  await add('commune', [
    {
      name: 'Saint-Exemple',
      zone: 'Europe/Paris',
      aimMinutes: 10,
      targetMinutes: 15,
      createdAt: 0,
    },
  ])
  await add('openingHours', [
    { communeId: 1, fromDate: from, definition: JSON.stringify(definition), createdAt: 0 },
  ])
  await add('channel', [
    {
      communeId: 1,
      connector: 'facebook',
      name: 'Page',
      receives: 1,
      publishes: 1,
      config: '{}',
      secrets: '',
      state: 'active',
      createdAt: 0,
    },
  ])
  await add('channelPoll', [{ channelId: 1, succeededAt: ten }])
  await add('contact', [{ ...own, remoteId: 'ann', name: 'Ann' }])
  await add('conversation', [
    { ...own, remoteId: 't', visibility: 'private', lastMessageAt: ten + 30 * minute },
  ])
  const message = (remoteId: string, minutes: number, text: string, inbound: boolean) => ({
    channelId: 1,
    conversationId: 1,
    remoteId,
    direction: inbound ? 'inbound' : 'outbound',
    kind: 'message',
    contactId: inbound ? 1 : null,
    text,
    sentAt: ten + minutes * minute,
    receivedAt: ten + minutes * minute,
  })
  await add('message', [
    message('m1', 0, 'La salle est-elle libre ?', true),
    message('m2', 9, 'Oui', false),
    message('m3', 10, 'Merci', true),
    message('m4', 20, 'Merci', true),
  ])
  await add('message', [{ ...message('m5', 25, 'La mairie est fermée.', false), automatic: 1 }])
  await add('reply', [
    {
      communeId: 1,
      conversationId: 1,
      messageId: 1,
      key: 'first',
      text: 'Oui',
      state: 'sent',
      remoteId: 'm2',
      createdAt: ten,
      attemptedAt: ten,
    },
  ])
  await add('messageEdit', [{ messageId: 4, at: ten + 21 * minute, text: 'Merci, et dimanche ?' }])
  const episode = {
    ...own,
    conversationId: 1,
    contactId: 1,
    visibility: 'private',
    openedOn: '2026-06-02',
    openedOutside: 0,
    detectionMs: 0,
    history: 0,
  }
  await add('episode', [
    {
      ...episode,
      openedBy: 1,
      openedAt: ten,
      closedBy: 2,
      closedAt: ten + 9 * minute,
      state: 'answered',
      elapsedMs: 9 * minute,
      officeMs: 9 * minute,
      fullAnswerMs: 9 * minute,
    },
  ])
}

/** When what was said in each conversation was last changed. */
const amendedIn = (db: Db) =>
  db.selectFrom('conversation').select(['id', 'amendedAt']).orderBy('id').execute()

describe('a database of the first version', () => {
  it.each<Dialect>(['sqlite', 'postgres'])(
    'opens with its figures, and is reckoned anew by the job (%s)',
    async dialect => {
      const folder = mkdtempSync(join(tmpdir(), 'tambour-upgrade-'))
      const url =
        dialect === 'sqlite'
          ? `file:${join(folder, 'old.db')}`
          : await newDatabaseUrl(dialect, { bare: true })
      const old = await openAt(url, dialect, first)
      await live(old)
      await old.destroy()

      const database = await openDatabase(url)
      const { db } = database
      const clock = { now: () => ten + 60 * minute }
      const deps = { db, clock, changes: createChanges(() => undefined) }
      const day = { from: '2026-06-02', to: '2026-06-02' }
      try {
        // Before the job has come by: what was kept still counts.
        expect(await replyFigures(deps, 1, day)).toMatchObject({
          received: 1,
          summary: { onTime: 1 },
        })
        expect(await applicationsOf(db, 1)).toEqual([])
        expect(await deleteExpiredConnections(db, ten)).toBe(0)
        const amended = await amendedIn(db)
        expect(amended.some(({ amendedAt }) => amendedAt !== null)).toBe(true)
        await continueRebuilds(deps)
        expect(await db.selectFrom('rebuild').selectAll().execute()).toEqual([])
        expect(await amendedIn(db)).toEqual(amended)
        const figures = await replyFigures(deps, 1, day)
        expect(figures).toMatchObject({
          received: 3,
          summary: { onTime: 1, counted: 2, missed: 1, excluded: 1 },
          bare: { received: 2, summary: { onTime: 1, counted: 2 } },
        })
        // What was taken for automatic still is, and nobody has said anything of it.
        const sent = await db
          .selectFrom('message')
          .select(['remoteId', 'automatic', 'automaticGuess', 'automaticVerdict'])
          .where('direction', '=', 'outbound')
          .orderBy('id')
          .execute()
        const asGuessed = (guess: 0 | 1) => ({
          automatic: guess,
          automaticGuess: guess,
          automaticVerdict: null,
        })
        expect(sent).toEqual([
          { remoteId: 'm2', ...asGuessed(0) },
          { remoteId: 'm5', ...asGuessed(1) },
        ])
        const [facts] = await factsOf(db, [1])
        expect(facts?.edits.get(4)?.map(edit => edit.text)).toEqual(['Merci, et dimanche ?'])
        // Whom a private conversation is with is known from who wrote in it.
        expect(await db.selectFrom('conversation').select('contactId').execute()).toEqual([
          { contactId: 1 },
        ])
        expect(await db.selectFrom('reply').selectAll().execute()).toMatchObject([
          { visibility: null, closes: 0 },
        ])
        expect(await decidingReplies(db, 1)).toEqual([])
        const packed = await db
          .selectFrom('episode')
          .select('id')
          .where('figures', 'is', null)
          .execute()
        expect(packed).toHaveLength(1)
      } finally {
        await database.close()
        rmSync(folder, { recursive: true, force: true })
      }
    },
  )
})

describe('the picture of an event of the first version', () => {
  it.each<Dialect>(['sqlite', 'postgres'])(
    'is the first of several, there and where it is to be published (%s)',
    async dialect => {
      const folder = mkdtempSync(join(tmpdir(), 'tambour-upgrade-'))
      const url =
        dialect === 'sqlite'
          ? `file:${join(folder, 'old.db')}`
          : await newDatabaseUrl(dialect, { bare: true })
      const old = await openAt(url, dialect, first)
      await live(old)
      const add = async (table: string, rows: AnyTables[string][]) => {
        await old.insertInto(table).values(rows).execute()
      }
      const picture = { communeId: 1, sha256: 'a', type: 'image/jpeg', width: 1, height: 1 }
      const kept = { ...picture, size: 1, bytes: Buffer.of(1), createdAt: 0 }
      await add('media', [
        { ...kept, alt: 'Affiche' },
        { ...kept, alt: 'Plan' },
        { ...kept, sha256: 'b', bytes: Buffer.of(2), alt: 'Été à l’école' },
      ])
      const event = { communeId: 1, title: 'Bal', startLocal: '2026-06-20T21:00', place: 'Mairie' }
      const told = { ...event, zone: 'Europe/Paris', startsAt: ten, text: 'Venez.' }
      const dated = { ...told, status: 'planned', createdAt: 0, updatedAt: 0 }
      await add('event', [
        { ...dated, uid: 'u1', mediaId: 2 },
        { ...dated, uid: 'u2', mediaId: null },
      ])
      const post = { communeId: 1, text: 'Venez.', createdAt: 0 }
      await add('post', [
        { ...post, eventId: 1, mediaId: 2 },
        { ...post, eventId: 2, mediaId: null },
      ])
      await add('variant', [
        { postId: 1, channelId: 1, text: 'Venez.', mediaId: 1 },
        { postId: 2, channelId: 1, text: 'Venez.', mediaId: null },
      ])
      const delivery = { communeId: 1, variantId: 1, channelId: 1, key: 'k', state: 'failed' }
      const planned = { dueAt: ten, dueLocal: '2026-06-02T10:00', zone: 'Europe/Paris' }
      await add('delivery', [{ ...delivery, ...planned, lateRule: 'ask', createdAt: 0 }])
      await old.destroy()

      const database = await openDatabase(url)
      const { db } = database
      try {
        expect(await picturesOfEvents(db, [1, 2])).toEqual(new Map([[1, [2]]]))
        expect(await picturesOfVariants(db, [1, 2])).toEqual(new Map([[1, [1]]]))
        expect(
          await allEvents(
            { db, publicUrl: 'http://127.0.0.1', graphApiUrl: '', connectors: {} },
            1,
          ),
        ).toMatchObject([
          { title: 'Bal', media: [{ id: 2, alt: 'Plan' }] },
          { title: 'Bal', media: [] },
        ])
        expect(await wordingOf(db, 1)).toEqual({ text: 'Venez.', link: null, media: [1] })
        // The bytes of one file are kept once, whatever was said of it.
        const media = await mediaWithBytes(db, 1, [1, 2, 3])
        expect([...media.values()].map(({ bytes }) => [...bytes])).toEqual([[1], [1], [2]])
        expect(new Set([...media.values()].map(({ pictureId }) => pictureId)).size).toBe(2)
        const found = await libraryPage(db, 1, { words: ['ecole'], before: null, limit: 9 })
        expect(found.map(({ id }) => id)).toEqual([3])
        // What had failed was seen, or was not: nobody is mailed about it now.
        expect(await issuesToFind(db)).toEqual([])
        await db.updateTable('delivery').set({ state: 'missed' }).execute()
        expect(await issuesToFind(db)).toMatchObject([{ kind: 'missed', about: 0, postId: 1 }])
        const slugs = await db.selectFrom('event').select('slug').execute()
        expect(new Set(slugs.map(({ slug }) => slug)).size).toBe(2)
        for (const { slug } of slugs) expect(slug).toMatch(/^[a-z0-9]{8}$/)
      } finally {
        await database.close()
        rmSync(folder, { recursive: true, force: true })
      }
    },
  )
})
