import { describe, expect, it } from 'vitest'
import { callOf, pauseChannel } from '../../server/channels/call.ts'
import { channelRow, connectorList, listChannels } from '../../server/channels/channels.ts'
import { checkChannel, checkDueChannels } from '../../server/channels/check-channel.ts'
import {
  connectChannel,
  disconnectChannel,
  reconnectChannel,
} from '../../server/channels/connect-channel.ts'
import { channelShape } from '../../server/channels/shapes-channel.ts'
import type { Context } from '../../server/context.ts'
import type { NewRow } from '../../server/database/schema.ts'
import { verbatim } from '../../server/language/sentence.ts'
import { readJournal } from '../../server/people/store/journal.ts'
import { Refusal } from '../../server/platform/refusal.ts'
import { aChannelToConnect } from '../support/builders/channels.ts'
import { aCommune } from '../support/builders/people.ts'
import { aDelivery, aPost } from '../support/builders/publishing.ts'
import { type TestClock, testClock } from '../support/clock.ts'
import { testContext } from '../support/context.ts'
import { type DatabaseKind, itOnBoth } from '../support/database/databases.ts'
import {
  deadToken,
  type FakeConnector,
  fakeConnector,
  silent,
  working,
} from '../support/network/fake-connector.ts'
import { inFrench, keeps, says } from '../support/says.ts'

const start = Date.parse('2026-06-02T08:00:00Z')
const HOUR = 3_600_000
const token = 'EAA-tres-secret'

const page = aChannelToConnect({ connector: 'fake', secrets: { token } })

type House = {
  context: Context
  clock: TestClock
  fake: FakeConnector
  who: { communeId: number; actor: string }
}

describe('channels', () => {
  async function house(
    part: Parameters<typeof fakeConnector>[0] = {},
    kind: DatabaseKind = 'sqlite',
  ): Promise<House> {
    const clock = testClock(start)
    const fake = fakeConnector(part)
    const context = await testContext({ clock, database: kind, connectors: { fake } })
    return { context, clock, fake, who: { communeId: await commune(context), actor: 'Anne' } }
  }

  async function commune(context: Context, name = 'Saint-Rémi'): Promise<number> {
    return (await aCommune(context.db, { name, hours: [] })).id
  }

  const journalOf = async ({ context, who }: House) =>
    (await readJournal(context.db, who)).map(({ actor, action, subject }) => [
      actor,
      action,
      subject,
    ])

  async function addDelivery(
    { context, who }: House,
    channelId: number,
    part: Partial<NewRow<'delivery'>>,
  ): Promise<number> {
    const post = await aPost(context.db, who.communeId, { text: 'Fête' })
    const due = { dueLocal: '2026-06-02T11:00', nextAt: start + HOUR } as const
    const { id } = await aDelivery(context.db, post, channelId, { ...due, ...part })
    return id
  }

  const deliveryRow = ({ context }: House, id: number) =>
    context.db.selectFrom('delivery').selectAll().where('id', '=', id).executeTakeFirstOrThrow()

  const pollRow = ({ context }: House, channelId: number) =>
    context.db
      .selectFrom('channelPoll')
      .selectAll()
      .where('channelId', '=', channelId)
      .executeTakeFirstOrThrow()

  it('lists the kinds that can be connected, with their forms', async () => {
    const { context, who } = await house()
    expect(await connectorList(context, who.communeId)).toEqual([
      {
        key: 'fake',
        label: says('Réseau d’essai'),
        description: says('N’existe que dans les tests.'),
        fields: context.connectors.fake?.manifest.fields,
        receives: true,
        publishes: true,
        webhookAddress: null,
        application: null,
      },
    ])
  })

  it('connects a channel once the network confirmed it', async () => {
    const all = await house()
    const { context, fake, who } = all
    fake.says = working({ url: 'https://exemple.fr/mairie', tokenEndsAt: start + 90 * HOUR })
    const made = await connectChannel(context, who, {
      ...page,
      config: { page: ' 1353 ', note: '' },
      secrets: { token: `${token}\n` },
    })
    expect(fake.checks).toHaveLength(1)
    expect(fake.checks[0]).toMatchObject({
      config: { page: '1353' },
      secrets: { token },
      apiUrl: context.graphApiUrl,
      now: start,
    })
    expect(inFrench(channelShape.parse(inFrench(made)))).toEqual(inFrench(made))
    expect(made).toMatchObject({
      connector: 'fake',
      connectorLabel: says('Réseau d’essai'),
      state: 'active',
      url: 'https://exemple.fr/mairie',
      checkedAt: '2026-06-02T08:00:00.000Z',
      checks: [{ key: 'token', level: 'ok', text: says('Le jeton est accepté.') }],
      tokenEndsAt: '2026-06-06T02:00:00.000Z',
      lastPollAt: null,
      nextPollAt: '2026-06-02T08:00:00.000Z',
      limits: { textLength: 500, counts: 'graphemes' },
    })
    expect(await listChannels(context, who.communeId)).toEqual([made])
    expect(await pollRow(all, made.id)).toMatchObject({ cursor: null, nextAt: start, failures: 0 })
    expect(await journalOf(all)).toEqual([['Anne', 'channel.connected', `channel:${made.id}`]])
  })

  it('keeps secrets sealed, for that channel alone', async () => {
    const { context, who } = await house()
    const made = await connectChannel(context, who, page)
    const row = await channelRow(context, who.communeId, made.id)
    expect(row.secrets).not.toContain(token)
    expect(JSON.stringify(await listChannels(context, who.communeId))).not.toContain(token)
    expect(JSON.stringify(await readJournal(context.db, who))).not.toContain(token)
    expect(callOf(context, row).call).toMatchObject({
      config: { page: '1353' },
      secrets: { token },
    })
    expect(() => callOf(context, { ...row, id: row.id + 1 })).toThrow(Refusal)
  })

  it.each([
    ['a field that is missing', { config: {} }, /il manque « Page » \(page\)/],
    ['an empty one', { config: { page: ' ' } }, /il manque « Page »/],
    ['a secret that is missing', { secrets: {} }, /il manque « Jeton » \(token\)/],
    ['an unknown field', { config: { page: '1', pgae: '1' } }, /pas de champ « pgae »/],
    ['an unknown secret', { secrets: { token, tokn: '1' } }, /pas de champ « tokn »/],
    ['a secret among the rest', { config: { page: '1', token } }, /est un secret/],
    ['a field among the secrets', { secrets: { token, page: '1' } }, /n’est pas un secret/],
    ['an unknown kind', { connector: 'minitel' }, /« minitel » : les types sont fake/],
    ['what would do nothing', { receives: false, publishes: false }, /ni ne publierait/],
  ])('refuses %s without asking the network', async (_what, part, sentence) => {
    const { context, fake, who } = await house()
    const refused = connectChannel(context, who, { ...page, ...part })
    await expect(refused).rejects.toThrow(plain(sentence))
    await expect(refused).rejects.toMatchObject({ kind: 'bad-request' })
    expect(fake.checks).toHaveLength(0)
    expect(await listChannels(context, who.communeId)).toEqual([])
  })

  it.each([
    ['refuses the token', deadToken, 'conflict', /n’accepte plus ce jeton/],
    ['does not answer', silent, 'unavailable', /ne répond pas/],
  ])('stores nothing when the network %s', async (_what, says, refusal, sentence) => {
    const all = await house()
    const { context, fake, who } = all
    fake.says = says
    const refused = connectChannel(context, who, page)
    await expect(refused).rejects.toThrow(sentence)
    await expect(refused).rejects.toMatchObject({ kind: refusal })
    expect(await listChannels(context, who.communeId)).toEqual([])
    expect(await journalOf(all)).toEqual([])
  })

  it('refuses the same identity twice, connected or disconnected', async () => {
    const { context, who } = await house()
    const { id } = await connectChannel(context, who, page)
    const again = () =>
      connectChannel(context, who, { ...page, name: 'Encore', config: { page: '1353', note: 'x' } })
    await expect(again()).rejects.toMatchObject({ kind: 'conflict' })
    await expect(again()).rejects.toThrow(plain(/déjà connecté sous le nom « Page de la mairie »/))
    await disconnectChannel(context, who, id)
    await expect(again()).rejects.toThrow(/reconnectez celui-là, son historique est gardé/)
  })

  it('knows the same identity by its address when its fields differ', async () => {
    const { context, fake, who } = await house()
    fake.says = working({ url: 'https://exemple.fr/mairie' })
    await connectChannel(context, who, page)
    const alias = { ...page, config: { page: 'mairie' } }
    await expect(connectChannel(context, who, alias)).rejects.toMatchObject({ kind: 'conflict' })
  })

  itOnBoth('connects one of two that come at the same moment', async kind => {
    const { context, who } = await house(undefined, kind)
    const ends = await Promise.allSettled([
      connectChannel(context, who, page),
      connectChannel(context, who, page),
    ])
    expect(ends.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(await listChannels(context, who.communeId)).toHaveLength(1)
  })

  it('lets another commune of the installation have the same page', async () => {
    const { context, who } = await house()
    await connectChannel(context, who, page)
    const other = { communeId: await commune(context, 'Bussy'), actor: 'Luc' }
    const { id } = await connectChannel(context, other, page)
    expect((await listChannels(context, other.communeId)).map(channel => channel.id)).toEqual([id])
  })

  it('never receives on a neighbour’s page, and lists it after our own', async () => {
    const { context, who } = await house()
    const theirs = await connectChannel(context, who, { ...page, neighbour: 'Bussy' })
    expect(theirs).toMatchObject({ receives: false, publishes: true, nextPollAt: null })
    const ours = await connectChannel(context, who, { ...page, config: { page: '2' } })
    const listed = await listChannels(context, who.communeId)
    expect(listed.map(({ id }) => id)).toEqual([ours.id, theirs.id])
  })

  it('does with a channel only what its kind can', async () => {
    const { context, who } = await house({ publish: undefined })
    expect(await connectChannel(context, who, page)).toMatchObject({
      receives: true,
      publishes: false,
    })
  })

  itOnBoth(
    'pauses a channel whose token died, once, and goes on when it works again',
    async kind => {
      const all = await house(undefined, kind)
      const { context, clock, fake, who } = all
      const { id } = await connectChannel(context, who, page)
      const parked = await addDelivery(all, id, { nextAt: null })
      fake.says = deadToken
      clock.advance(HOUR)
      const paused = await checkChannel(context, who, id)
      expect(paused).toMatchObject({
        state: 'paused',
        stateReason: says('Le réseau n’accepte plus ce jeton : créez-en un nouveau.'),
        checkedAt: '2026-06-02T09:00:00.000Z',
        nextPollAt: null,
      })
      await checkChannel(context, who, id)
      fake.says = working()
      clock.advance(HOUR)
      const resumed = await checkChannel(context, who, id)
      expect(resumed).toMatchObject({ state: 'active', stateReason: null })
      expect((await deliveryRow(all, parked)).nextAt).toBe(start + HOUR)
      expect((await pollRow(all, id)).nextAt).toBe(start + 2 * HOUR)
      expect((await journalOf(all)).map(([actor, action]) => [actor, action])).toEqual([
        ['Anne', 'channel.resumed'],
        ['Tambour', 'channel.paused'],
        ['Anne', 'channel.connected'],
      ])
    },
  )

  itOnBoth('learns nothing of a channel from a network that does not answer', async kind => {
    const { context, fake, who } = await house(undefined, kind)
    fake.says = working({ url: 'https://exemple.fr/mairie', tokenEndsAt: start + HOUR })
    const { id, url, tokenEndsAt } = await connectChannel(context, who, page)
    fake.says = silent
    expect(await checkChannel(context, who, id)).toMatchObject({
      state: 'active',
      url,
      tokenEndsAt,
      checks: silent.lines,
    })
  })

  it('is not stopped by a check that began with the old token', async () => {
    const { context, fake, who } = await house()
    const { id } = await connectChannel(context, who, page)
    fake.says = async () => {
      fake.says = working()
      await reconnectChannel(context, who, id, { token: 'new' })
      return deadToken
    }
    expect(await checkChannel(context, who, id)).toMatchObject({
      state: 'active',
      checks: working().lines,
    })
  })

  it('pauses nothing for a call that was made with secrets of before', async () => {
    const { context, who } = await house()
    const { id } = await connectChannel(context, who, page)
    const before = await channelRow(context, who.communeId, id)
    await reconnectChannel(context, who, id, { token: 'new' })
    await pauseChannel(context, before, verbatim('jeton refusé'))
    expect((await channelRow(context, who.communeId, id)).state).toBe('active')
    await pauseChannel(
      context,
      await channelRow(context, who.communeId, id),
      verbatim('jeton refusé'),
    )
    expect(await channelRow(context, who.communeId, id)).toMatchObject({
      state: 'paused',
      stateReason: keeps('jeton refusé'),
    })
  })

  itOnBoth('keeps once a day how many follow it, and nothing where nobody says', async kind => {
    let told: number | null = 480
    const followers = async () => told
    const { context, clock, who } = await house({ followers }, kind)
    const counts = () =>
      context.db.selectFrom('followerCount').select(['day', 'count']).orderBy('day').execute()
    const { id } = await connectChannel(context, who, page)
    await connectChannel(context, who, { ...page, config: { page: '7' }, neighbour: 'Voisine' })
    expect(await counts()).toEqual([{ day: '2026-06-02', count: 480 }])
    told = 481
    await checkChannel(context, who, id)
    expect(await counts()).toEqual([{ day: '2026-06-02', count: 481 }])
    clock.advance(24 * HOUR)
    told = null
    await checkDueChannels(context)
    clock.advance(24 * HOUR)
    told = 487
    await checkDueChannels(context)
    // At ten at night by UTC it is the next day in the commune.
    clock.advance(14 * HOUR)
    told = 488
    await checkChannel(context, who, id)
    expect(await counts()).toEqual([
      { day: '2026-06-02', count: 481 },
      { day: '2026-06-04', count: 487 },
      { day: '2026-06-05', count: 488 },
    ])
  })

  itOnBoth(
    'checks every channel once a day, and one whose token just ended at once',
    async kind => {
      const { context, clock, fake, who } = await house(undefined, kind)
      await connectChannel(context, who, page)
      expect(await checkDueChannels(context)).toBe(0)
      clock.advance(24 * HOUR)
      fake.says = working({ tokenEndsAt: start + 30 * HOUR })
      expect(await checkDueChannels(context)).toBe(1)
      expect(await checkDueChannels(context)).toBe(0)
      clock.advance(6 * HOUR)
      expect(await checkDueChannels(context)).toBe(1)
      expect(await checkDueChannels(context)).toBe(0)
    },
  )

  itOnBoth(
    'checks several at once, and none twice by processes that have the same list',
    async kind => {
      let running = 0
      let checks = 0
      let isDue = false
      const several = Promise.withResolvers<void>()
      const { context, clock, who } = await house(
        {
          async check() {
            checks += 1
            running += 1
            if (running > 1) several.resolve()
            // One after the other they would wait for ever.
            if (isDue) await several.promise
            running -= 1
            return working()
          },
        },
        kind,
      )
      for (let n = 0; n < 12; n += 1) {
        await connectChannel(context, who, { ...page, config: { page: `${n}` } })
      }
      clock.advance(25 * HOUR)
      checks = 0
      isDue = true
      // They begin at opposite ends.
      const done = await Promise.all([
        checkDueChannels(context, () => 0),
        checkDueChannels(context, () => 0.5),
      ])
      expect(done[0] + done[1]).toBe(checks)
      expect(checks).toBeGreaterThanOrEqual(12)
      expect(checks).toBeLessThan(24)
    },
  )

  itOnBoth('checks the others when one cannot be checked, and says why on it', async kind => {
    const { context, clock, who } = await house(undefined, kind)
    const broken = await connectChannel(context, who, page)
    const sound = await connectChannel(context, who, { ...page, config: { page: '2' } })
    const gone = await connectChannel(context, who, { ...page, config: { page: '3' } })
    await disconnectChannel(context, who, gone.id)
    await context.db
      .updateTable('channel')
      .set({ secrets: 'v1.a.b.c' })
      .where('id', '=', broken.id)
      .execute()
    clock.advance(25 * HOUR)
    expect(await checkDueChannels(context)).toBe(2)
    const byId = new Map((await listChannels(context, who.communeId)).map(one => [one.id, one]))
    expect(byId.get(broken.id)?.checks).toEqual([
      { key: 'check', level: 'error', text: says(/ne se lisent pas/) },
    ])
    expect(byId.get(sound.id)?.checkedAt).toBe('2026-06-03T09:00:00.000Z')
    expect(byId.get(gone.id)?.checkedAt).toBe('2026-06-02T08:00:00.000Z')
  })

  itOnBoth('reconnects with a new token, and goes on from where it was', async kind => {
    const all = await house(undefined, kind)
    const { context, clock, fake, who } = all
    const { id } = await connectChannel(context, who, {
      ...page,
      secrets: { token, proof: 'kept' },
    })
    await context.db
      .updateTable('channelPoll')
      .set({ cursor: 'page 7', failures: 4, error: 'jeton refusé', nextAt: start + 9 * HOUR })
      .where('channelId', '=', id)
      .execute()
    await pauseChannel(
      context,
      await channelRow(context, who.communeId, id),
      verbatim('jeton refusé'),
    )
    const parked = await addDelivery(all, id, { nextAt: null })
    clock.advance(HOUR)

    fake.says = deadToken
    const refused = reconnectChannel(context, who, id, { token: 'wrong' })
    await expect(refused).rejects.toMatchObject({ kind: 'conflict' })
    const still = await channelRow(context, who.communeId, id)
    expect(still.state).toBe('paused')
    expect(callOf(context, still).call.secrets).toEqual({ token, proof: 'kept' })

    fake.says = working()
    const back = await reconnectChannel(context, who, id, { token: 'new' })
    expect(back).toMatchObject({ id, state: 'active', stateReason: null, pollError: null })
    expect(fake.checks.at(-1)?.secrets).toEqual({ token: 'new', proof: 'kept' })
    const row = await channelRow(context, who.communeId, id)
    expect(callOf(context, row).call.secrets).toEqual({ token: 'new', proof: 'kept' })
    expect(await pollRow(all, id)).toMatchObject({
      cursor: 'page 7',
      failures: 0,
      nextAt: start + HOUR,
    })
    expect((await deliveryRow(all, parked)).nextAt).not.toBeNull()
    expect((await journalOf(all))[0]).toEqual(['Anne', 'channel.reconnected', `channel:${id}`])
  })

  it('reconnects only with something new', async () => {
    const { context, fake, who } = await house()
    const { id } = await connectChannel(context, who, page)
    fake.checks = []
    await expect(reconnectChannel(context, who, id, {})).rejects.toMatchObject({
      kind: 'bad-request',
    })
    await expect(reconnectChannel(context, who, id, { page: '2' })).rejects.toMatchObject({
      kind: 'bad-request',
    })
    expect(fake.checks).toHaveLength(0)
  })

  it('disconnects: secrets destroyed, what had not left cancelled, history kept', async () => {
    const all = await house()
    const { context, who } = all
    const { id } = await connectChannel(context, who, page)
    const waiting = await addDelivery(all, id, {})
    const out = await addDelivery(all, id, { state: 'published', nextAt: null })
    const other = await connectChannel(context, who, { ...page, config: { page: '2' } })
    const elsewhere = await addDelivery(all, other.id, {})

    await disconnectChannel(context, who, id)
    await disconnectChannel(context, who, id)

    const row = await channelRow(context, who.communeId, id)
    expect(row).toMatchObject({ state: 'disconnected', secrets: '', name: 'Page de la mairie' })
    expect(() => callOf(context, row)).toThrow(/déconnecté/)
    expect(await deliveryRow(all, waiting)).toMatchObject({
      state: 'cancelled',
      nextAt: null,
      reason: expect.stringContaining('a été déconnecté'),
    })
    expect((await deliveryRow(all, out)).state).toBe('published')
    expect((await deliveryRow(all, elsewhere)).state).toBe('scheduled')
    const told = (await journalOf(all)).filter(([, action]) => action === 'channel.disconnected')
    expect(told).toHaveLength(1)
    await expect(checkChannel(context, who, id)).rejects.toMatchObject({ kind: 'conflict' })
  })

  it('comes back after it was disconnected, with all its secrets given anew', async () => {
    const { context, who } = await house()
    const { id } = await connectChannel(context, who, { ...page, secrets: { token, proof: 'x' } })
    await disconnectChannel(context, who, id)
    await expect(reconnectChannel(context, who, id, { proof: 'y' })).rejects.toThrow(
      plain(/il manque « Jeton »/),
    )
    const back = await reconnectChannel(context, who, id, { token: 'new' })
    expect(back).toMatchObject({ id, state: 'active' })
    const row = await channelRow(context, who.communeId, id)
    expect(callOf(context, row).call.secrets).toEqual({ token: 'new' })
  })

  it('knows nothing of another commune’s channel', async () => {
    const { context, who } = await house()
    const { id } = await connectChannel(context, who, page)
    const other = { communeId: await commune(context, 'Bussy'), actor: 'Luc' }
    expect(await listChannels(context, other.communeId)).toEqual([])
    const gone = { kind: 'not-found' }
    await expect(checkChannel(context, other, id)).rejects.toMatchObject(gone)
    await expect(reconnectChannel(context, other, id, { token: 'x' })).rejects.toMatchObject(gone)
    await expect(disconnectChannel(context, other, id)).rejects.toMatchObject(gone)
    expect((await channelRow(context, who.communeId, id)).state).toBe('active')
  })

  it('tells open screens', async () => {
    const { context, fake, who } = await house()
    const told: string[] = []
    context.changes.listen(({ communeId, topics }) => told.push(`${communeId} ${topics.join()}`))
    const { id } = await connectChannel(context, who, page)
    expect(told).toEqual([`${who.communeId} channels`])
    fake.says = deadToken
    await checkChannel(context, who, id)
    expect(told.length).toBeGreaterThan(1)
    expect(new Set(told)).toEqual(new Set([`${who.communeId} channels`]))
  })
})

/** The sentences carry their unbreakable spaces; the patterns above are written with plain ones. */
function plain(pattern: RegExp): RegExp {
  return new RegExp(pattern.source.replaceAll(' ', '[ \\u00a0\\u202f]'))
}
