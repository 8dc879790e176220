import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createPlaces } from '../../server/http/frame/stream.ts'
import { createApiKey, revokeApiKey } from '../../server/people/api-keys.ts'
import { removePerson } from '../../server/people/people.ts'
import { ofInstallation } from '../../server/people/rules/api-key.ts'
import { addTestPerson, type TestApp, testApp } from '../support/app.ts'
import { testClock } from '../support/clock.ts'
import { addNeighbour } from '../support/neighbour.ts'

// Only the beat of the stream: what better-auth and the databases do keeps its own time.
beforeEach(() => void vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] }))
afterEach(() => void vi.useRealTimers())

type Reader = { next(): Promise<string | null>; cancel(): Promise<void> }

/** Each `next` is one block of the stream; null at its end. */
async function open(
  { app }: TestApp,
  headers: Record<string, string>,
  path = '/api/stream',
): Promise<Reader> {
  const response = await app.request(path, {
    headers: { 'accept-encoding': 'gzip', ...headers },
  })
  expect(response.status).toBe(200)
  expect(response.headers.get('content-type')).toBe('text/event-stream')
  expect(response.headers.get('content-encoding')).toBeNull()
  const reader = response.body?.getReader()
  if (reader === undefined) throw new Error('no body')
  const decoder = new TextDecoder()
  let rest = ''
  return {
    async next() {
      for (;;) {
        const end = rest.indexOf('\n\n')
        if (end >= 0) {
          const block = rest.slice(0, end)
          rest = rest.slice(end + 2)
          return block
        }
        const { done, value } = await reader.read()
        if (done) return null
        rest += decoder.decode(value)
      }
    },
    cancel: () => reader.cancel(),
  }
}

async function signedIn(house: TestApp): Promise<{ id: string; headers: { cookie: string } }> {
  const id = await addTestPerson(house, 'Bruno', 'councillor')
  return { id, headers: { cookie: await house.signIn('bruno@exemple.fr') } }
}

/** How many listen at this moment, by what a change wakes. */
function listeners({ context }: TestApp): { count(): number } {
  let count = 0
  const { listen } = context.changes
  context.changes.listen = listener => {
    count++
    const stop = listen(listener)
    return () => {
      count--
      stop()
    }
  }
  return { count: () => count }
}

const changed = (...topics: string[]) => `event: changed\ndata: ${JSON.stringify({ topics })}`

describe('GET /api/stream', () => {
  it('tells what changed in the commune of who listens, and of no other', async () => {
    const house = await testApp()
    const { context, communeId } = house
    const stream = await open(house, (await signedIn(house)).headers)
    expect(await stream.next()).toBe('retry: 2000')
    context.changes.tell(communeId + 1, 'deliveries')
    context.changes.tell(communeId, 'messages', 'channels')
    expect(await stream.next()).toBe(changed('messages', 'channels'))
    context.changes.tell(null, 'deliveries')
    expect(await stream.next()).toBe(changed('deliveries'))
    await stream.cancel()
  })

  it('ends when its session goes to another commune, and hears that one when it comes back', async () => {
    const house = await testApp()
    const { context, communeId, ask } = house
    const { communeId: theirs } = await addNeighbour(context)
    const { id, headers } = await signedIn(house)
    const member = { communeId: theirs, userId: id, role: 'officer', createdAt: 0 } as const
    await context.db.insertInto('member').values(member).execute()
    const stream = await open(house, headers)
    expect(await stream.next()).toBe('retry: 2000')
    const body = { commune: theirs }
    expect((await ask('PUT', '/api/me/commune', { ...headers, body })).status).toBe(204)
    expect(await stream.next()).toBeNull()
    const again = await open(house, headers)
    expect(await again.next()).toBe('retry: 2000')
    context.changes.tell(communeId, 'deliveries')
    context.changes.tell(theirs, 'messages')
    expect(await again.next()).toBe(changed('messages'))
    await again.cancel()
  })

  it('begins with what changed since the screen began to ask', async () => {
    const clock = testClock('2026-06-02T08:00:00Z')
    const house = await testApp({ clock })
    const { context, communeId } = house
    const { headers } = await signedIn(house)
    context.changes.tell(communeId, 'channels')
    clock.advance(5_000)
    context.changes.tell(communeId, 'alerts')
    context.changes.tell(communeId + 1, 'messages')
    clock.advance(1_000)
    const stream = await open(house, headers, '/api/stream?ago=2000')
    expect(await stream.next()).toBe('retry: 2000')
    expect(await stream.next()).toBe(changed('alerts'))
    context.changes.tell(communeId, 'deliveries')
    expect(await stream.next()).toBe(changed('deliveries'))
    await stream.cancel()
    clock.advance(1_000)
    const silent = await open(house, headers, '/api/stream?ago=900')
    expect(await silent.next()).toBe('retry: 2000')
    context.changes.tell(communeId, 'commune')
    expect(await silent.next()).toBe(changed('commune'))
    await silent.cancel()
  })

  it('is told to twenty windows of a session, and the oldest not to come back for now', async () => {
    const house = await testApp()
    const { headers } = await signedIn(house)
    const listening = listeners(house)
    const other = await open(house, { cookie: await house.signIn('anne@exemple.fr') })
    expect(await other.next()).toBe('retry: 2000')
    const windows: Reader[] = []
    for (let opened = 0; opened < 22; opened++) {
      const window = await open(house, headers)
      expect(await window.next()).toBe('retry: 2000')
      windows.push(window)
    }
    for (const oldest of windows.slice(0, 2)) {
      expect(await oldest.next()).toBe('retry: 60000\nevent: replaced\ndata: {}')
      expect(await oldest.next()).toBeNull()
    }
    expect(listening.count()).toBe(21)
    house.context.changes.tell(house.communeId, 'messages')
    for (const stream of [other, ...windows.slice(2)]) {
      expect(await stream.next()).toBe(changed('messages'))
      await stream.cancel()
    }
    await expect.poll(() => listening.count()).toBe(0)
    expect(vi.getTimerCount()).toBe(0)
  })

  it('is cut off when nobody reads it, and leaves nothing behind', async () => {
    const house = await testApp()
    const { headers } = await signedIn(house)
    const listening = listeners(house)
    await house.app.request('/api/stream', { headers })
    await vi.advanceTimersByTimeAsync(50_000)
    expect(listening.count()).toBe(1)
    await vi.advanceTimersByTimeAsync(25_000)
    expect([listening.count(), vi.getTimerCount()]).toEqual([0, 0])
  })

  it('joins what changes at one moment', async () => {
    const house = await testApp()
    const { context, communeId } = house
    const stream = await open(house, (await signedIn(house)).headers)
    await stream.next()
    for (let times = 0; times < 3; times++) context.changes.tell(communeId, 'messages')
    context.changes.tell(communeId, 'commune')
    context.changes.tell(communeId, 'messages')
    expect(await stream.next()).toBe(changed('messages', 'commune'))
    await stream.cancel()
  })

  it('tells together what changes within a moment, and the next time a quarter of a second later', async () => {
    const house = await testApp()
    const { headers } = await signedIn(house)
    vi.useRealTimers()
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'] })
    const stream = await open(house, headers)
    await stream.next()
    house.context.changes.tell(house.communeId, 'messages')
    await vi.advanceTimersByTimeAsync(49)
    house.context.changes.tell(house.communeId, 'channels')
    await vi.advanceTimersByTimeAsync(1)
    expect(await stream.next()).toBe(changed('messages', 'channels'))
    house.context.changes.tell(house.communeId, 'channels')
    await vi.advanceTimersByTimeAsync(249)
    house.context.changes.tell(house.communeId, 'messages')
    await vi.advanceTimersByTimeAsync(1)
    expect(await stream.next()).toBe(changed('channels', 'messages'))
    await stream.cancel()
  })

  it('believes for some seconds who listens, and asks again when people may have changed', async () => {
    const clock = testClock('2026-06-02T08:00:00Z')
    const house = await testApp({ clock })
    const { context, communeId } = house
    const { headers } = await signedIn(house)
    const stream = await open(house, headers)
    await stream.next()
    let asked = 0
    const { auth } = context
    context.auth = async () => {
      asked++
      return await auth()
    }
    const tell = async (topic: 'messages' | 'commune') => {
      context.changes.tell(communeId, topic)
      expect(await stream.next()).toBe(changed(topic))
    }
    await tell('messages')
    await tell('messages')
    expect(asked).toBe(0)
    await tell('commune')
    expect(asked).toBe(1)
    clock.advance(15_000)
    await tell('messages')
    expect(asked).toBe(2)
    await stream.cancel()
  })

  it('does not ask at one moment who all the screens are that one change wakes', async () => {
    const clock = testClock('2026-06-02T08:00:00Z')
    const house = await testApp({ clock })
    const { context, communeId } = house
    const { headers } = await signedIn(house)
    const elsewhere = { cookie: await house.signIn('bruno@exemple.fr') }
    const streams = await Promise.all(
      Array.from({ length: 40 }, (_, n) => open(house, n % 2 === 0 ? headers : elsewhere)),
    )
    for (const stream of streams) await stream.next()
    let asked = 0
    const { auth } = context
    context.auth = async () => {
      asked++
      return await auth()
    }
    const askedAtOnce: number[] = []
    for (let turn = 0; turn < 10; turn++) {
      clock.advance(3_000)
      asked = 0
      context.changes.tell(communeId, 'messages')
      for (const stream of streams) expect(await stream.next()).toBe(changed('messages'))
      askedAtOnce.push(asked)
    }
    expect(Math.max(...askedAtOnce)).toBeLessThan(30)
    // None is believed for longer than fifteen seconds.
    expect(askedAtOnce.reduce((sum, each) => sum + each)).toBeGreaterThanOrEqual(80)
    for (const stream of streams) await stream.cancel()
  })

  it('beats every 25 seconds', async () => {
    const house = await testApp()
    const stream = await open(house, (await signedIn(house)).headers)
    await stream.next()
    vi.advanceTimersByTime(24_999)
    house.context.changes.tell(house.communeId, 'messages')
    expect(await stream.next()).toBe(changed('messages'))
    vi.advanceTimersByTime(1)
    expect(await stream.next()).toBe(': ')
    await stream.cancel()
  })

  it('ends at once for somebody who is taken out of the commune', async () => {
    const house = await testApp()
    const { id, headers } = await signedIn(house)
    const stream = await open(house, headers)
    await stream.next()
    await removePerson(house.context, house.communeId, id, 'test')
    expect(await stream.next()).toBeNull()
  })

  it('ends at once for a key that is revoked, or whose person is taken out', async () => {
    const house = await testApp()
    const { context, communeId } = house
    const { id } = await signedIn(house)
    const by = { actor: 'Bruno', keyOwner: { ownerKind: 'person', ownerId: id } } as const
    const listening = async (name: string) => {
      const key = await createApiKey(context, communeId, { name, role: 'councillor' }, by)
      const stream = await open(house, { authorization: `Bearer ${key.token}` })
      await stream.next()
      return { id: key.id, stream }
    }
    const revoked = await listening('un')
    const orphan = await listening('deux')
    await revokeApiKey(context, communeId, revoked.id, 'test')
    expect(await revoked.stream.next()).toBeNull()
    // The other one is told of it, and goes on.
    expect(await orphan.stream.next()).toBe(changed('commune'))
    await removePerson(context, communeId, id, 'test')
    expect(await orphan.stream.next()).toBeNull()
  })

  it('ends at once for a browser whose session its person ends from another one', async () => {
    const house = await testApp()
    const { headers } = await signedIn(house)
    const stream = await open(house, headers)
    await stream.next()
    const cookie = await house.signIn('bruno@exemple.fr')
    expect(await house.ask('DELETE', '/api/me/sessions', { cookie })).toMatchObject({ status: 204 })
    expect(await stream.next()).toBeNull()
  })

  it('ends at the next change for a key that has ended', async () => {
    const clock = testClock('2026-06-02T08:00:00Z')
    const house = await testApp({ clock })
    const { context, communeId } = house
    const wanted = { name: 'Écran', role: 'councillor', days: 30 } as const
    const by = { actor: 'test', keyOwner: ofInstallation }
    const { token } = await createApiKey(context, communeId, wanted, by)
    const headers = { authorization: `Bearer ${token}` }
    const stream = await open(house, headers)
    await stream.next()
    clock.advance(30 * 24 * 60 * 60 * 1000)
    context.changes.tell(communeId, 'messages')
    expect(await stream.next()).toBeNull()
    expect((await house.ask('GET', '/api/stream', { headers })).status).toBe(401)
  })

  it('ends at the next beat for somebody who signed out elsewhere', async () => {
    const clock = testClock('2026-06-02T08:00:00Z')
    const house = await testApp({ clock })
    const { headers } = await signedIn(house)
    const stream = await open(house, headers)
    await stream.next()
    await house.ask('POST', '/api/auth/sign-out', { cookie: headers.cookie ?? '', body: {} })
    clock.advance(25_000)
    vi.advanceTimersByTime(25_000)
    expect(await stream.next()).toBeNull()
  })

  it('ends when the server stops', async () => {
    const house = await testApp()
    const stream = await open(house, (await signedIn(house)).headers)
    await stream.next()
    house.context.stop()
    expect(await stream.next()).toBeNull()
  })

  it('leaves nothing behind when the browser goes away', async () => {
    const house = await testApp()
    const counting = listeners(house)
    const stream = await open(house, (await signedIn(house)).headers)
    await stream.next()
    expect(counting.count()).toBe(1)
    expect(vi.getTimerCount()).toBe(1)
    await stream.cancel()
    await expect.poll(() => counting.count()).toBe(0)
    expect(vi.getTimerCount()).toBe(0)
  })

  it('is not for strangers', async () => {
    const { ask } = await testApp()
    expect((await ask('GET', '/api/stream')).status).toBe(401)
  })
})

describe('the places of streams', () => {
  it('are taken from anyone who has most of them, the oldest first', () => {
    const closed: string[] = []
    const places = createPlaces({ ofOne: 3, ofAll: 4 })
    const take = (whose: string, name: string) => places(whose, () => closed.push(name))
    take('a', 'a1')
    const leave = take('b', 'b1')
    take('b', 'b2')
    take('b', 'b3')
    take('c', 'c1')
    expect(closed).toEqual(['b1'])
    leave()
    take('c', 'c2')
    expect(closed).toEqual(['b1', 'b2'])
    take('d', 'd1')
    expect(closed).toEqual(['b1', 'b2', 'c1'])
    take('e', 'e1')
    expect(closed).toEqual(['b1', 'b2', 'c1', 'a1'])
  })
})
