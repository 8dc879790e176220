import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openDatabase } from '../../server/database/database.ts'
import { copyPerson } from '../../server/privacy/copy-person.ts'
import { erasePerson } from '../../server/privacy/erase-person.ts'
import { findPerson } from '../../server/privacy/find-person.ts'
import { rebuildEpisodes } from '../../server/reply-times/rebuild.ts'
import { type DatabaseKind, itOnBoth } from '../support/database/databases.ts'
import { ann, conversationsOfAnn, everything, mark } from '../support/network/erasable.ts'
import { columnsWith, fillTheRest, residentColumns } from '../support/network/every-column.ts'
import { byCommune, from, thread } from '../support/network/fake-network.ts'
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
import { folderOfTest } from '../support/run/temporary-folder.ts'

const ten = paris('2026-06-01T10:00')
const noCopies = { databaseUrl: 'postgres://x', backupTo: null, backupKeep: 14 }

describe('a person', () => {
  async function withAnn(kind: DatabaseKind = 'sqlite'): Promise<Village & { annId: number }> {
    const v = await village({ database: kind, now: '2026-06-02T10:00' })
    await v.receive(...conversationsOfAnn(ten))
    const { residents } = await findPerson(v.context, v.communeId, mark.toUpperCase())
    return { ...v, annId: residents[0]?.id ?? 0 }
  }

  const erase = async (v: Village, residents: number[], quotes: number[] = []) =>
    await erasePerson(v.context, v.officer, { residents, quotes }, noCopies)

  itOnBoth(
    'is found by name whatever the accents and the order, and by the network’s id',
    async kind => {
      const v = await village({ database: kind, now: '2026-06-02T10:00' })
      await v.receive(
        thread('post-1', [
          from('Zoé Lefèvre', ten, 'Bonjour, la salle ?'),
          from('Bob', ten + MINUTE, 'Demandez à zoe Lefevre'),
          byCommune(ten + 2 * MINUTE, 'Madame LEFÈVRE Zoé est là'),
        ]),
      )
      for (const search of ['zoe lefevre', 'LEFEVRE Zoé', 'person-Zoé Lefèvre']) {
        const { residents } = await findPerson(v.context, v.communeId, search)
        expect(residents).toMatchObject([
          { name: 'Zoé Lefèvre', channel: 'Page de la mairie', messages: 1 },
        ])
      }
      const { quotes, addressees } = await findPerson(v.context, v.communeId, 'lefevre')
      expect(quotes).toMatchObject([{ fromCommune: false }, { fromCommune: true }])
      expect(addressees).toEqual([])
      expect((await findPerson(v.context, v.communeId, 'personne')).residents).toEqual([])
    },
  )

  it('has all of it in a copy, and nothing that others wrote', async () => {
    const v = await withAnn()
    const copy = await copyPerson(v.context, v.officer, [v.annId])
    expect(copy).toMatchObject({
      commune: 'Saint-Exemple',
      months: 12,
      residents: [{ name: ann.name, network: 'Réseau d’essai', networkId: ann.remoteId }],
      waits: [{ closedAt: '2026-06-01T08:08:00.000Z' }, {}, { closedAt: null }],
    })
    expect(copy.conversations.map(({ messages }) => messages.map(one => one.from))).toEqual([
      ['person', 'commune', 'person'],
      ['person', 'commune'],
      ['person'],
    ])
    expect(JSON.stringify(copy)).not.toContain('dimanche')
    expect(copy.conversations[0]?.messages[0]).toMatchObject({
      text: `La salle est-elle libre ? ${mark}`,
      attachments: [{ type: 'photo', url: `https://exemple.fr/${mark}.jpg` }],
    })
  })

  itOnBoth('is erased from every table, and no figure changes', async kind => {
    const v = await withAnn(kind)
    await fillTheRest(v)
    for (const column of residentColumns) expect(await columnsWith(v, mark)).toContain(column)
    await rebuildEpisodes(v.context, v.communeId)
    const before = await figures(v)
    expect(await erase(v, [v.annId])).toMatchObject({ residents: 1, messages: 6 })
    expect(await everything(v)).not.toContain(mark)
    await rebuildEpisodes(v.context, v.communeId)
    const reasons = JSON.stringify(before).replaceAll(`vu avec ${mark}`, 'motif effacé')
    expect(reasons).toContain('motif effacé')
    expect(await figures(v)).toEqual(JSON.parse(reasons))
    expect(await everything(v)).toContain('Et dimanche ?')
    expect((await findPerson(v.context, v.communeId, mark)).residents).toEqual([])
  })

  it('does not come back with what the network gives once more, nor with older messages', async () => {
    const v = await withAnn()
    await erase(v, [v.annId])
    const before = await figures(v)
    await v.receive(...conversationsOfAnn(ten))
    expect(await everything(v)).not.toContain(mark)
    expect(await figures(v)).toEqual(before)
    const older = conversationsOfAnn(ten - 24 * 60 * MINUTE).map(one => ({
      ...one,
      remoteId: `older-${one.remoteId}`,
      messages: one.messages.map(message => ({
        ...message,
        remoteId: `older-${message.remoteId}`,
      })),
      post: one.post && `older-${one.post}`,
    }))
    const came = await v.receive(...older)
    expect(came).toMatchObject({ inbound: 5, outbound: 3 })
    expect(await everything(v)).not.toContain(mark)
    expect((await figures(v)).flat().length).toBe(2 * before.flat().length)
  })

  itOnBoth('is like anybody when they write again', async kind => {
    const v = await withAnn(kind)
    await erase(v, [v.annId])
    v.clock.advance(MINUTE)
    await v.receive(
      thread('private-1', [from('Ann', v.clock.now(), 'Bonjour ?', { author: ann })], {
        visibility: 'private',
        subject: ann.name,
        citizen: ann,
      }),
    )
    const { residents } = await findPerson(v.context, v.communeId, mark)
    expect(residents).toMatchObject([{ name: ann.name, messages: 1 }])
  })

  it('may be erased again, after they wrote again', async () => {
    const v = await withAnn()
    await erase(v, [v.annId])
    const before = await figures(v)
    v.clock.advance(MINUTE)
    await v.receive(
      thread('post-7', [from('Ann', v.clock.now(), `Bonjour ? ${mark}`, { author: ann })]),
    )
    const { residents } = await findPerson(v.context, v.communeId, mark)
    await erase(
      v,
      residents.map(({ id }) => id),
    )
    expect(await everything(v)).not.toContain(mark)
    await v.receive(...conversationsOfAnn(ten))
    expect(await everything(v)).not.toContain(mark)
    expect((await figures(v))[0]).toHaveLength((before[0]?.length ?? 0) + 1)
  })

  itOnBoth(
    'is not brought back by an answer of the commune, which closes the wait all the same',
    async kind => {
      const v = await village({ database: kind, now: '2026-06-01T10:05' })
      const question = from('Ann', ten, `C’est ouvert ? ${mark}`, { remoteId: 'q', author: ann })
      const alone = { visibility: 'private', subject: ann.name, citizen: ann } as const
      await v.receive(
        thread('post-1', [question]),
        thread('private-1', [{ ...question, remoteId: 'p' }], alone),
      )
      const { residents } = await findPerson(v.context, v.communeId, mark)
      await erase(
        v,
        residents.map(({ id }) => id),
      )
      v.clock.advance(MINUTE)
      const now = v.clock.now()
      await v.receive(
        thread('post-1', [
          question,
          byCommune(now, 'Oui', { remoteId: 'a', parentRemoteId: 'q', mentions: [ann.remoteId] }),
        ]),
        thread(
          'private-1',
          [{ ...question, remoteId: 'p' }, byCommune(now, 'Oui', { remoteId: 'b' })],
          alone,
        ),
      )
      expect(await everything(v)).not.toContain(mark)
      const states = await v.context.db.selectFrom('episode').select('state').execute()
      expect(states).toEqual([{ state: 'answered' }, { state: 'answered' }])
    },
  )

  itOnBoth('waits while an answer to them is being sent', async kind => {
    const v = await withAnn(kind)
    const { db } = v.context
    const [message] = await db
      .selectFrom('message')
      .select(['id', 'conversationId'])
      .orderBy('id')
      .execute()
    const row = { communeId: v.communeId, key: 'k', text: mark, state: 'sending' } as const
    const at = { createdAt: ten, attemptedAt: ten }
    const place = { messageId: message?.id ?? 0, conversationId: message?.conversationId ?? 0 }
    await db
      .insertInto('reply')
      .values({ ...row, ...at, ...place })
      .execute()
    await expect(erase(v, [v.annId])).rejects.toMatchObject({ kind: 'conflict' })
    expect(await everything(v)).toContain('La salle')
    await db.updateTable('reply').set({ state: 'sent' }).execute()
    await erase(v, [v.annId])
    expect(await everything(v)).not.toContain(mark)
  })

  itOnBoth(
    'is found by what somebody says of them after an edit, and not by accents alone',
    async kind => {
      const v = await withAnn(kind)
      await v.receive(thread('post-5', [from('Bob', ten, 'Demandez', { remoteId: 'e' })]))
      await v.receive(thread('post-5', [from('Bob', ten, 'Demandez à Zorglub', { remoteId: 'e' })]))
      expect((await findPerson(v.context, v.communeId, 'zorglub')).quotes).toHaveLength(1)
      expect(await findPerson(v.context, v.communeId, '\u0301\u0301')).toMatchObject({
        residents: [],
        quotes: [],
      })
    },
  )

  itOnBoth('is erased where others name them, message by message', async kind => {
    const v = await withAnn(kind)
    await v.receive(thread('post-5', [from('Bob', ten, `Ann ${mark} le sait`)]))
    const { quotes } = await findPerson(v.context, v.communeId, mark)
    const named = quotes.find(({ fromCommune }) => !fromCommune)
    expect(await erase(v, [], [named?.id ?? 0])).toMatchObject({ residents: 0, messages: 1 })
    expect(await everything(v)).not.toContain('le sait')
    expect(await everything(v)).toContain('La salle est-elle libre ?')
  })

  it('of another commune is nobody', async () => {
    const v = await withAnn()
    const communeId = await newCommune(v.context, 'Voisine')
    const who = { ...v.officer, communeId }
    expect((await findPerson(v.context, communeId, mark)).residents).toEqual([])
    await expect(copyPerson(v.context, who, [v.annId])).rejects.toMatchObject({ kind: 'not-found' })
    await expect(
      erasePerson(v.context, who, { residents: [v.annId], quotes: [] }, noCopies),
    ).rejects.toMatchObject({ kind: 'not-found' })
    const [theirs] = (await findPerson(v.context, v.communeId, mark)).quotes
    const other = { residents: [], quotes: [theirs?.id ?? 0] }
    expect(await erasePerson(v.context, who, other, noCopies)).toMatchObject({ messages: 0 })
    expect(await everything(v)).toContain(mark)
  })

  it('is erased on one channel, and stays on another that was not chosen', async () => {
    const v = await withAnn()
    const other = await newChannel(v.context, v.communeId, 'Messenger', 0)
    const { ingest } = await import('../../server/inbox/receiving/ingest.ts')
    await ingest(v.context, await channelOf(v.context, other), [
      thread('t', [from('Ann', ten, 'Là aussi', { author: ann })]),
    ])
    await erase(v, [v.annId])
    const { residents } = await findPerson(v.context, v.communeId, mark)
    expect(residents).toMatchObject([{ channel: 'Messenger' }])
    expect(await everything(v)).toContain('Là aussi')
  })
})

it('is told where copies lie that this does not reach', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'tambour-copies-'))
  writeFileSync(join(folder, 'before-0021-second-factor.db'), '')
  const v = await village({ now: '2026-06-02T10:00' })
  await v.receive(...conversationsOfAnn(ten))
  const { residents } = await findPerson(v.context, v.communeId, mark)
  const { remains } = await erasePerson(
    v.context,
    v.officer,
    { residents: residents.map(({ id }) => id), quotes: [] },
    { databaseUrl: `file:${join(folder, 'tambour.db')}`, backupTo: '/mnt/x', backupKeep: 14 },
  )
  expect(remains.map(({ fr }) => fr)).toEqual([
    expect.stringContaining('Sur le réseau (Réseau d’essai)'),
    expect.stringContaining('14 gardées'),
    expect.stringContaining('before-0021-second-factor.db'),
  ])
  expect(remains[1]?.en).toContain('the 14 that are kept will all be replaced in 14 days')
})

it('takes the databases that restorings replaced with it, and says which one it could not', async () => {
  const folder = folderOfTest()
  for (const name of ['replaced-1.db', 'replaced-1.db-wal', 'replaced-1.secret-key', 'replaced.db'])
    writeFileSync(join(folder, name), '')
  // As good as a file that the system does not let go.
  mkdirSync(join(folder, 'replaced-2.db'))
  const v = await village({ now: '2026-06-02T10:00' })
  await v.receive(...conversationsOfAnn(ten))
  const { residents } = await findPerson(v.context, v.communeId, mark)
  const { remains } = await erasePerson(
    v.context,
    v.officer,
    { residents: residents.map(({ id }) => id), quotes: [] },
    { databaseUrl: `file:${join(folder, 'tambour.db')}`, backupTo: null, backupKeep: 14 },
  )
  // The key may be the only one of older backups, and says nothing of anybody.
  expect(readdirSync(folder).toSorted()).toEqual([
    'replaced-1.secret-key',
    'replaced-2.db',
    'replaced.db',
  ])
  expect(remains.map(({ fr }) => fr)).toContainEqual(
    expect.stringMatching(/n’a pas pu être supprimée\s: supprimez replaced-2\.db, à côté/),
  )
})

it('killed as soon as it is done leaves nothing of the person once Tambour starts again', async () => {
  const [folder, left] = [folderOfTest(), folderOfTest()]
  const databaseUrl = `file:${join(folder, 'tambour.db')}`
  const v = await village({ now: '2026-06-02T10:00', databaseUrl })
  await v.receive(...conversationsOfAnn(ten))
  writeFileSync(join(folder, 'replaced-1.db'), mark)
  const { residents } = await findPerson(v.context, v.communeId, mark)
  const keptIn = (place: string) =>
    readdirSync(place)
      .filter(name => name.endsWith('.db') || name.endsWith('.db-wal'))
      .filter(name => {
        const bytes = readFileSync(join(place, name), 'latin1')
        return bytes.replaceAll(`person-${mark}`, '').includes(mark)
      })
  const database = {
    ...v.context.database,
    // What a kill at this moment would leave.
    wipe: async () => cpSync(folder, left, { recursive: true }),
  }
  await erasePerson(
    { ...v.context, database },
    v.officer,
    { residents: residents.map(({ id }) => id), quotes: [] },
    { databaseUrl, backupTo: null, backupKeep: 14 },
  )
  expect(readdirSync(left)).not.toContain('replaced-1.db')
  expect(keptIn(left)).toContain('tambour.db-wal')
  const again = await openDatabase(`file:${join(left, 'tambour.db')}`)
  expect(keptIn(left)).toEqual([])
  await again.close()
})
