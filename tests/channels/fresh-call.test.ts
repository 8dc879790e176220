import { join } from 'node:path'
import type { KyselyPlugin } from 'kysely'
import { describe, expect, it } from 'vitest'
import { accessRefused, callOf, freshCall } from '../../server/channels/call.ts'
import { checkChannel } from '../../server/channels/check-channel.ts'
import { connectChannel, reconnectChannel } from '../../server/channels/connect-channel.ts'
import { channelById } from '../../server/channels/rows.ts'
import type { Connector, Manifest } from '../../server/connectors/connector.ts'
import type { Context } from '../../server/context.ts'
import { verbatim } from '../../server/language/sentence.ts'
import { aChannelToConnect } from '../support/builders/channels.ts'
import { testClock } from '../support/clock.ts'
import { testContext } from '../support/context.ts'
import { type DatabaseKind, itOnBoth, newDatabaseUrl } from '../support/database/databases.ts'
import { newCommune } from '../support/network/received.ts'
import { paris } from '../support/reply-times/reply-timelines.ts'
import { folderOfTest } from '../support/run/temporary-folder.ts'
import { keeps, says } from '../support/says.ts'

const ten = paris('2026-06-02T10:00')
const MINUTE = 60_000

/** A service whose access lives an hour, and whose refresh tokens serve once. */
function playedService(now: () => number) {
  const service = {
    /** The refresh token that serves next. */
    next: 1,
    asked: 0,
    isDown: false,
    isOver: false,
    /** Accesses that the network takes no more, though their time is not over. */
    revoked: new Set<string>(),
    /** What the form has besides is wrong. */
    isElsewhere: false,
    /** Before it answers. */
    pause: async () => undefined as undefined,
  }
  const field = (key: string, secret: boolean, replaces?: string[]) => ({
    ...{ key, secret, required: false, label: verbatim(key), help: verbatim('') },
    ...(replaces && { replaces }),
  })
  const manifest: Manifest = {
    ...{ key: 'renewing', label: verbatim('Boîte'), description: verbatim('') },
    fields: [
      { ...field('address', false), required: true },
      field('password', true, ['refresh']),
      field('refresh', true, ['password']),
    ],
    limits: {
      ...{ textLength: 100, counts: 'codepoints', images: 0, imageBytes: 0, imageTypes: [] },
      ...{ asOf: '2026-11-27', source: 'https://example.org' },
    },
    pollEveryMs: MINUTE,
  }
  const connector: Connector = {
    manifest,
    async check({ secrets }) {
      const opens = secrets.password || (secrets.access && !service.revoked.has(secrets.access))
      const found = { name: 'Boîte', url: null, tokenEndsAt: null }
      if (service.isElsewhere) return { ...found, lines: [], state: 'unreachable' }
      if (opens) return { ...found, lines: [], state: 'working' }
      const lines = [{ key: 'access', level: 'error' as const, text: verbatim('refusé') }]
      return { ...found, lines, state: 'reauthorize' }
    },
    async receive() {
      throw new Error('not asked for')
    },
    renewal: {
      spanOf({ refresh, ends }) {
        if (!refresh) return null
        const endsAt = Number(ends ?? 0)
        return { endsAt, dueAt: endsAt - 10 * MINUTE }
      },
      async renew({ secrets }) {
        service.asked++
        await service.pause()
        if (service.isDown) return { kind: 'passing', reason: verbatim('en panne') }
        if (service.isOver || secrets.refresh !== `r${service.next}`) {
          return { kind: 'refused', reason: verbatim('à reconnecter') }
        }
        service.next++
        const refresh = `r${service.next}`
        const [at, ends] = [String(now()), String(now() + 60 * MINUTE)]
        return {
          kind: 'renewed',
          secrets: { ...secrets, refresh, access: `a${service.next}`, at, ends },
        }
      },
      withoutAccess({ access, at, ends: _, ...lasting }, before) {
        return access && Number(at) <= before ? lasting : null
      },
    },
  }
  return { service, connector }
}

async function world(database: DatabaseKind = 'sqlite') {
  const clock = testClock(ten)
  const { service, connector } = playedService(() => clock.now())
  const connectors = { renewing: connector }
  // Several processes have one file, or one server.
  const folder = folderOfTest()
  const databaseUrl =
    database === 'sqlite' ? `file:${join(folder, 'tambour.db')}` : await newDatabaseUrl(database)
  const open = () => testContext({ clock, database, connectors, settings: { databaseUrl } })
  const context = await open()
  const who = { communeId: await newCommune(context, 'Saint-Exemple'), actor: 'Anne' }
  const wanted = aChannelToConnect({
    ...{ connector: 'renewing', publishes: false, config: { address: 'mairie@exemple.fr' } },
  })
  const connect = (secrets: Record<string, string>) =>
    connectChannel(context, who, { ...wanted, secrets })
  const row = async (id: number) => {
    const found = await channelById(context.db, id)
    if (found === undefined) throw new Error('no channel')
    return found
  }
  const secretsOf = async (id: number) => callOf(context, await row(id)).call.secrets
  const accessIn = async (ours: Context, id: number) =>
    (await freshCall(ours, await row(id))).call.secrets.access
  return { clock, service, context, open, who, connect, row, secretsOf, accessIn }
}

describe('an access that lives an hour', () => {
  it('is had when the channel is connected, and renewed before it ends', async () => {
    const w = await world()
    const { id } = await w.connect({ refresh: 'r1' })
    expect(await w.secretsOf(id)).toMatchObject({ refresh: 'r2', access: 'a2' })
    const stored = JSON.stringify(await w.row(id))
    for (const secret of ['r1', 'r2', 'a2']) expect(stored).not.toContain(`"${secret}"`)
    w.clock.advance(49 * MINUTE)
    expect(await w.accessIn(w.context, id)).toBe('a2')
    w.clock.advance(MINUTE)
    expect(await w.accessIn(w.context, id)).toBe('a3')
    expect(await w.secretsOf(id)).toMatchObject({ refresh: 'r3', access: 'a3' })
    expect(w.service.asked).toBe(2)
  })

  it('is renewed by one of several processes', async () => {
    const w = await world()
    const { id } = await w.connect({ refresh: 'r1' })
    const others = await Promise.all([w.open(), w.open()])
    // It ends in an hour: some go on by the one that they have.
    w.clock.advance(55 * MINUTE)
    const early = await Promise.all(
      [w.context, ...others, w.context].map(one => w.accessIn(one, id)),
    )
    expect(early.toSorted().at(-1)).toBe('a3')
    expect(w.service.asked).toBe(2)
    // It is over: all wait for the one that renews it.
    w.clock.advance(120 * MINUTE)
    const othersAreTold = Promise.withResolvers<undefined>()
    w.service.pause = () => othersAreTold.promise
    let isUnderWay = 0
    const claims: KyselyPlugin = {
      transformQuery: ({ node }) => node,
      async transformResult({ result }) {
        if (result.numAffectedRows === 0n) isUnderWay += 1
        if (isUnderWay === 3) othersAreTold.resolve(undefined)
        return result
      },
    }
    const late = await Promise.all(
      [w.context, ...others, w.context].map(one =>
        w.accessIn({ ...one, db: one.db.withPlugin(claims) }, id),
      ),
    )
    expect(late).toEqual(['a4', 'a4', 'a4', 'a4'])
    expect(w.service.asked).toBe(3)
    expect((await w.row(id)).state).toBe('active')
  })

  itOnBoth('is renewed by another where one died over it', async kind => {
    const w = await world(kind)
    const { id } = await w.connect({ refresh: 'r1' })
    w.clock.advance(51 * MINUTE)
    // Its process holds the lease, and is no more.
    await w.context.db
      .updateTable('channelPoll')
      .set({ renewUntil: w.clock.now() + MINUTE })
      .where('channelId', '=', id)
      .execute()
    expect(await w.accessIn(w.context, id)).toBe('a2')
    w.clock.advance(MINUTE)
    expect(await w.accessIn(w.context, id)).toBe('a3')
  })

  it('serves until its end while the service is down', async () => {
    const w = await world()
    const { id } = await w.connect({ refresh: 'r1' })
    w.service.isDown = true
    w.clock.advance(55 * MINUTE)
    expect(await w.accessIn(w.context, id)).toBe('a2')
    w.clock.advance(10 * MINUTE)
    await expect(w.accessIn(w.context, id)).rejects.toMatchObject({
      kind: 'unavailable',
      sentence: says('en panne'),
    })
    expect((await w.row(id)).state).toBe('active')
    w.service.isDown = false
    expect(await w.accessIn(w.context, id)).toBe('a3')
  })

  itOnBoth(
    'that is renewed no more pauses the channel until a person connects it anew',
    async kind => {
      const w = await world(kind)
      const { id } = await w.connect({ refresh: 'r1' })
      w.service.isOver = true
      w.clock.advance(55 * MINUTE)
      await expect(w.accessIn(w.context, id)).rejects.toMatchObject({ kind: 'conflict' })
      expect(await w.row(id)).toMatchObject({
        state: 'paused',
        stateReason: keeps('à reconnecter'),
      })
      Object.assign(w.service, { isOver: false, next: 7 })
      await reconnectChannel(w.context, w.who, id, { refresh: 'r7' })
      expect((await w.row(id)).state).toBe('active')
      expect(await w.secretsOf(id)).toMatchObject({ refresh: 'r8', access: 'a8' })
    },
  )

  it('that is taken back early is renewed once more before anybody is asked', async () => {
    const w = await world()
    const { id } = await w.connect({ refresh: 'r1' })
    w.service.revoked.add('a2')
    w.clock.advance(20 * MINUTE)
    await checkChannel(w.context, w.who, id)
    expect(await w.row(id)).toMatchObject({ state: 'active', stateReason: null })
    expect(await w.secretsOf(id)).toMatchObject({ access: 'a3' })
    // One that is refused as soon as it was had is refused for something else.
    w.service.revoked.add('a3')
    expect(await accessRefused(w.context, await w.row(id), verbatim('refusé'))).toBe(false)
    expect((await w.row(id)).state).toBe('paused')
  })

  it('is not spent by a form that is corrected, nor by a database that refuses', async () => {
    const w = await world()
    w.service.isElsewhere = true
    await expect(w.connect({ refresh: 'r1' })).rejects.toMatchObject({ kind: 'unavailable' })
    w.service.isElsewhere = false
    const { id } = await w.connect({ refresh: 'r1' })
    expect(w.service.asked).toBe(1)
    w.clock.advance(55 * MINUTE)
    const failing = new Proxy(w.context.secrets, {
      get(box, name, receiver) {
        if (name !== 'seal') return Reflect.get(box, name, receiver)
        return () => {
          throw new Error('no room')
        }
      },
    })
    await expect(freshCall({ ...w.context, secrets: failing }, await w.row(id))).rejects.toThrow(
      'no room',
    )
    expect(await w.accessIn(w.context, id)).toBe('a3')
    expect(w.service.asked).toBe(2)
  })

  it('goes where a password takes its place, and the other way round', async () => {
    const w = await world()
    const { id } = await w.connect({ refresh: 'r1' })
    await reconnectChannel(w.context, w.who, id, { password: 'mot de passe' })
    expect(await w.secretsOf(id)).toEqual({ password: 'mot de passe' })
    await reconnectChannel(w.context, w.who, id, { refresh: 'r2' })
    expect(await w.secretsOf(id)).toMatchObject({ refresh: 'r3', access: 'a3' })
    expect(await w.secretsOf(id)).not.toHaveProperty('password')
  })
})
