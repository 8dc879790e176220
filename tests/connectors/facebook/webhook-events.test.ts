import { describe, expect, it } from 'vitest'
import type { Removal, WebhookEvent } from '../../../server/connectors/connector.ts'
import { facebook } from '../../../server/connectors/facebook/index.ts'
import { eventsIn, pagesIn } from '../../../server/connectors/facebook/webhook-events.ts'
import { says } from '../../support/says.ts'
import { DAY, HOUR, MINUTE, received, tuesday } from '../meta-world.ts'
import { openVillage, truth, type Village } from './village.ts'

const page = '1353'
const feed = (value: object, id = page) => ({
  id,
  time: 1_780_387_200,
  changes: [{ field: 'feed', value }],
})
const body = (...entry: object[]) => JSON.stringify({ object: 'page', entry })
const told = (...entry: object[]): WebhookEvent => ({ body: body(...entry), at: tuesday })

describe('what a payload names', () => {
  it('is read in seconds and in milliseconds, as Meta mixes them', () => {
    const inSeconds = feed({ item: 'comment', verb: 'remove', comment_id: '1_2', post_id: '9_1' })
    const words = eventsIn([told(inSeconds), told({ ...inSeconds, time: 1_780_387_201_500 })], page)
    expect(words.gone).toEqual(new Map([['1_2', { of: 'message', at: 1_780_387_201_500 }]]))
    const first = eventsIn([told(inSeconds)], page)
    expect(first.gone.get('1_2')?.at).toBe(1_780_387_200_000)
  })

  it('is the post of a comment, down to the oldest one that is named', () => {
    const at = (created_time: number) =>
      feed({ item: 'comment', verb: 'add', post_id: '9_1', comment_id: '1_2', created_time })
    const words = eventsIn([told(at(1_780_000_100), at(1_780_000_000), at(1_780_000_200))], page)
    expect(words.posts).toEqual(new Map([['9_1', 1_780_000_000_000]]))
  })

  it('is all of the post where no time is told, as of a hiding', () => {
    const hide = feed({ item: 'comment', verb: 'hide', post_id: '9_1', comment_id: '1_2' })
    expect(eventsIn([told(hide)], page).posts.get('9_1')).toBe(Number.NEGATIVE_INFINITY)
  })

  it('is only what is said of our page', () => {
    const other = feed({ item: 'post', verb: 'remove', post_id: '8_1' }, '8')
    const words = eventsIn(
      [told(other, feed({ item: 'post', verb: 'remove', post_id: '9_1' }))],
      page,
    )
    expect([...words.gone.keys()]).toEqual(['9_1'])
  })

  it('has the application of an echo, also where another one owns the thread', () => {
    const echo = (mid: string, app_id: number | string) => ({
      sender: { id: page },
      timestamp: tuesday,
      message: { mid, is_echo: true, app_id, text: 'Bonjour' },
    })
    const entry = { id: page, time: tuesday, messaging: [echo('m_1', 263902037430900)] }
    const words = eventsIn([told({ ...entry, standby: [echo('m_2', '77')] })], page)
    expect(words.echoes).toEqual(
      new Map([
        ['m_1', '263902037430900'],
        ['m_2', '77'],
      ]),
    )
  })

  it.each([
    ['no JSON', 'coucou'],
    ['another object', JSON.stringify({ object: 'instagram', entry: [feed({})] })],
    ['entries of no shape', JSON.stringify({ object: 'page', entry: [7, null, { id: 'x' }] })],
    ['fields of no shape', body({ id: page, changes: 7, messaging: { a: 1 }, time: 'hier' })],
    ['changes of no shape', body({ id: page, changes: [null, { field: 'feed', value: 'x' }] })],
  ])('is nothing in %s, and nothing throws', (_what, text) => {
    const words = eventsIn([{ body: text, at: tuesday }], page)
    expect([words.posts.size, words.gone.size, words.unsent.size, words.echoes.size]).toEqual([
      0, 0, 0, 0,
    ])
  })
})

describe('whether a payload is worth a look', () => {
  it.each([
    ['a comment', feed({ item: 'comment', verb: 'add', comment_id: '1_2' }), true],
    ['a heart', feed({ item: 'reaction', verb: 'add', reaction_type: 'love' }), false],
    ['a like of old', feed({ item: 'like', verb: 'add' }), false],
    ['a kind that is not known yet', feed({ item: 'hologram', verb: 'add' }), true],
    ['a message', { id: page, messaging: [{ message: { mid: 'm_1', text: 'Oui' } }] }, true],
    ['that somebody has read', { id: page, messaging: [{ read: { watermark: 1 } }] }, false],
    ['that somebody has got it', { id: page, messaging: [{ delivery: { mids: [] } }] }, false],
    ['what it does not know', { id: page, messaging: [{ referral: {} }] }, true],
    ['an entry without news', { id: page, time: 1 }, true],
  ])('%s', (_what, entry, isWorth) => {
    expect(pagesIn(body(entry)).has(page)).toBe(isWorth)
  })
})

/** What the sandbox would send of what happens in `act`, one payload each. */
function news({ sandbox, clock }: Village, act: () => void): WebhookEvent[] {
  return sandbox.told(act).map(text => ({ body: text, at: clock.now() }))
}

/** The remote ids of single removals. */
const named = (removals: Removal[]) =>
  removals.flatMap(one => (one.of === 'others' ? [] : [one.remoteId]))

describe('what webhooks name is looked at', () => {
  it('finds a comment under a very old post at once', async () => {
    const village = await openVillage()
    const ancient = village.announce('Il y a six mois', tuesday - 180 * DAY)
    for (let n = 0; n < 60; n++) village.announce(`Annonce ${n}`, tuesday - 100 * DAY + n * DAY)
    await village.poll()
    village.clock.advance(MINUTE)
    let id = ''
    const words = news(village, () => {
      id = village.comment(ancient, 'Et maintenant ?')
    })
    await village.poll(words)
    expect(village.inbox.get(id)).toMatchObject({ text: 'Et maintenant ?', thread: id })
  })

  it('sees an old comment hidden, shown, edited and removed', async () => {
    const village = await openVillage()
    const post = village.announce('Travaux', tuesday - 40 * DAY)
    const old = village.comment(post, 'Quand ?', 'Odile Martin', tuesday - 39 * DAY)
    for (let n = 0; n < 30; n++) {
      village.comment(post, `${n}`, `Habitant ${n}`, tuesday - 38 * DAY + n * HOUR)
    }
    await village.poll()
    village.clock.advance(MINUTE)
    await village.poll(news(village, () => village.sandbox.hide(old, true)))
    expect(village.inbox.get(old)?.hidden).toBe(true)
    await village.poll(news(village, () => village.sandbox.hide(old, false)))
    expect(village.inbox.get(old)?.hidden).toBe(false)
    await village.poll(news(village, () => village.sandbox.edit(old, 'Quand donc ?')))
    expect(village.inbox.get(old)?.text).toBe('Quand donc ?')
    village.clock.advance(MINUTE)
    await village.poll(news(village, () => village.sandbox.remove(old)))
    const at = Math.floor(village.clock.now() / 1000) * 1000
    expect(village.removals).toContainEqual({ of: 'message', remoteId: old, at })
  })

  it('sees a young comment edited that is no longer among the newest', async () => {
    const village = await openVillage()
    const post = village.announce()
    const young = village.comment(post, 'Quand ?', 'Odile Martin')
    for (let n = 0; n < 9; n++) {
      village.clock.advance(10_000)
      village.comment(post, `${n}`, `Habitant ${n}`)
    }
    await village.poll()
    village.clock.advance(MINUTE)
    await village.poll(news(village, () => village.sandbox.edit(young, 'Quand donc ?')))
    expect(village.inbox.get(young)?.text).toBe('Quand donc ?')
  })

  it('does not believe in a removal that is not one', async () => {
    const village = await openVillage()
    const post = village.announce()
    const id = village.comment(post, 'Quand ?')
    await village.poll()
    const value = { item: 'comment', verb: 'remove', comment_id: id, post_id: post }
    const entry = { id: village.page, time: 1_780_387_200, changes: [{ field: 'feed', value }] }
    await village.poll([told(entry)])
    expect(village.removals).toEqual([])
  })

  it('is the same in any order, twice, and long after', async () => {
    const village = await openVillage()
    const post = village.announce()
    await village.poll()
    let gone = ''
    let stays = ''
    const words = news(village, () => {
      gone = village.comment(post, 'Oups')
      stays = village.comment(post, 'Quand ?', 'Paul Marchand')
      village.sandbox.hide(stays, true)
      village.sandbox.hide(stays, false)
      village.sandbox.remove(gone)
    })
    await village.poll([...words].reverse())
    await village.poll([...words, ...words])
    village.clock.advance(3 * DAY)
    await village.poll(words)
    expect(village.inbox.get(stays)).toMatchObject({ text: 'Quand ?', hidden: false })
    expect(village.inbox.has(gone)).toBe(false)
    expect(new Set(named(village.removals))).toEqual(new Set([gone]))
  })

  it('takes a thousand at once in a few requests', async () => {
    const village = await openVillage()
    const post = village.announce()
    const ids = Array.from({ length: 1000 }, (_, n) => village.comment(post, `${n}`, `H${n % 50}`))
    await village.poll()
    village.clock.advance(MINUTE)
    const words = news(village, () => {
      for (const id of ids) village.sandbox.remove(id)
    })
    const entry = words.flatMap(({ body: text }) => JSON.parse(text).entry)
    const poll = await village.poll([
      { body: JSON.stringify({ object: 'page', entry }), at: tuesday },
    ])
    expect(new Set(named(village.removals))).toEqual(new Set(ids))
    expect(poll.requests).toBeLessThan(35)
  })

  it('sees a private message that was taken back', async () => {
    const village = await openVillage()
    const { id } = village.sandbox.write({
      page: village.page,
      kind: 'message',
      resident: 'Odile Martin',
      text: 'Oubliez ma question',
    })
    await village.poll()
    village.clock.advance(MINUTE)
    await village.poll(news(village, () => village.sandbox.unsend(id)))
    expect(village.removals).toEqual([{ of: 'message', remoteId: id, at: village.clock.now() }])
  })

  it('has the messages of a long talk that Facebook gives no more', async () => {
    const village = await openVillage()
    const write = (text: string, resident = 'Odile Martin') =>
      village.sandbox.write({ page: village.page, kind: 'message', resident, text })
    write('Bonjour', 'Paul Marchand')
    await village.poll()
    village.clock.advance(30 * MINUTE)
    const words = news(village, () => {
      for (let n = 0; n < 40; n++) {
        village.clock.advance(1000)
        write(`Message ${n}`)
        const target = 'Odile Martin'
        if (n === 5)
          village.sandbox.post({ page: village.page, kind: 'message', target, text: 'Oui' })
      }
    })
    expect((await village.poll(words)).gaps).toEqual([])
    expect(received(village)).toEqual(truth(village))
  })

  it('goes on reading when one post is not for this token', async () => {
    const village = await openVillage()
    const post = village.announce()
    await village.poll()
    village.sandbox.faults.add({ kind: 'error', code: 10, status: 403, match: { path: '/77_1' } })
    const value = { item: 'comment', verb: 'hide', comment_id: '1_2', post_id: '77_1' }
    const entry = { id: village.page, time: 1_780_387_200, changes: [{ field: 'feed', value }] }
    const id = village.comment(post, 'Quand ?')
    await village.poll([told(entry)])
    expect(village.inbox.has(id)).toBe(true)
  })

  it('is told again when it failed, and holds nothing else up', async () => {
    const village = await openVillage()
    const id = village.comment(village.announce(), 'Et samedi ?')
    village.sandbox.faults.add({ kind: 'error', code: 2, status: 500, match: { path: '/1_2' } })
    const value = { item: 'comment', verb: 'remove', comment_id: '1_2', post_id: '9_1' }
    const entry = { id: village.page, time: 1_780_387_200, changes: [{ field: 'feed', value }] }
    const look = await village.receiveOnce([told(entry)])
    expect(look).toMatchObject({ unfollowed: true, gaps: [says(/problème passager/)] })
    expect(village.inbox.has(id)).toBe(true)
    expect(await village.receiveOnce([told(entry)])).not.toHaveProperty('unfollowed')
  })
})

describe('what polling alone finds', () => {
  it('is that a comment was removed, by its post’s number of comments', async () => {
    const village = await openVillage()
    const post = village.announce('Travaux', tuesday - 2 * DAY)
    const ids = Array.from({ length: 12 }, (_, n) =>
      village.comment(post, `${n}`, `Habitant ${n}`, tuesday - DAY + n * MINUTE),
    )
    await village.poll()
    village.clock.advance(MINUTE)
    village.sandbox.remove(ids[3] ?? '')
    await village.poll()
    const kept = ids.filter(id => id !== ids[3])
    const [removal] = village.removals
    expect(removal).toMatchObject({ of: 'others', post })
    expect(new Set(removal?.of === 'others' ? removal.kept : [])).toEqual(new Set(kept))
    village.removals.length = 0
    await village.poll()
    expect(village.removals).toEqual([])
  })

  it('is also that while another one came', async () => {
    const village = await openVillage()
    const post = village.announce('Travaux', tuesday - 2 * DAY)
    const gone = village.comment(post, 'Oups', 'Odile Martin', tuesday - DAY)
    village.comment(post, 'Quand ?', 'Paul Marchand', tuesday - DAY + MINUTE)
    await village.poll()
    village.clock.advance(MINUTE)
    village.sandbox.remove(gone)
    const fresh = village.comment(post, 'Et samedi ?', 'Julie Renard')
    await village.poll()
    const [removal] = village.removals
    expect(removal?.of === 'others' && removal.kept.includes(gone)).toBe(false)
    expect(removal?.of === 'others' && removal.kept.includes(fresh)).toBe(true)
  })

  it('is never that something is gone because Facebook shows less than it counts', async () => {
    const village = await openVillage()
    const post = village.announce('Travaux', tuesday - 2 * DAY)
    for (let n = 0; n < 4; n++) village.comment(post, `${n}`, `H${n}`, tuesday - DAY + n * MINUTE)
    await village.poll()
    village.clock.advance(MINUTE)
    village.comment(post, 'Nouveau')
    const call = village.call()
    const request: typeof call.http.request = async (...asked) => {
      const answer = await call.http.request(...asked)
      const text = answer.text.replace(/"total_count":5/g, '"total_count":6')
      return { ...answer, text }
    }
    const page = await facebook.receive?.(
      { ...call, http: { ...call.http, request } },
      village.cursor,
    )
    expect(page).toMatchObject({ kind: 'page', removals: [] })
  })

  it('is that a whole post was removed, and not that one went down the list', async () => {
    const village = await openVillage()
    const visitors = village.sandbox.write({
      page: village.page,
      kind: 'visitor_post',
      resident: 'Odile Martin',
      text: 'Un lampadaire clignote',
    }).id
    for (let n = 0; n < 48; n++) village.announce(`${n}`, tuesday - 10 * DAY + n * HOUR)
    await village.poll()
    village.clock.advance(MINUTE)
    for (let n = 0; n < 5; n++) village.announce(`Nouvelle ${n}`)
    village.sandbox.remove(visitors)
    await village.poll()
    expect(village.removals).toEqual([{ of: 'post', remoteId: visitors, at: null }])
  })

  it('is also that the oldest post of all was removed', async () => {
    const village = await openVillage()
    const oldest = village.announce('Ancienne', tuesday - 2 * DAY)
    village.announce('Récente', tuesday - DAY)
    await village.poll()
    village.clock.advance(MINUTE)
    village.sandbox.remove(oldest)
    await village.poll()
    expect(village.removals).toEqual([{ of: 'post', remoteId: oldest, at: null }])
  })
})
