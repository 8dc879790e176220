import { mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { overrideNeedsReply } from '../../server/inbox/override/needs-reply.ts'
import { noteReader } from '../../server/inbox/readings.ts'
import { ingest } from '../../server/inbox/receiving/ingest.ts'
import { changePrivacy, eraseWhatIsDue, getPrivacy } from '../../server/privacy/retention.ts'
import { rebuildEpisodes } from '../../server/reply-times/rebuild.ts'
import { anOverride } from '../support/builders/inbox.ts'
import { aContact } from '../support/builders/messages.ts'
import { watched } from '../support/database/queries.ts'
import { conversationsOfAnn, everything, mark } from '../support/network/erasable.ts'
import { from, thread } from '../support/network/fake-network.ts'
import {
  channelOf,
  figures,
  MINUTE,
  newChannel,
  newCommune,
  type Village,
  village,
} from '../support/network/received.ts'
import { paris } from '../support/reply-times/reply-timelines.ts'

const old = paris('2025-05-20T10:00')
const never = () => false

/** The network was looked at just now: a clock by which none was is not believed. */
async function looked({ context }: Village): Promise<void> {
  const succeededAt = context.clock.now()
  await context.db.updateTable('channelPoll').set({ succeededAt }).execute()
}

/** A commune whose people have had their month. */
async function noticed(v: Village): Promise<Village> {
  const { communeId } = v
  const values = { communeId, months: 12, erasesFrom: 0, updatedAt: 0 }
  await v.context.db.insertInto('privacy').values(values).execute()
  return v
}

describe.each(['sqlite', 'postgres'] as const)('retention (%s)', database => {
  const at = async (now: string) => await noticed(await village({ database, now }))

  async function sweep(v: Village) {
    await looked(v)
    return await eraseWhatIsDue(v.context, never)
  }

  it('erases words and names after twelve months, and no figure changes', async () => {
    const v = await at('2026-06-02T10:00')
    await v.receive(...conversationsOfAnn(old))
    const before = await figures(v)
    await v.context.db.updateTable('message').set({ amended: 1 }).execute()
    await sweep(v)
    expect(await everything(v)).not.toContain('La salle')
    expect(await everything(v)).not.toContain(`Ann ${mark}`)
    expect(await figures(v)).toEqual(before)
    await rebuildEpisodes(v.context, v.communeId)
    expect(await figures(v)).toEqual(before)
  })

  it('asks nothing of the communes of which nothing is due, nor of their conversations', async () => {
    const v = await at('2026-06-02T10:00')
    await v.receive(...conversationsOfAnn(old))
    await looked(v)
    const asked = async () => {
      const seen = watched(v.context.db)
      await eraseWhatIsDue({ ...v.context, db: seen.db }, never)
      return seen.queries()
    }
    const alone = await asked()
    expect(await everything(v)).not.toContain('La salle')
    const { db } = v.context
    const sweptAt = v.clock.now()
    const values = { months: 12, erasesFrom: 0, updatedAt: 0, sweptAt }
    for (let n = 0; n < 5; n += 1) {
      const communeId = await newCommune(v.context, `Commune ${n}`)
      const channelId = await newChannel(v.context, communeId, 'Page', 0)
      await db
        .insertInto('privacy')
        .values({ communeId, ...values })
        .execute()
      await ingest(v.context, await channelOf(v.context, channelId), conversationsOfAnn(old))
    }
    // A number far beyond those of the commune that is swept.
    const [theirs] = await db.selectFrom('channel').selectAll().orderBy('id', 'desc').execute()
    if (theirs === undefined) throw new Error('no channel')
    await aContact(db, theirs, null, { id: 5_000_000 })
    await db
      .updateTable('privacy')
      .set({ sweptAt: null })
      .where('communeId', '=', v.communeId)
      .execute()
    await looked(v)
    expect(await asked()).toBeLessThanOrEqual(alone)
    await looked(v)
    expect(await asked()).toBeLessThan(5)
  })

  it('keeps what is younger, and the names of those who wrote since', async () => {
    const v = await at('2026-06-02T10:00')
    const lately = paris('2026-05-30T10:00')
    await v.receive(
      thread('post-1', [from('Ann', old, 'Vieux'), from('Ann', lately, 'Jeune')]),
      thread('post-2', [from('Bob', old, 'Vieux aussi')]),
    )
    await sweep(v)
    const { db } = v.context
    const texts = await db.selectFrom('message').select(['text']).orderBy('sentAt').execute()
    expect(texts.map(({ text }) => text)).toEqual([null, null, 'Jeune'])
    const names = await db.selectFrom('contact').select('name').orderBy('id').execute()
    expect(names).toEqual([{ name: 'Ann' }, { name: null }])
  })

  it('takes back reasons in people’s own words once they are as old, and no other', async () => {
    const v = await at('2026-06-02T10:00')
    await v.receive(thread('post-1', [from('Ann', old, 'Une'), from('Bob', old + MINUTE, 'Deux')]))
    const { context, officer, clock } = v
    const [ann, bob] = await context.db.selectFrom('message').select('id').orderBy('id').execute()
    if (ann === undefined || bob === undefined) throw new Error('two came')
    clock.set(old + 5 * MINUTE)
    const own = { needsReply: false, reason: 'vu au guichet avec Mme Dupont' }
    const early = await overrideNeedsReply(context, officer, ann.id, anOverride(own))
    const spam = { needsReply: false, reason: 'spam' }
    await overrideNeedsReply(context, officer, bob.id, anOverride(spam))
    clock.set('2026-06-01T10:00+02:00')
    await overrideNeedsReply(context, officer, bob.id, anOverride({ reason: 'Hier, Luc' }))
    clock.set('2026-06-02T10:00+02:00')
    expect(early.episodes).toMatchObject([{ reason: own.reason }, {}])
    await sweep(v)
    const marks = await context.db
      .selectFrom('needsReplyOverride')
      .select('reason')
      .orderBy('id')
      .execute()
    expect(marks.map(({ reason }) => reason)).toEqual(['motif effacé', 'spam', 'Hier, Luc'])
    expect(await everything(v)).not.toContain('Dupont')
    expect(JSON.stringify(await figures(v))).toContain('motif effacé')
  })

  it('does not take back what the network gives once more', async () => {
    const v = await at('2026-06-02T10:00')
    await v.receive(...conversationsOfAnn(old))
    await sweep(v)
    const before = await figures(v)
    await v.receive(...conversationsOfAnn(old))
    expect(await everything(v)).not.toContain('La salle')
    const all = await everything(v)
    expect(all.replaceAll(`person-${mark}`, '')).not.toContain(mark)
    expect(await figures(v)).toEqual(before)
  })

  it('erases nothing by a clock that no network shares, and goes on once it is right again', async () => {
    const v = await at('2026-06-02T10:00')
    await v.receive(thread('post-1', [from('Ann', paris('2026-05-30T10:00'), 'Jeune')]))
    await sweep(v)
    v.clock.set(paris('2036-01-01T10:00'))
    expect(await eraseWhatIsDue(v.context, never)).toBe(v.clock.now() + MINUTE)
    expect(await everything(v)).toContain('Jeune')
    await v.context.db.updateTable('privacy').set({ sweptAt: v.clock.now() }).execute()
    v.clock.set(paris('2027-06-02T10:00'))
    await sweep(v)
    expect(await everything(v)).not.toContain('Jeune')
  })

  it('goes on where it was stopped', async () => {
    const v = await at('2026-06-02T10:00')
    await v.receive(...conversationsOfAnn(old))
    await looked(v)
    await eraseWhatIsDue(v.context, () => true)
    expect(await getPrivacy(v.context, v.communeId)).toMatchObject({ due: 8, sweptAt: null })
    const next = await sweep(v)
    expect(next).toBe(paris('2026-06-03T03:30'))
    expect(await getPrivacy(v.context, v.communeId)).toMatchObject({ due: 0, soon: 0 })
  })

  it('erases nothing for a week when the time was shortened, and nothing if that is taken back', async () => {
    const v = await at('2026-06-02T10:00')
    await v.receive(thread('post-1', [from('Ann', paris('2026-01-05T10:00'), 'Hier')]))
    await sweep(v)
    const chosen = { months: 3, contact: 'mairie@exemple.fr', officer: '' }
    expect(await changePrivacy(v.context, v.officer, chosen)).toMatchObject({
      months: 3,
      due: 1,
      isWaiting: true,
      nextAt: '2026-06-09T08:00:00.000Z',
    })
    v.clock.advance(6 * 24 * 60 * MINUTE)
    await sweep(v)
    expect(await everything(v)).toContain('Hier')
    await changePrivacy(v.context, v.officer, { ...chosen, months: 12 })
    v.clock.advance(3 * 24 * 60 * MINUTE)
    await sweep(v)
    expect(await everything(v)).toContain('Hier')
    await changePrivacy(v.context, v.officer, chosen)
    v.clock.advance(8 * 24 * 60 * MINUTE)
    await sweep(v)
    expect(await everything(v)).not.toContain('Hier')
  })

  it('gives people a month before anything goes, of a new commune and after an upgrade', async () => {
    const v = await village({ database, now: '2026-06-02T10:00' })
    await v.receive(thread('post-1', [from('Ann', old, 'Ancien')]))
    expect(await sweep(v)).toBe(paris('2026-07-02T10:00'))
    v.clock.advance(29 * 24 * 60 * MINUTE)
    expect(await sweep(v)).toBe(paris('2026-07-02T10:00'))
    expect(await everything(v)).toContain('Ancien')
    v.clock.advance(2 * 24 * 60 * MINUTE)
    await sweep(v)
    expect(await everything(v)).not.toContain('Ancien')
  })

  it('forgets answers that never left, addresses of mails, and who read or signed in', async () => {
    const v = await at('2025-05-20T10:30')
    await v.receive(...conversationsOfAnn(old))
    const { db } = v.context
    const { communeId } = v
    const [conversation] = await db.selectFrom('conversation').select('id').execute()
    const [message] = await db.selectFrom('message').select('id').execute()
    await noteReader(v.context, v.officer, conversation?.id ?? 0)
    const answer = {
      communeId,
      conversationId: conversation?.id ?? 0,
      messageId: message?.id ?? 0,
      createdAt: old,
      attemptedAt: old,
    }
    await db
      .insertInto('reply')
      .values([
        { ...answer, key: 'a', text: `parti ${mark}`, state: 'sent', remoteId: 'c2' },
        { ...answer, key: 'b', text: `resté ${mark}`, state: 'failed' },
      ])
      .execute()
    const DAY = 24 * 60 * MINUTE
    const note = { communeId, conversationId: answer.conversationId, userId: null }
    const now = paris('2026-06-02T10:00')
    await db
      .insertInto('note')
      .values([
        { ...note, key: 'a', createdAt: old, text: `vieux ${mark}` },
        { ...note, key: 'b', createdAt: now - 2 * DAY, removedAt: now - DAY - 1, text: mark },
        {
          ...note,
          key: 'c',
          createdAt: now - 2 * DAY,
          removedAt: now - DAY,
          text: 'supprimé hier',
        },
      ])
      .execute()
    const mail = { communeId, kind: 'digest', round: '', messageId: '<a@b>', attempts: 1 }
    await db
      .insertInto('mail')
      .values([
        {
          ...mail,
          subject: '2025-W20',
          recipient: `${mark}@exemple.fr`,
          email: `${mark}@exemple.fr`,
          state: 'sent',
          sentAt: old,
        },
      ])
      .execute()
    await db
      .insertInto('journal')
      .values({
        communeId,
        at: old,
        actor: mark,
        action: 'person.signed-in',
        subject: 'person:1',
        detail: null,
      })
      .execute()
    v.clock.set(paris('2026-06-02T10:00'))
    await sweep(v)
    const all = await everything(v)
    // In the conversations' ids, which are the network's, the word stands still.
    expect(all.replaceAll(`person-${mark}`, '')).not.toContain(mark)
    expect(await db.selectFrom('reading').selectAll().execute()).toEqual([])
    expect(await db.selectFrom('note').select('key').execute()).toEqual([{ key: 'c' }])
    expect(await db.selectFrom('reply').select(['key', 'text']).execute()).toEqual([
      { key: 'a', text: '' },
    ])
  })
})

it('leaves nothing in SQLite’s file of what it erased', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'tambour-erased-'))
  const file = join(folder, 'tambour.db')
  const v = await noticed(await village({ now: '2026-06-02T10:00', databaseUrl: `file:${file}` }))
  const long = `${mark} `.repeat(2_000)
  await v.receive(
    ...conversationsOfAnn(old),
    thread('post-9', [from('Zoé', old, long, { remoteId: 'long' })]),
  )
  const bytes = () => [file, `${file}-wal`].map(path => readFileSync(path, 'latin1')).join('\n')
  expect(bytes()).toContain(mark)
  await looked(v)
  await eraseWhatIsDue(v.context, never)
  expect(bytes().replaceAll(`person-${mark}`, '')).not.toContain(mark)
})
