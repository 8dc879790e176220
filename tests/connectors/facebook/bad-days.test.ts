import { describe, expect, it } from 'vitest'
import { facebook } from '../../../server/connectors/facebook/index.ts'
import { says } from '../../support/says.ts'
import { DAY, HOUR, MINUTE, received, tuesday } from '../meta-world.ts'
import { spreadFrom } from '../spread.ts'
import { openVillage, truth, type Village } from './village.ts'

/** A page with something on each edge. */
async function busyVillage(posts = 60, residents = 20): Promise<Village> {
  const village = await openVillage()
  const { page, sandbox } = village
  for (let index = 0; index < posts; index++) {
    const at = tuesday - 60 * DAY + index * DAY
    const post = village.announce(`Annonce ${index}`, at)
    for (let n = 0; n < 7; n++) {
      village.comment(post, `Question ${index}.${n}`, `Habitant ${n}`, at + (n + 1) * MINUTE)
    }
  }
  for (let index = 0; index < residents; index++) {
    const resident = `Voisine ${index}`
    for (let n = 0; n < 12; n++) {
      const at = tuesday - 20 * DAY + index * HOUR + n * MINUTE
      sandbox.write({ page, kind: 'message', resident, text: `${index}.${n}`, at })
    }
  }
  return village
}

describe('lists', () => {
  it.each([
    [
      'of one row at a time',
      { kind: 'short-pages', keep: 1, match: { path: '/comments' } },
      60,
      20,
    ],
    ['of seven rows at a time', { kind: 'short-pages', keep: 7 }, 60, 20],
    ['with an empty page before each one', { kind: 'short-pages', keep: 0 }, 60, 20],
    ['of which Facebook gives ten rows at most', { kind: 'too-much-data', above: 10 }, 60, 20],
    // Whatever their length, each page is one row: few tell as much.
    ['of which Facebook gives one row at most', { kind: 'too-much-data', above: 1 }, 12, 4],
  ] as const)('%s are read to their end', async (_, fault, posts, residents) => {
    const village = await busyVillage(posts, residents)
    village.sandbox.faults.add(fault)
    const { gaps } = await village.poll()
    expect(gaps).toEqual([])
    expect(received(village)).toEqual(truth(village))
    village.clock.advance(MINUTE)
    const newest = village.sandbox.posts(village.page)[0]?.id ?? ''
    const late = village.comment(newest, 'Et demain ?')
    await village.poll()
    expect(village.inbox.has(late)).toBe(true)
  })

  it('once shortened stay so for a while, so that the next poll is not refused first', async () => {
    const village = await busyVillage()
    village.sandbox.faults.add({ kind: 'too-much-data', above: 12 })
    await village.poll()
    const requests = async (ms: number) => {
      village.clock.advance(ms)
      return (await village.poll()).requests
    }
    await requests(MINUTE)
    const settled = await requests(MINUTE)
    village.sandbox.faults.clear()
    // Nothing was refused: without the fault it costs as much.
    expect(await requests(MINUTE)).toBe(settled)
    for (let hour = 0; hour < 5; hour++) await requests(HOUR)
    expect(await requests(MINUTE)).toBeLessThan(settled)
  })
})

describe('usage', () => {
  it.each([
    [50, null],
    [75, MINUTE],
    [85, 5.5 * MINUTE],
    [95, 15 * MINUTE],
    [99, 15 * MINUTE],
  ])('of %s %% asks for a rest of %s ms', async (percent, waitMs) => {
    const village = await openVillage()
    village.sandbox.faults.add({ kind: 'throttle', percent })
    expect((await village.receiveOnce()).waitMs).toBe(waitMs)
  })

  it('of 100 % is refused: the wait that Facebook names is kept', async () => {
    const village = await openVillage()
    for (const code of [4, 17, 32, 341, 613, 80001, 80002, 80006]) {
      const fault = village.sandbox.faults.add({ kind: 'throttle', percent: 100, code, minutes: 7 })
      const page = await facebook.receive?.(village.call(), null)
      expect(page).toEqual({
        kind: 'failed',
        reason: says(
          'Facebook demande d’attendre\u00a0: trop d’appels ont été faits pour cette page.',
        ),
        retryAt: tuesday + 7 * MINUTE,
      })
      village.sandbox.faults.clear(fault.id)
    }
  })
})

describe('a failure', () => {
  it('in the middle keeps what was read, and the rest comes with the next look', async () => {
    const village = await busyVillage()
    village.sandbox.faults.add({ kind: 'error', code: 2, status: 500, match: { path: '/feed' } })
    const first = await village.receiveOnce()
    expect(first).toMatchObject({ waitMs: null })
    expect(first.gaps).toEqual([says('Facebook a un problème passager.')])
    expect(first.messages.length).toBeGreaterThan(100)
    await village.poll()
    expect(received(village)).toEqual(truth(village))
  })

  it('at any request loses nothing', async () => {
    const village = await busyVillage()
    let failures = 0
    for (let nth = 0; nth < 400; nth++) {
      let countdown = 1 + (nth % 7)
      const http = village.call().http
      const call = village.call({
        http: {
          ...http,
          request: (url, request) => {
            countdown -= 1
            const broken = countdown === 0 ? 'http://127.0.0.1:1/' : url
            return http.request(broken, request)
          },
        },
      })
      const page = await facebook.receive?.(call, village.cursor)
      if (page?.kind === 'page') {
        for (const { remoteId, messages } of page.conversations) {
          for (const one of messages) village.inbox.set(one.remoteId, { ...one, thread: remoteId })
        }
        village.cursor = page.cursor
        if (page.done) break
      }
      failures += 1
    }
    expect(failures).toBeGreaterThan(3)
    expect(received(village)).toEqual(truth(village))
  })

  it('to take a comment in leaves it for the next poll', async () => {
    const village = await openVillage()
    const { page, sandbox, clock } = village
    const post = village.announce()
    // Deeper than one answer tells of parents: the first is asked for by itself.
    const thread = [village.comment(post, '0', 'Anne', clock.now() - 9 * HOUR)]
    for (let n = 1; n < 7; n++) {
      thread.push(
        village.comment(thread.at(-1) ?? '', `${n}`, 'Anne', clock.now() - (9 - n) * HOUR),
      )
    }
    await village.poll()
    clock.advance(MINUTE)
    const id = village.comment(thread.at(-1) ?? '', 'Et samedi ?')
    // So that what the look brought is kept.
    sandbox.write({ page, kind: 'message', resident: 'Julie Renard', text: 'Bonjour' })
    const match = { path: `/${thread[0]}` }
    sandbox.faults.add({ kind: 'error', code: 2, status: 500, match, times: 1 })
    await village.poll()
    expect(sandbox.faults.list()).toEqual([])
    await village.poll()
    expect(village.inbox.get(id)?.thread).toBe(thread[0])
  })

  it('before anything was read is the answer', async () => {
    const village = await openVillage()
    village.sandbox.faults.add({ kind: 'error', code: 1, status: 500, times: null })
    expect(await facebook.receive?.(village.call(), null)).toEqual({
      kind: 'failed',
      reason: says('Facebook a un problème passager.'),
      retryAt: spreadFrom(tuesday, MINUTE),
    })
    const nowhere = village.call({ apiUrl: 'http://127.0.0.1:1' })
    expect(await facebook.receive?.(nowhere, null)).toMatchObject({
      kind: 'failed',
      reason: says(/^Facebook est injoignable\u00a0: 127\.0\.0\.1:1 /),
      retryAt: spreadFrom(tuesday, MINUTE),
    })
  })

  it('of the token asks for a new connection, with the reason that Facebook gives', async () => {
    const village = await openVillage()
    const reasons = new Map([
      [458, 'L’application a été retirée des autorisations de la page'],
      [460, 'Le mot de passe Facebook de la personne qui a connecté la page a changé'],
      [463, 'Le code d’accès de la page a expiré'],
      [492, 'La personne qui a connecté la page n’en est plus administratrice'],
      [999, 'Facebook n’accepte pas le code d’accès de la page'],
    ])
    for (const [subcode, reason] of reasons) {
      const fault = village.sandbox.faults.add({ kind: 'dead-token', subcode })
      expect(await facebook.receive?.(village.call(), null)).toEqual({
        kind: 'reauthorize',
        reason: says(`${reason}\u00a0: reconnectez le canal.`),
      })
      village.sandbox.faults.clear(fault.id)
    }
  })

  it('of every permission is final, and says which one is missing', async () => {
    const village = await openVillage()
    village.sandbox.tokens.change(village.sandbox.village.token, { scopes: [] })
    expect(await facebook.receive?.(village.call(), null)).toMatchObject({
      kind: 'failed',
      reason: says(/la permission pages_messaging/),
      retryAt: null,
    })
  })

  it('of what was filled in is one sentence, and nothing is called', async () => {
    const village = await openVillage()
    const alias = village.call({ config: { page: 'mairie-de-vaubecourt' } })
    expect(await facebook.receive?.(alias, null)).toEqual({
      kind: 'failed',
      reason: says(
        'Le numéro de la page doit être une suite de chiffres, et non «\u00a0mairie-de-vaubecourt\u00a0».',
      ),
      retryAt: null,
    })
    const broken = village.call({ secrets: { token: 'EAA\nEAA' } })
    expect(await facebook.receive?.(broken, null)).toMatchObject({ kind: 'failed', retryAt: null })
    expect(village.requests).toEqual([])
  })

  it('to read the cursor starts anew', async () => {
    const village = await busyVillage()
    village.cursor = '{"after":"QVFIUm…'
    await village.poll()
    expect(received(village)).toEqual(truth(village))
  })
})
