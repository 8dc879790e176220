import { createHook } from 'node:async_hooks'
import { describe, expect, it, onTestFinished } from 'vitest'
import {
  type AskOptions,
  addTestPerson,
  cookieOf,
  password,
  type TestApp,
  testApp,
} from '../support/app.ts'

const path = '/api/auth/sign-in/email'
const wrong = 'ce-n-est-pas-lui'

/** Strangers of whom each tries an account of its own, from so many addresses. */
const flood = (count: number, addresses: number): AskOptions[] =>
  Array.from({ length: count }, (_, place) => ({
    body: { email: `x${place}@exemple.fr`, password: wrong },
    headers: { 'x-forwarded-for': `198.51.100.${place % addresses}` },
  }))

/** What strangers try is looked at for as long as the test wants. */
async function held({ context }: TestApp) {
  const { promise, resolve } = Promise.withResolvers<void>()
  const passwords = (await (await context.auth()).$context).password
  const { hash } = passwords
  let running = 0
  let most = 0
  passwords.hash = async text => {
    if (text !== wrong) return await hash(text)
    most = Math.max(most, ++running)
    await promise
    running--
    return await hash(text)
  }
  return { end: resolve, most: () => most }
}

/** Those of these that are refused as too many; there are so many of them. */
async function refusedOf<One extends { status: number }>(
  asked: readonly Promise<One>[],
  count: number,
): Promise<One[]> {
  const refused: One[] = []
  const { promise, resolve } = Promise.withResolvers<One[]>()
  for (const one of asked) {
    void one.then(answer => {
      if (answer.status === 429 && refused.push(answer) === count) resolve(refused)
    })
  }
  return await promise
}

describe('sign-ins by strangers, all at once', () => {
  it('are looked at one by one, in a short queue; the others are told to come back', async () => {
    const house = await testApp()
    const { end, most } = await held(house)
    const asked = flood(60, 60).map(one => house.ask('POST', path, one))
    for (const { json, headers } of await refusedOf(asked, 43)) {
      expect(json).toEqual({
        error: 'too-many-requests',
        message: 'Trop de demandes en même temps\u00a0: réessayez dans quelques secondes.',
      })
      expect(headers.get('retry-after')).toBe('5')
    }
    end()
    const answers = await Promise.all(asked)
    expect(answers.filter(({ status }) => status === 401)).toHaveLength(17)
    expect(most()).toBe(1)
  })

  it('let in who comes from where nobody else tries', async () => {
    const house = await testApp()
    const { end } = await held(house)
    const asked = flood(40, 4).map(one => house.ask('POST', path, one))
    const body = { email: 'anne@exemple.fr', password }
    const anne = house.ask('POST', path, { body, headers: { 'x-forwarded-for': '203.0.113.1' } })
    await refusedOf(asked, 24)
    end()
    expect((await anne).status).toBe(204)
  })

  it('do not keep waiting who comes from a device of theirs, nor who is in', async () => {
    const house = await testApp()
    const { ask, signIn } = house
    await addTestPerson(house, 'Bruno', 'officer')
    const bruno = { email: 'bruno@exemple.fr', password }
    const device = cookieOf(await ask('POST', path, { body: bruno }))
    const anne = await signIn('anne@exemple.fr')
    const { end } = await held(house)
    const asked = flood(20, 20).map(one => ask('POST', path, one))
    await refusedOf(asked, 3)
    const again = await ask('POST', path, { body: bruno, headers: { cookie: device } })
    const change = await ask('POST', '/api/auth/change-password', {
      cookie: anne,
      body: { currentPassword: password, newPassword: 'le vieux pont de pierre' },
    })
    expect([again.status, change.status]).toEqual([204, 204])
    end()
    await Promise.all(asked)
  })
})

let made = 0
/** Each another one, for tests hash a password once a process. */
const newPassword = () => `la petite fontaine ${++made}`

/** The most password hashes that the threads of Node ran at once. */
function hashesAtOnce(): { most(): number } {
  const running = new Set<number>()
  let most = 0
  const hook = createHook({
    init(id, type) {
      if (type !== 'SCRYPTREQUEST') return
      running.add(id)
      most = Math.max(most, running.size)
    },
    before: id => void running.delete(id),
  }).enable()
  onTestFinished(() => void hook.disable())
  return { most: () => most }
}

it('passwords are hashed two by two no matter who asks, and of too many the last is refused', async () => {
  const { ask, signIn, context } = await testApp()
  const cookie = await signIn('anne@exemple.fr')
  const { password: passwords } = await (await context.auth()).$context
  const hashes = hashesAtOnce()
  // Each that ends makes room for the next of its own: there is none for anybody else.
  let isFull = true
  const others = Array.from({ length: 18 }, async () => {
    while (isFull) await passwords.hash(newPassword())
  })
  const zoe = { name: 'Zoé', email: 'zoe@exemple.fr', role: 'officer', password: newPassword() }
  const added = await ask('POST', '/api/people', { as: 'administrator', body: zoe })
  const body = { currentPassword: newPassword(), newPassword: newPassword() }
  const changed = await ask('POST', '/api/auth/change-password', { cookie, body })
  expect([added.status, changed.status]).toEqual([429, 429])
  expect(changed.json).toMatchObject({ error: 'too-many-requests' })
  expect(hashes.most()).toBe(2)
  isFull = false
  await Promise.all(others)
})
