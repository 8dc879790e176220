import { createReadStream, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { describe, expect, it, onTestFinished } from 'vitest'
import { getChannel } from '../../server/channels/channels.ts'
import { facebook } from '../../server/connectors/facebook/index.ts'
import {
  discardHistoryImport,
  historyImportStateOf,
  resumeHistoryImport,
  startHistoryImport,
  stopHistoryImport,
} from '../../server/history-import/imports.ts'
import { removeImported } from '../../server/history-import/remove.ts'
import { largestDownload, worthSending } from '../../server/history-import/rules.ts'
import { historySentences } from '../../server/history-import/sentences.ts'
import { findHistoryImport, updateHistoryImport } from '../../server/history-import/store.ts'
import { readParts, receiveDownload, receivePart } from '../../server/history-import/upload.ts'
import { continueHistoryImports, sweepDownloads } from '../../server/history-import/work.ts'
import { readJournal } from '../../server/people/store/journal.ts'
import { nameWorker } from '../../server/platform/worker.ts'
import { type Download, messagesFile, pageName, placeOf, zip } from '../support/download.ts'
import { byCommune, from, thread } from '../support/network/fake-network.ts'
import {
  MINUTE,
  storedEpisodes,
  storedMessages,
  type Village,
  village,
} from '../support/network/received.ts'
import { paris } from '../support/reply-times/reply-timelines.ts'
import { folderOfTest } from '../support/run/temporary-folder.ts'

const ten = paris('2026-06-02T10:00')
const day = 24 * 60 * MINUTE
const going = new AbortController().signal

/** Conversations with so many questions, and an answer to each. */
function talks(count: number, questions = 1): Download {
  return Object.fromEntries(
    Array.from({ length: count }, (_, index) => {
      const citizen = `Habitante ${index}`
      const said = Array.from({ length: questions }, (_, nth) => {
        const at = ten + index * 1000 + nth * 20 * MINUTE
        return [
          { by: citizen, at, text: 'La salle est-elle libre samedi 🎉 ?' },
          { by: pageName, at: at + 9 * MINUTE, text: 'Oui, à 14 h.' },
        ]
      })
      return [placeOf(`habitante_${1_000_000 + index}`), messagesFile(citizen, said.flat())]
    }),
  )
}

async function house(database: 'sqlite' | 'postgres' = 'sqlite') {
  const v = await village({ now: '2026-06-10T10:00', database })
  v.fake.archive = facebook.archive ?? expect.unreachable('Facebook has no downloads')
  const dataDir = folderOfTest()
  return { v, deps: { ...v.context, dataDir }, dataDir }
}
type House = Awaited<ReturnType<typeof house>>

const uploadOf = (place: string) => ({
  body: Readable.toWeb(createReadStream(place)),
  size: readFileSync(place).length,
  fileName: 'facebook.zip',
  connector: 'fake',
})

async function handIn({ v, deps }: House, download: Download) {
  const place = await zip(join(folderOfTest(), 'facebook.zip'), download)
  const state = await receiveDownload(deps, v.officer, uploadOf(place))
  return state.import ?? expect.unreachable()
}

const start = ({ v, deps }: House) =>
  startHistoryImport(deps, v.officer, { page: pageName, channel: v.channelId })

const state = async ({ v, deps }: House) =>
  (await historyImportStateOf(deps, v.communeId)).import ?? expect.unreachable()

const everything = async (v: Village) => ({
  messages: await storedMessages(v),
  episodes: await storedEpisodes(v),
})

/** Calls back when the first batch is told of. */
function atFirstBatch({ deps }: House, act: () => void): void {
  const stop = deps.changes.listen(({ topics }) => {
    if (!topics.includes('messages')) return
    stop()
    act()
  })
  onTestFinished(stop)
}

describe.each(['sqlite', 'postgres'] as const)('a handed-in download (%s)', database => {
  it('is read before anything is written, then imported, and its file is gone', async () => {
    const h = await house(database)
    const { v, deps, dataDir } = h
    const broken = placeOf('leo_2000000')
    const profile = 'this_profile_s_activity_across_facebook'
    const ready = await handIn(h, {
      ...talks(3),
      [broken]: '{',
      [`${profile}/posts/profile_posts_1.json`]: JSON.stringify([{ timestamp: 1 }, {}]),
      [`${profile}/posts/profile_posts_2.json`]: '[{}',
      [`${profile}/comments_and_reactions/comments.json`]: '{"comments_v2":[{}]}',
    })
    expect(ready).toMatchObject({
      state: 'ready',
      fileName: 'facebook.zip',
      page: pageName,
      channel: { id: v.channelId },
      survey: {
        conversations: 3,
        from: new Date(ten).toISOString(),
        to: new Date(ten + 2000 + 9 * MINUTE).toISOString(),
        broken: [broken],
        brokenCount: 1,
        incomplete: 1,
        own: { posts: 2, comments: 1 },
      },
      total: 6,
      done: 0,
    })
    expect(await storedMessages(v)).toEqual([])
    expect(readdirSync(join(dataDir, 'archives'))).toHaveLength(1)

    await start(h)
    await continueHistoryImports(deps, nameWorker(), going)
    expect(await state(h)).toMatchObject({ state: 'done', done: 6, inbound: 3, outbound: 3 })
    const { messages, episodes } = await everything(v)
    expect(messages.map(({ text }) => text)).toContain('La salle est-elle libre samedi 🎉 ?')
    expect(episodes.map(({ state: outcome }) => outcome)).toEqual(Array(3).fill('answered'))
    expect(readdirSync(join(dataDir, 'archives'))).toEqual([])
    expect(await readJournal(v.context.db, { communeId: v.communeId })).toMatchObject([
      { actor: 'Camille', action: 'archive.imported', detail: '{"messages":6}' },
      { actor: 'Camille', action: 'archive.started', subject: `channel:${v.channelId}` },
    ])
    await discardHistoryImport(deps, v.communeId)
    expect(await historyImportStateOf(deps, v.communeId)).toEqual({ import: null })
  })

  it('stops when told, can be taken up again, and comes to the same', async () => {
    const whole = await house(database)
    await handIn(whole, talks(30, 20))
    await start(whole)
    await continueHistoryImports(whole.deps, nameWorker(), going)

    const h = await house(database)
    const { v, deps } = h
    await handIn(h, talks(30, 20))
    await start(h)
    let stopping: Promise<unknown> | undefined
    atFirstBatch(h, () => {
      stopping = stopHistoryImport(deps, v.officer)
    })
    await continueHistoryImports(deps, nameWorker(), going)
    await stopping
    const half = await state(h)
    expect(half).toMatchObject({ state: 'stopped' })
    expect(half.inbound).toBeGreaterThan(0)
    expect(half.inbound).toBeLessThan(600)
    expect(await storedMessages(v)).toHaveLength(half.inbound + half.outbound)
    // Nobody works on what is stopped.
    await continueHistoryImports(deps, nameWorker(), going)
    expect(await state(h)).toEqual(half)

    await resumeHistoryImport(deps, v.officer)
    await continueHistoryImports(deps, nameWorker(), going)
    expect(await state(h)).toMatchObject({ state: 'done', inbound: 600, outbound: 600 })
    expect(await everything(v)).toEqual(await everything(whole.v))
  })

  it('that is started twice at once makes one channel, and runs once', async () => {
    const h = await house(database)
    const { v, deps } = h
    await handIn(h, talks(1))
    const wanted = { page: pageName, channel: null }
    const outcomes = await Promise.allSettled([
      startHistoryImport(deps, v.officer, wanted),
      startHistoryImport(deps, v.officer, wanted),
    ])
    expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    const named = deps.db.selectFrom('channel').select('id').where('name', '=', pageName)
    expect(await named.execute()).toEqual([{ id: (await state(h)).channel?.id }])
  })

  it('goes on after a restart, at once or when a dead worker’s lease has run out', async () => {
    const h = await house(database)
    const { v, deps } = h
    await handIn(h, talks(30, 20))
    await start(h)
    const drained = new AbortController()
    atFirstBatch(h, () => drained.abort())
    await continueHistoryImports(deps, nameWorker(), drained.signal)
    const half = await state(h)
    expect(half.state).toBe('running')
    expect(half.done).toBeGreaterThan(0)
    expect(half.done).toBeLessThan(1200)

    const row = (await findHistoryImport(deps.db, v.communeId)) ?? expect.unreachable()
    expect(row).toMatchObject({ leaseOwner: null, leaseUntil: v.clock.now() })
    const { communeId, file } = row
    // Somebody elsewhere, of whom nothing is known, holds it for another minute.
    const lease = { leaseOwner: 'elsewhere/1/x', leaseUntil: v.clock.now() + MINUTE }
    await updateHistoryImport(deps.db, { communeId, file, state: ['running'] }, lease)
    await continueHistoryImports(deps, nameWorker(), going)
    expect((await state(h)).state).toBe('running')
    v.clock.advance(MINUTE)
    await continueHistoryImports(deps, nameWorker(), going)
    expect(await state(h)).toMatchObject({ state: 'done', inbound: 600, outbound: 600 })
  })

  it('says that its file is gone, once nobody who may have it can be starting anew', async () => {
    const h = await house(database)
    const { v, deps } = h
    await handIn(h, talks(1))
    await start(h)
    // The database was put back on another machine, or another process has the file and restarts.
    const elsewhere = { ...deps, dataDir: folderOfTest() }
    await continueHistoryImports(elsewhere, nameWorker(), going)
    expect((await state(h)).state).toBe('running')
    v.clock.advance(9 * MINUTE)
    await continueHistoryImports(elsewhere, nameWorker(), going)
    expect((await state(h)).state).toBe('running')
    v.clock.advance(2 * MINUTE)
    await continueHistoryImports(elsewhere, nameWorker(), going)
    expect(await state(h)).toMatchObject({ state: 'failed', error: historySentences.fileGone })

    // It came back after all.
    await resumeHistoryImport(deps, v.officer)
    await continueHistoryImports(deps, nameWorker(), going)
    expect(await state(h)).toMatchObject({ state: 'done', inbound: 1, error: null })
  })

  it('goes on by itself when the database was away for a moment', async () => {
    const h = await house(database)
    const { v, deps } = h
    await handIn(h, talks(3))
    await start(h)
    const archive = v.fake.archive ?? expect.unreachable()
    let isAway = true
    v.fake.archive = {
      ...archive,
      reader(...asked) {
        // As PostgreSQL says that somebody restarts it.
        if (isAway) throw Object.assign(new Error('terminating connection'), { code: '57P01' })
        return archive.reader(...asked)
      },
    }
    await expect(continueHistoryImports(deps, nameWorker(), going)).rejects.toThrow(/terminating/)
    expect(await state(h)).toMatchObject({ state: 'running', error: null })
    isAway = false
    v.clock.advance(MINUTE)
    await continueHistoryImports(deps, nameWorker(), going)
    expect(await state(h)).toMatchObject({ state: 'done', inbound: 3, outbound: 3 })
  })

  it('takes back what it brought, and nothing else', async () => {
    const h = await house(database)
    const { v, deps } = h
    const question = from('Zoé', ten + MINUTE, 'Et dimanche ?', { remoteId: 'm_1' })
    await v.receive(
      thread('t_zoe', [question, byCommune(ten + 3 * MINUTE, 'Aussi.', { remoteId: 'm_2' })], {
        visibility: 'private',
        subject: 'Zoé',
      }),
    )
    const before = await everything(v)
    await handIn(h, {
      ...talks(3),
      [placeOf('zoe_3000000')]: messagesFile('Zoé', [
        { by: 'Zoé', at: ten, text: 'Samedi ?' },
        { by: 'Zoé', at: ten + MINUTE, text: 'Et dimanche ?' },
        { by: pageName, at: ten + 3 * MINUTE, text: 'Aussi.' },
      ]),
    })
    await start(h)
    await expect(async () => {
      await removeImported(deps, v.officer, v.channelId)
    }).rejects.toThrow('en cours d’import')
    await continueHistoryImports(deps, nameWorker(), going)
    const imported = await everything(v)
    expect(imported.messages).toHaveLength(2 + 6 + 1)
    expect(imported.episodes).not.toEqual(before.episodes)
    const hasArchive = async () =>
      (await getChannel(v.context, v.communeId, v.channelId)).hasArchive
    expect(await hasArchive()).toBe(true)

    expect(await removeImported(deps, v.officer, v.channelId)).toEqual({ messages: 7 })
    expect(await everything(v)).toEqual(before)
    const names = await v.context.db.selectFrom('contact').select('name').execute()
    expect(names.map(({ name }) => name).filter(Boolean)).toEqual(['Zoé'])
    expect(await removeImported(deps, v.officer, v.channelId)).toEqual({ messages: 0 })
    expect(await hasArchive()).toBe(false)
  })
})

describe('what is handed in', () => {
  const question = talks(2)
  const html = Object.fromEntries(
    Object.keys(question).map(path => [path.replace('.json', '.html'), '<html></html>']),
  )
  const wrong = Object.fromEntries(
    Object.keys(question).map(path => [path, '{"participants":[{"name":1}],"messages":{}}']),
  )

  it.each<[string, () => Promise<Buffer>, RegExp]>([
    ['nothing', async () => Buffer.alloc(0), /^Ce fichier n’est ni un dossier ni un ZIP lisible/],
    ['rubbish', async () => Buffer.from('PK\u0003\u0004 rubbish'), /ni un ZIP lisible/],
    [
      'half a ZIP',
      async () => (await zipped(question)).subarray(0, 200),
      /tel qu’il est, et entier\.$/,
    ],
    ['HTML', () => zipped(html), /^Ce fichier est un téléchargement au format HTML/],
    ['another ZIP', () => zipped({ 'photos/1.jpg': 'x' }), /n’a pas de messages en JSON/],
    ['a ZIP with a password', () => zipped(question, 'secret'), /protégé par un mot de passe/],
    [
      'wrong types',
      () => zipped(wrong),
      /^Aucun fichier de messages de cette archive n’est lisible/,
    ],
    ['empty files', () => zipped({ [placeOf('x_1000000')]: '' }), /n’est lisible/],
  ])('is refused where it is %s, and nothing of it stays', async (_what, bytes, sentence) => {
    const h = await house()
    const { v, deps, dataDir } = h
    const content = await bytes()
    const body = Readable.toWeb(Readable.from(content.length === 0 ? [] : [content]))
    const upload = { body, size: content.length, fileName: 'a.zip', connector: 'fake' }
    await expect(receiveDownload(deps, v.officer, upload)).rejects.toThrow(sentence)
    expect(readdirSync(join(dataDir, 'archives'))).toEqual([])
    expect(await historyImportStateOf(deps, v.communeId)).toEqual({ import: null })
  })

  it('is read no further when anyone who hands it in goes away', async () => {
    const { v, deps, dataDir } = await house()
    const place = await zip(join(folderOfTest(), 'facebook.zip'), talks(3))
    const leaving = new AbortController()
    const { archive = expect.unreachable() } = v.fake
    let read = 0
    v.fake.archive = {
      ...archive,
      async read(bytes) {
        read++
        leaving.abort()
        return await archive.read(bytes)
      },
    }
    const upload = { ...uploadOf(place), signal: leaving.signal }
    await expect(receiveDownload(deps, v.officer, upload)).rejects.toThrow('interrompue')
    expect(read).toBe(1)
    expect(readdirSync(join(dataDir, 'archives'))).toEqual([])
  })

  it('is refused where it is too large, said or not', async () => {
    const { v, deps } = await house()
    const refused = receiveDownload(deps, v.officer, {
      body: Readable.toWeb(Readable.from([])),
      size: largestDownload + 1,
      fileName: 'a.zip',
      connector: 'fake',
    })
    await expect(refused).rejects.toThrow(/^Ce fichier dépasse 2.Go/)
  })

  it('does not take the place of one that is being imported', async () => {
    const h = await house()
    await handIn(h, question)
    await handIn(h, talks(1))
    expect((await state(h)).total).toBe(2)
    expect(readdirSync(join(h.dataDir, 'archives'))).toHaveLength(1)
    await start(h)
    await expect(handIn(h, question)).rejects.toThrow('en cours d’import')
    await expect(start(h)).rejects.toThrow('n’en est plus là')
    await expect(discardHistoryImport(h.deps, h.v.communeId)).rejects.toThrow('n’en est plus là')
  })

  it('asks who the page is where that is not clear, among those that there are', async () => {
    const h = await house()
    const { v, deps } = h
    const ready = await handIn(h, talks(1))
    expect(ready.page).toBeNull()
    expect(ready.survey.names.toSorted()).toEqual(['Habitante 0', pageName])
    const stranger = { page: 'Poste', channel: null }
    await expect(startHistoryImport(deps, v.officer, stranger)).rejects.toThrow('Personne ne')
    await startHistoryImport(deps, v.officer, { page: pageName, channel: null })
    await continueHistoryImports(deps, nameWorker(), going)
    expect(await state(h)).toMatchObject({ state: 'done', channel: { name: pageName } })
  })

  it('is deleted after a week in which nobody took it up, and so is what belongs to nothing', async () => {
    const h = await house()
    const { v, deps, dataDir } = h
    await handIn(h, question)
    v.clock.set(Date.now())
    await updateCreated(h, v.clock.now())
    v.clock.advance(7 * day - 1)
    await sweepDownloads(deps)
    expect((await state(h)).state).toBe('ready')
    expect(readdirSync(join(dataDir, 'archives'))).toHaveLength(1)
    v.clock.advance(1)
    await sweepDownloads(deps)
    expect(await historyImportStateOf(deps, v.communeId)).toEqual({ import: null })
    expect(readdirSync(join(dataDir, 'archives'))).toEqual([])
  })

  it('says on its screen what went wrong, and can be taken up again', async () => {
    const h = await house()
    const { v, deps } = h
    await handIn(h, question)
    await start(h)
    const row = (await findHistoryImport(deps.db, v.communeId)) ?? expect.unreachable()
    const { communeId, file } = row
    await updateHistoryImport(deps.db, { communeId, file, state: ['running'] }, { page: 'Poste' })
    await v.context.db.deleteFrom('channel').execute()
    await continueHistoryImports(deps, nameWorker(), going)
    expect(await state(h)).toMatchObject({
      state: 'failed',
      error: { fr: 'Le canal de cet import n’existe pas ou plus.' },
    })
  })
})

describe('a download in parts', () => {
  async function parts() {
    const h = await house()
    const bytes = await zipped(talks(3))
    const size = bytes.length
    const send = (at: number, part: Uint8Array, upload = 'one') =>
      receivePart(h.deps, h.v.officer, {
        body: Readable.toWeb(Readable.from([part])),
        upload,
        at,
        size,
      })
    const read = (upload = 'one') =>
      readParts(h.deps, h.v.officer, {
        upload,
        size,
        fileName: 'a.zip et 2 autres',
        connector: 'fake',
      })
    return { h, bytes, size, send, read }
  }

  it('comes to the same as in one piece, and is read once it is whole', async () => {
    const { h, bytes, size, send, read } = await parts()
    expect(await send(0, bytes.subarray(0, 100))).toEqual({ received: 100 })
    await expect(read()).rejects.toThrow('pas arrivé en entier')
    // Sent twice, or with a hole: nothing is written, and the answer says where to go on.
    expect(await send(0, bytes.subarray(0, 100))).toEqual({ received: 100 })
    expect(await send(200, bytes.subarray(200))).toEqual({ received: 100 })
    expect(await send(100, bytes.subarray(100))).toEqual({ received: size })
    const { import: told } = await read()
    expect(told).toMatchObject({ state: 'ready', fileName: 'a.zip et 2 autres', size, total: 6 })
    expect(readdirSync(join(h.dataDir, 'archives'))).toHaveLength(1)
    await expect(read()).rejects.toThrow('pas arrivé en entier')
  })

  it('keeps what came of a part that broke off', async () => {
    const { h, bytes, size, send } = await parts()
    const leaving = new AbortController()
    const broken = receivePart(h.deps, h.v.officer, {
      body: Readable.toWeb(
        Readable.from(
          (async function* () {
            yield bytes.subarray(0, 50)
            leaving.abort()
            throw new Error('the line is cut')
          })(),
        ),
      ),
      upload: 'one',
      at: 0,
      size,
      signal: leaving.signal,
    })
    await expect(broken).rejects.toThrow('interrompue')
    const { received } = await send(0, bytes)
    expect(received === 50 || received === size).toBe(true)
    expect(await send(received, bytes.subarray(received))).toEqual({ received: size })
  })

  it('is no larger than was announced: such a part ends before it is written whole', async () => {
    const { h, bytes, size, send } = await parts()
    await send(0, bytes.subarray(0, 100))
    let sent = 0
    const endless = receivePart(h.deps, h.v.officer, {
      body: Readable.toWeb(
        Readable.from(
          (async function* () {
            for (; sent < 1_000; sent++) yield Buffer.alloc(size)
          })(),
        ),
      ),
      upload: 'one',
      at: 100,
      size,
    })
    await expect(endless).rejects.toThrow('dépasse la taille annoncée')
    expect(sent).toBeLessThan(1_000)
    const [name = ''] = readdirSync(join(h.dataDir, 'archives'))
    expect(statSync(join(h.dataDir, 'archives', name)).size).toBe(100)
    expect(await send(100, bytes.subarray(100))).toEqual({ received: size })
  })

  it('is refused too large, beside a running import, and nothing stays of what is no download', async () => {
    const { h, bytes, size, send, read } = await parts()
    const huge = receivePart(h.deps, h.v.officer, {
      body: Readable.toWeb(Readable.from([])),
      upload: 'huge',
      at: 0,
      size: largestDownload + 1,
    })
    await expect(huge).rejects.toThrow(/^Ce fichier dépasse 2.Go/)
    await send(0, Buffer.alloc(size), 'rubbish')
    await expect(read('rubbish')).rejects.toThrow('ni un ZIP lisible')
    expect(readdirSync(join(h.dataDir, 'archives'))).toEqual([])
    await send(0, bytes)
    await read()
    await start(h)
    await expect(send(0, bytes, 'next')).rejects.toThrow('en cours d’import')
  })
})

it('every file that is read is worth sending', () => {
  const paths = ['inbox', 'archived_threads', 'message_requests', 'filtered_threads'].map(box =>
    placeOf('zoe_1000000', 12, box),
  )
  const { archive = expect.unreachable() } = facebook
  expect(paths.every(path => archive.partOf(path) !== null && worthSending.test(path))).toBe(true)
  const own = ['posts/profile_posts_1.json', 'comments_and_reactions/comments.json']
  expect(own.every(path => archive.ownIn(path) !== null && worthSending.test(path))).toBe(true)
  expect(worthSending.test('messages/inbox/zoe_1000000/photos/1.jpg')).toBe(false)
})

async function zipped(download: Download, password?: string): Promise<Buffer> {
  const options = password === undefined ? {} : { password }
  return readFileSync(await zip(join(folderOfTest(), 'a.zip'), download, options))
}

async function updateCreated({ v, deps }: House, createdAt: number): Promise<void> {
  await deps.db
    .updateTable('historyImport')
    .set({ createdAt })
    .where('communeId', '=', v.communeId)
    .execute()
}
