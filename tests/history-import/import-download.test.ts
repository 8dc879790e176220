import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { getChannel } from '../../server/channels/channels.ts'
import { checkChannel } from '../../server/channels/check-channel.ts'
import { connectChannel, reconnectChannel } from '../../server/channels/connect-channel.ts'
import { channelById, channelsToCheck } from '../../server/channels/store/channels.ts'
import { facebook } from '../../server/connectors/facebook/index.ts'
import { type ImportOptions, importDownload } from '../../server/history-import/import-download.ts'
import { ingest } from '../../server/inbox/receiving/ingest.ts'
import { pollCommune } from '../../server/inbox/receiving/poll.ts'
import { verbatim } from '../../server/language/sentence.ts'
import { replyReport } from '../../server/reply-times/reply-report.ts'
import { aChannelToConnect } from '../support/builders/channels.ts'
import { itOnBoth } from '../support/database/databases.ts'
import {
  type Download,
  messagesFile,
  pageName,
  placeOf,
  type Said,
  unpack,
  zip,
} from '../support/download.ts'
import { working } from '../support/network/fake-connector.ts'
import { byCommune, from, thread } from '../support/network/fake-network.ts'
import {
  MINUTE,
  newChannel,
  storedEpisodes,
  storedMessages,
  type Village,
  type VillageOptions,
  village,
} from '../support/network/received.ts'
import { duePolls } from '../support/poll-due.ts'
import { paris } from '../support/reply-times/reply-timelines.ts'
import { folderOfTest } from '../support/run/temporary-folder.ts'
import { says } from '../support/says.ts'

const ten = paris('2026-06-02T10:00')
const question = 'La salle est-elle libre samedi ?'
const answer = 'Oui, à partir de 14 h.'

/** Somebody's question at ten and its answer nine minutes later, to the millisecond. */
const asked = (citizen: string, after: Said[] = []) =>
  messagesFile(citizen, [
    { by: citizen, at: ten + 250, text: question },
    { by: pageName, at: ten + 9 * MINUTE + 750, text: answer },
    ...after,
  ])

const download: Download = {
  [placeOf('zoe_1000001')]: asked('Zoé'),
  [placeOf('leo_1000002')]: asked('Léo'),
  [placeOf('ana_1000003', 1, 'archived_threads')]: asked('Ana'),
}

/** A village whose network gives downloads such as Facebook's. */
async function archived(options: VillageOptions = {}) {
  const v = await village({ now: '2026-06-10T10:00', ...options })
  v.fake.archive = facebook.archive ?? expect.unreachable('Facebook has no downloads')
  return v
}

const take = (v: Village, files: Download, options: Partial<ImportOptions> = {}) =>
  importDownload(v.context, v.officer, {
    place: unpack(folderOfTest(), files),
    connector: 'fake',
    ...options,
  })

/** A talk without an end, the oldest message first. */
const endless = (length: number) =>
  Array.from({ length }, (_, n) => ({
    by: n % 2 === 0 ? 'Zoé' : pageName,
    at: ten - (length - n) * 20 * MINUTE,
    text: `La salle est-elle libre le ${n} ?`,
  }))

const everything = async (v: Village) => ({
  messages: await storedMessages(v),
  episodes: await storedEpisodes(v),
})

/** What the network gives of the same, to the second and under its own ids. */
const polled = (name: string, messages = [said(name), replied(name)]) =>
  thread(`t_${name}`, messages, { visibility: 'private', subject: name })
const said = (name: string, at = ten, text = question) =>
  from(name, at, text, { remoteId: `m_${name}_${at}` })
const replied = (name: string, at = ten + 9 * MINUTE, text = answer) =>
  byCommune(at, text, { remoteId: `m_${name}_${at}` })

describe('importing an archive', () => {
  it('takes everything in as history', async () => {
    const v = await archived()
    expect(await take(v, download)).toEqual({
      channel: v.channelId,
      made: false,
      page: pageName,
      conversations: 3,
      messages: 6,
      from: ten + 250,
      to: ten + 9 * MINUTE + 750,
      inbound: 3,
      outbound: 3,
      broken: [],
      incomplete: 0,
      foreign: 0,
    })
    const { messages, episodes } = await everything(v)
    expect(messages.every(({ history }) => history === 1)).toBe(true)
    expect(
      messages
        .map(({ author }) => author)
        .filter(Boolean)
        .toSorted(),
    ).toEqual(['Ana', 'Léo', 'Zoé'])
    expect(episodes).toHaveLength(3)
    for (const episode of episodes) {
      expect(episode).toMatchObject({ state: 'answered', elapsedMs: 9 * MINUTE + 500, history: 1 })
    }
  })

  it('changes nothing the second time, from a ZIP or under a new name', async () => {
    const v = await archived()
    await take(v, download)
    const before = await everything(v)
    const again = await importDownload(v.context, v.officer, {
      place: await zip(join(folderOfTest(), 'facebook.zip'), {
        ...download,
        [placeOf('zoe_1000001')]: asked('Zoé'),
      }),
      connector: 'fake',
    })
    expect(again).toMatchObject({ messages: 6, inbound: 0, outbound: 0 })
    expect(await everything(v)).toEqual(before)
  })

  it('goes on after it was stopped in the middle, with nothing lost or doubled', async () => {
    const many: Download = {}
    for (let index = 0; index < 30; index += 1) {
      const after = Array.from({ length: 100 }, (_, n) => ({
        by: `P${index}`,
        at: ten + (20 + n) * MINUTE,
        text: `Et le ${n} ?`,
      }))
      many[placeOf(`p_${1_000_000 + index}`)] = asked(`P${index}`, after)
    }
    const whole = await archived()
    await take(whole, many)

    const v = await archived()
    const stopped = take(v, many, {
      onProgress: () => {
        throw new Error('killed')
      },
    })
    await expect(stopped).rejects.toThrow('killed')
    const half = (await storedMessages(v)).length
    expect(half).toBeGreaterThan(0)
    expect(half).toBeLessThan(30 * 102)
    const rest = await take(v, many)
    expect(rest.inbound + rest.outbound).toBe(30 * 102 - half)
    expect(await everything(v)).toEqual(await everything(whole))
  })

  itOnBoth(
    'takes a long conversation in by slices, which says that it is cut until it is whole',
    async kind => {
      const long = endless(2600)
      const files = {
        ...download,
        [placeOf('zoe_1000001', 1)]: messagesFile('Zoé', long.slice(600)),
        [placeOf('zoe_1000001', 2)]: messagesFile('Zoé', long.slice(0, 600)),
      }
      const whole = await archived({ database: kind })
      await take(whole, files)

      const v = await archived({ database: kind })
      const stopped = take(v, files, {
        onProgress: ({ done }) => {
          if (done >= 2000) throw new Error('killed')
        },
      })
      await expect(stopped).rejects.toThrow('killed')
      const cut = () =>
        v.context.db.selectFrom('conversation').select('remoteId').where('cut', '=', 1).execute()
      expect(await cut()).toEqual([{ remoteId: 'archive:1000001' }])
      const half = await storedMessages(v)
      // The newest are there, and nothing is made of them yet.
      expect(half.filter(({ thread }) => thread === 'archive:1000001')).toHaveLength(2000)
      expect((await storedEpisodes(v)).map(({ thread }) => thread)).not.toContain('archive:1000001')

      const rest = await take(v, files)
      expect(rest.inbound + rest.outbound).toBe(2604 - half.length)
      expect(await cut()).toEqual([])
      const all = await everything(whole)
      expect(await everything(v)).toEqual(all)
      expect(all.episodes.length).toBeGreaterThan(1000)
      const again = take(v, files, {
        onProgress: ({ done }) => {
          if (done >= 2000) throw new Error('killed')
        },
      })
      await expect(again).rejects.toThrow('killed')
      expect(await cut()).toEqual([])
      expect(await take(v, files)).toMatchObject({ inbound: 0, outbound: 0 })
      expect(await everything(v)).toEqual(all)
    },
  )

  itOnBoth(
    'follows a long conversation to which the network gives its own name meanwhile',
    async kind => {
      const v = await archived({ database: kind })
      const long = endless(2200)
      const [first, last] = [long[0], long[2198]]
      let came: Promise<unknown> | undefined
      await take(
        v,
        { [placeOf('zoe_1000001')]: messagesFile('Zoé', long) },
        {
          pageName,
          onProgress: ({ done }) => {
            if (done === 2000) came = v.receive(polled('Zoé', [said('Zoé', last?.at, last?.text)]))
          },
          pauseMs: 1,
        },
      )
      expect(await came).toMatchObject({ inbound: 0 })
      const all = await storedMessages(v)
      expect(all).toHaveLength(2200)
      expect(new Set(all.map(({ thread }) => thread))).toEqual(new Set(['t_Zoé']))
      await v.receive(polled('Zoé', [said('Zoé', first?.at, first?.text)]))
      expect(await storedMessages(v)).toHaveLength(2200)
    },
  )

  it('names broken files, and leaves out the conversation whole', async () => {
    const v = await archived()
    const broken = placeOf('leo_1000002', 2)
    expect(await take(v, { ...download, [broken]: '{"participants":' })).toMatchObject({
      conversations: 2,
      inbound: 2,
      broken: [expect.stringContaining(broken)],
      incomplete: 1,
    })
    expect((await storedMessages(v)).map(({ thread }) => thread)).not.toContain('archive:1000002')
    // The next download has it.
    expect(await take(v, download)).toMatchObject({ inbound: 1, outbound: 1, incomplete: 0 })
  })

  it('leaves out a conversation of which a part is missing', async () => {
    const v = await archived()
    const files = { ...download, [placeOf('leo_1000002', 3)]: asked('Léo') }
    expect(await take(v, files)).toMatchObject({ broken: [], incomplete: 1, inbound: 2 })
  })

  it('adds to a conversation that was polled only what is missing there', async () => {
    const v = await archived()
    await v.receive(polled('Zoé'))
    const earlier = { by: 'Zoé', at: ten - 100 * MINUTE, text: 'Quand ouvre la mairie ?' }
    const files = {
      ...download,
      [placeOf('zoe_1000001')]: messagesFile('Zoé', [
        earlier,
        { by: 'Zoé', at: ten + 250, text: question },
        { by: pageName, at: ten + 9 * MINUTE + 750, text: answer },
      ]),
    }
    expect(await take(v, files)).toMatchObject({ inbound: 3, outbound: 2 })
    const { messages, episodes } = await everything(v)
    const own = messages.filter(({ thread }) => thread === 't_Zoé')
    expect(own.map(({ text }) => text).toSorted()).toEqual(
      [question, answer, earlier.text].toSorted(),
    )
    expect(messages).toHaveLength(7)
    expect(new Set(messages.map(({ thread }) => thread))).toEqual(
      new Set(['t_Zoé', 'archive:1000002', 'archive:1000003']),
    )
    expect(episodes.filter(({ thread }) => thread === 't_Zoé')).toHaveLength(1)
    expect(await take(v, files)).toMatchObject({ inbound: 0, outbound: 0 })
    expect(await everything(v)).toEqual({ messages, episodes })
  })

  it('lets the network take over what it brings later, and counts nothing twice', async () => {
    const v = await archived()
    await take(v, download)
    const next = said('Zoé', ten + 60 * MINUTE, 'Et dimanche ?')
    const came = await v.receive(polled('Zoé', [said('Zoé'), replied('Zoé'), next]), polled('Léo'))
    expect(came).toMatchObject({ inbound: 1, outbound: 0 })
    const { messages, episodes } = await everything(v)
    expect(messages).toHaveLength(7)
    expect(new Set(messages.map(({ thread }) => thread))).toEqual(
      new Set(['t_Zoé', 't_Léo', 'archive:1000003']),
    )
    expect(episodes).toHaveLength(4)
    expect(episodes.find(({ openedBy }) => openedBy === next.remoteId)).toMatchObject({
      author: 'Zoé',
    })
    // And the same archive, once more, after that.
    expect(await take(v, download)).toMatchObject({ inbound: 0, outbound: 0 })
    expect(await everything(v)).toEqual({ messages, episodes })
  })

  itOnBoth(
    'matches what a later look brings of a conversation that it took over in part',
    async kind => {
      const v = await archived({ database: kind })
      await take(v, download)
      await v.receive(polled('Zoé', [replied('Zoé')]))
      // Two answers are alike, to the second: the name says whose it is.
      expect(await v.receive(polled('Zoé'))).toMatchObject({ inbound: 0, outbound: 0 })
      expect(await storedMessages(v)).toHaveLength(6)
    },
  )

  it('knows somebody again who changed their name, once three messages agree', async () => {
    const v = await archived()
    const more = said('Zoé', ten + 60 * MINUTE, 'Et dimanche ?')
    await v.receive(polled('Zoé', [said('Zoé'), replied('Zoé'), more]))
    const files = {
      ...download,
      [placeOf('zoe_1000001')]: asked('Zoé Martin', [
        { by: 'Zoé Martin', at: more.sentAt + 1, text: more.text },
      ]),
    }
    expect(await take(v, files)).toMatchObject({ messages: 7, inbound: 2, outbound: 2 })
  })

  it('counts twice what was said twice in a second', async () => {
    const v = await archived()
    const allo = (at: number) => ({ by: 'Zoé', at: ten + at, text: 'Allô ?' })
    const files = {
      ...download,
      [placeOf('zoe_1000001')]: messagesFile('Zoé', [allo(100), allo(400)]),
    }
    await v.receive(polled('Zoé', [said('Zoé', ten, 'Allô ?')]))
    expect(await take(v, files)).toMatchObject({ inbound: 3 })
    const own = (await storedMessages(v)).filter(({ thread }) => thread === 't_Zoé')
    expect(own.map(({ text }) => text)).toEqual(['Allô ?', 'Allô ?'])
  })

  it('does not bring back what was erased', async () => {
    const v = await archived()
    await v.receive(polled('Zoé'))
    await v.context.db
      .updateTable('message')
      .set({ text: null })
      .where('direction', '=', 'inbound')
      .execute()
    await take(v, download)
    const own = (await storedMessages(v)).filter(({ thread }) => thread === 't_Zoé')
    expect(own.map(({ text }) => text).toSorted()).toEqual([null, answer].toSorted())
  })
})

describe('a commune that has only its download', () => {
  async function alone() {
    const v = await archived({})
    await v.context.db.deleteFrom('channel').execute()
    v.fake.manifest.fields = [
      { key: 'page', label: verbatim('Page'), help: verbatim(''), secret: false, required: true },
      { key: 'token', label: verbatim('Jeton'), help: verbatim(''), secret: true, required: true },
    ]
    v.fake.check = async () => working({ name: pageName })
    return v
  }

  it('gets a channel of the page’s name, without an access, that is measured', async () => {
    const v = await alone()
    const { channel, made } = await take(v, download)
    expect(made).toBe(true)
    expect(await getChannel(v.context, v.communeId, channel)).toMatchObject({
      name: pageName,
      state: 'archive',
      publishes: false,
      nextPollAt: null,
      webhook: null,
      archivedUntil: new Date(ten + 9 * MINUTE + 750).toISOString(),
    })
    const report = await replyReport(v.context, v.communeId, {
      from: '2026-06-01',
      to: '2026-06-07',
    })
    expect(report.episodes).toHaveLength(3)
    expect(report.notMeasured).toEqual([
      says(
        `« ${pageName} » n’est connu que par son archive téléchargée : les messages privés sont mesurés jusqu’au 2 juin 2026, les commentaires ne le sont pas.`,
      ),
    ])
    // Nobody asks the network about it.
    expect(await duePolls(v.context.db, Number.MAX_SAFE_INTEGER)).toEqual([])
    expect(await channelsToCheck(v.context.db, Number.MAX_SAFE_INTEGER, 0)).toEqual([])
    expect(await pollCommune(v.context, v.communeId)).toEqual([])
    await expect(checkChannel(v.context, v.officer, channel)).rejects.toThrow('que par son archive')
    // And the same archive finds its channel again.
    expect(await take(v, download)).toMatchObject({ channel, made: false, inbound: 0 })
  })

  it('keeps another page’s archive apart', async () => {
    const v = await alone()
    const first = await take(v, download)
    const office = Object.fromEntries(
      ['Zoé', 'Léo'].map((name, index) => [
        placeOf(`x_${2_000_000 + index}`),
        messagesFile(name, [{ by: name, at: ten, text: question }], 'Office de tourisme'),
      ]),
    )
    const second = await take(v, office)
    expect(second).toMatchObject({ made: true, page: 'Office de tourisme' })
    expect(second.channel).not.toBe(first.channel)
  })

  it.each(['by its card', 'by the form'])(
    'is connected later %s, and nothing counts twice',
    async way => {
      const v = await alone()
      const { channel } = await take(v, download)
      v.clock.advance(MINUTE)
      const shape =
        way === 'by its card'
          ? await reconnectChannel(v.context, v.officer, channel, { token: 'a' }, { page: '1' })
          : await connectChannel(
              v.context,
              v.officer,
              aChannelToConnect({ connector: 'fake', config: { page: '1' } }),
            )
      expect(shape).toMatchObject({ id: channel, state: 'active', archivedUntil: null })
      expect(await duePolls(v.context.db, v.clock.now())).toEqual([channel])
      const row = (await channelById(v.context.db, channel)) ?? expect.unreachable()
      expect(row.config).toBe('{"page":"1"}')
      await ingest(v.context, row, [polled('Zoé'), polled('Léo')])
      const messages = await storedMessages(v)
      expect(messages).toHaveLength(6)
      // What is older than the access stays history.
      expect(messages.every(({ history }) => history === 1)).toBe(true)
    },
  )

  it('is not connected as a page that is connected already', async () => {
    const v = await alone()
    const { channel } = await take(v, download)
    await reconnectChannel(v.context, v.officer, channel, { token: 'a' }, { page: '1' })
    const office = {
      [placeOf('x_2000000')]: messagesFile('Zoé', [{ by: 'Zoé', at: ten }], 'Office'),
    }
    const other = await take(v, office, { pageName: 'Office', channelId: undefined })
    expect(other.channel).toBe(channel)
    await expect(
      reconnectChannel(v.context, v.officer, channel, { token: 'a' }, { page: '2' }),
    ).rejects.toThrow('ne sont pas ceux de')
  })
})

describe('which page it is', () => {
  const alone = { [placeOf('zoe_1000001')]: asked('Zoé') }

  it('must be told where it cannot be known, among the names that there are', async () => {
    const v = await archived({})
    await expect(take(v, alone)).rejects.toThrow(
      /--page-name, par exemple parmi «\sZoé\s» et «\sMairie de Saint-Rémi\s»\.$/,
    )
    expect(await take(v, alone, { pageName })).toMatchObject({ page: pageName, inbound: 1 })
  })

  it('is refused where nobody bears the name', async () => {
    const v = await archived({})
    await expect(take(v, alone, { pageName: 'Poste' })).rejects.toThrow('Personne ne s’appelle')
    expect(await storedMessages(v)).toEqual([])
  })

  it('may be told by the channel’s name', async () => {
    const v = await archived({})
    const files = {
      [placeOf('zoe_1000001')]: asked('Zoé').replaceAll(
        JSON.stringify(Buffer.from(pageName).toString('latin1')),
        '"Page de la mairie"',
      ),
    }
    expect(await take(v, files)).toMatchObject({ page: 'Page de la mairie', outbound: 1 })
  })

  it('leaves out conversations without it', async () => {
    const v = await archived({})
    const files = { ...download, [placeOf('bob_1000009')]: messagesFile('Bob', [], 'Autre') }
    expect(await take(v, files, { pageName })).toMatchObject({ foreign: 1, inbound: 3 })
  })
})

describe('what cannot be imported', () => {
  it.each<[string, Download, RegExp]>([
    ['a folder without messages', { 'posts/a.json': '[]' }, /au format JSON/],
    [
      'only rubbish',
      { [placeOf('zoe_1000001')]: 'x' },
      /n’est lisible, à commencer par .*message_1/,
    ],
  ])('%s', async (_what, files, sentence) => {
    const v = await archived({})
    await expect(take(v, files)).rejects.toThrow(sentence)
  })

  it('a file that is no ZIP, and a place that is not there', async () => {
    const v = await archived({})
    const folder = unpack(folderOfTest(), { 'a.zip': 'rubbish' })
    for (const name of ['a.zip', 'b.zip']) {
      await expect(take(v, {}, { place: join(folder, name) })).rejects.toThrow(
        'n’est ni un dossier ni un ZIP lisible',
      )
    }
  })

  it('a trap: what unpacks to far more than it is', async () => {
    const v = await archived({})
    const bomb = placeOf('bomb_1000009')
    const place = await zip(join(folderOfTest(), 'a.zip'), {
      ...download,
      [bomb]: Buffer.alloc(40 * 1024 * 1024, 32),
    })
    expect(await take(v, {}, { place })).toMatchObject({ broken: [bomb], inbound: 3 })
  })

  it('a trap whose files are all the same bytes', async () => {
    const v = await archived({})
    const place = await zip(join(folderOfTest(), 'a.zip'), download)
    const bytes = readFileSync(place)
    const first = bytes.indexOf('PK\u0001\u0002')
    const second = bytes.indexOf('PK\u0001\u0002', first + 4)
    // From the checksum to the sizes, and where the local header is (APPNOTE.TXT, 4.3.12).
    bytes.copy(bytes, second + 16, first + 16, first + 28)
    bytes.copy(bytes, second + 42, first + 42, first + 46)
    writeFileSync(place, bytes)
    await expect(take(v, {}, { place })).rejects.toThrow('les mêmes octets pour plusieurs fichiers')
  })

  it('a trap that says that it holds more than any page', async () => {
    const v = await archived({})
    const place = await zip(join(folderOfTest(), 'a.zip'), download)
    const bytes = readFileSync(place)
    bytes.writeUInt32LE(0x80_00_00_00, bytes.lastIndexOf('PK\u0001\u0002') + 24)
    writeFileSync(place, bytes)
    await expect(take(v, {}, { place })).rejects.toThrow('plus de 2 Go de messages')
  })

  it('a file of more messages than Meta writes into one, which would keep everybody waiting', async () => {
    const v = await archived({})
    const bomb = placeOf('bomb_1000009')
    const messages = Array.from({ length: 20_001 }, (_, at) => ({
      by: 'Bob',
      at: at + 1,
      text: 'a',
    }))
    const files = { ...download, [bomb]: messagesFile('Bob', messages) }
    expect(await take(v, files)).toMatchObject({
      broken: [expect.stringContaining(bomb)],
      inbound: 3,
    })
  })

  it('a trap that says it is small', async () => {
    const v = await archived({})
    const bomb = placeOf('bomb_1000009')
    const place = await zip(join(folderOfTest(), 'a.zip'), {
      ...download,
      [bomb]: Buffer.alloc(40 * 1024 * 1024, 32),
    })
    const bytes = readFileSync(place)
    // The last entry of the directory at the end: its uncompressed size is 24 bytes after its sign.
    bytes.writeUInt32LE(1000, bytes.lastIndexOf('PK\u0001\u0002') + 24)
    writeFileSync(place, bytes)
    expect(await take(v, {}, { place })).toMatchObject({ broken: [bomb], inbound: 3 })
  })

  it('a channel of another kind, none, or one of several', async () => {
    const v = await archived({})
    await expect(take(v, download, { connector: 'facebook' })).rejects.toThrow('ne sait pas lire')
    await expect(take(v, download, { channelId: 99 })).rejects.toThrow('n’existe pas')
    const neighbours = await newChannel(v.context, v.communeId, 'Page de Bussy', 0)
    await v.context.db
      .updateTable('channel')
      .set({ neighbour: 'Bussy' })
      .where('id', '=', neighbours)
      .execute()
    await expect(take(v, download, { channelId: neighbours })).rejects.toThrow('commune voisine')
    await newChannel(v.context, v.communeId, 'Page des fêtes', 0)
    await expect(take(v, download)).rejects.toThrow(/--channel, parmi .*Page de la mairie.*fêtes/)
    expect(await take(v, download, { channelId: v.channelId })).toMatchObject({ inbound: 3 })
  })
})
