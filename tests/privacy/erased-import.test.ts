import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { facebook } from '../../server/connectors/facebook/index.ts'
import { importDownload } from '../../server/history-import/import-download.ts'
import { removeImported } from '../../server/history-import/remove.ts'
import { erasePerson } from '../../server/privacy/erase-person.ts'
import { findPerson } from '../../server/privacy/find-person.ts'
import { eraseWhatIsDue } from '../../server/privacy/retention.ts'
import { type DatabaseKind, itOnBoth } from '../support/database/databases.ts'
import { type Download, messagesFile, pageName, placeOf, unpack } from '../support/download.ts'
import { columnsWith } from '../support/network/every-column.ts'
import { byCommune, from, thread } from '../support/network/fake-network.ts'
import {
  MINUTE,
  storedEpisodes,
  storedMessages,
  type Village,
  village,
} from '../support/network/received.ts'
import { paris } from '../support/reply-times/reply-timelines.ts'

const lately = paris('2026-06-02T10:00')
const old = paris('2025-05-20T10:00')
const zoe = { remoteId: '777', name: 'Zoé Zorglub' }
const question = 'La salle est-elle libre samedi ?'
const answer = 'Oui Zorglub, à partir de 14 h.'

/** The same exchange as a download and as the network has it. */
const downloaded = (
  at: number,
  more: { by: string; at: number; text: string }[] = [],
  folder = 'zorglub_1000001',
): Download => ({
  [placeOf(folder)]: messagesFile(zoe.name, [
    ...more,
    { by: zoe.name, at: at + 250, text: question },
    { by: pageName, at: at + 9 * MINUTE + 750, text: answer },
  ]),
})
const polled = (at: number) =>
  thread(
    't_zoe',
    [
      from(zoe.name, at, question, { remoteId: 'm_1', author: zoe }),
      byCommune(at + 9 * MINUTE, answer, { remoteId: 'm_2' }),
    ],
    { visibility: 'private', subject: zoe.name, citizen: zoe },
  )

describe('a download and who was erased', () => {
  async function begin(kind: DatabaseKind = 'sqlite') {
    const v = await village({ database: kind, now: '2026-06-10T10:00' })
    v.fake.archive = facebook.archive ?? expect.unreachable('')
    const { communeId } = v
    const values = { communeId, months: 12, erasesFrom: 0, updatedAt: 0 }
    await v.context.db.insertInto('privacy').values(values).execute()
    return v
  }
  const take = async (v: Village, files: Download) => {
    const place = unpack(mkdtempSync(join(tmpdir(), 'tambour-erased-')), files)
    await importDownload(v.context, v.officer, { place, connector: 'fake', pageName })
  }
  const erase = async (v: Village) => {
    const { residents } = await findPerson(v.context, v.communeId, 'Zorglub')
    const chosen = { residents: residents.map(({ id }) => id), quotes: [] }
    const copies = { databaseUrl: 'postgres://x', backupTo: null, backupKeep: 14 }
    await erasePerson(v.context, v.officer, chosen, copies)
    v.clock.advance(MINUTE)
  }
  const sweep = async (v: Village) => {
    // Another night: names that a network told once more go with it.
    v.clock.advance(24 * 60 * MINUTE)
    const succeededAt = v.clock.now()
    await v.context.db.updateTable('channelPoll').set({ succeededAt }).execute()
    await eraseWhatIsDue(v.context, () => false)
  }
  const left = async (v: Village) => ({
    named: [...(await columnsWith(v, 'Zorglub')), ...(await columnsWith(v, 'zorglub'))],
    episodes: (await storedEpisodes(v)).length,
  })
  const nothing = { named: [], episodes: 1 }

  it.each([
    ['imported, erased, given by the network', [take, erase, 'poll']],
    ['given by the network, erased, imported', ['poll', erase, take]],
    ['imported, erased, imported again', [take, erase, take]],
    ['imported, swept, given by the network', [take, sweep, 'poll', sweep]],
    ['given by the network, swept, imported', ['poll', sweep, take, sweep]],
    ['imported, swept, imported again', [take, sweep, take, sweep]],
  ] as const)('%s: nobody is back, and nothing counts twice', async (_, steps) => {
    const v = await begin()
    const at = steps.some(step => step === sweep) ? old : lately
    for (const step of steps) {
      if (step === 'poll') await v.receive(polled(at))
      else if (step === take) await take(v, downloaded(at))
      else if (step === erase) await erase(v)
      else await sweep(v)
    }
    expect(await left(v)).toEqual(nothing)
  })

  it('that is longer than before does not bring back what was answered', async () => {
    const v = await begin()
    await take(v, downloaded(lately))
    await v.receive(polled(lately))
    await erase(v)
    const earlier = lately - 24 * 60 * MINUTE
    await take(
      v,
      downloaded(lately, [
        { by: zoe.name, at: earlier, text: 'Bonjour, une question ?' },
        { by: pageName, at: earlier + MINUTE, text: 'Bonjour Madame Zorglub' },
      ]),
    )
    expect((await left(v)).named).toEqual([])
  })

  it('whose folders have names for numbers keeps none of them, and knows its rows again', async () => {
    const v = await begin()
    const unnumbered = downloaded(lately, [], 'zoezorglub')
    await take(v, unnumbered)
    await take(v, unnumbered)
    expect(await storedMessages(v)).toHaveLength(2)
    expect(await columnsWith(v, 'zorglub')).toEqual([])
    await erase(v)
    await take(v, unnumbered)
    expect(await left(v)).toEqual(nothing)
  })

  itOnBoth('that is taken out again does not take out of mind who was erased', async kind => {
    const v = await begin(kind)
    // Another page, known by its download alone: its channel would go with it.
    await v.context.db.updateTable('channel').set({ receives: 0 }).execute()
    await take(v, downloaded(lately))
    const { id } = await v.context.db
      .selectFrom('channel')
      .select('id')
      .where('state', '=', 'archive')
      .executeTakeFirstOrThrow()
    await erase(v)
    expect(await removeImported(v.context, v.officer, id)).toEqual({ messages: 2 })
    await take(v, downloaded(lately))
    expect((await left(v)).named).toEqual([])
    const channels = await v.context.db.selectFrom('channel').select(['id', 'state']).execute()
    expect(channels.filter(({ state }) => state === 'archive')).toEqual([{ id, state: 'archive' }])
  })
})
