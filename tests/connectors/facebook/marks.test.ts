import { describe, expect, it } from 'vitest'
import type { WebhookEvent } from '../../../server/connectors/connector.ts'
import type { HttpResponse } from '../../../server/platform/http-client.ts'
import type { FaultInput } from '../../../server/sandbox/faults.ts'
import {
  DAY,
  HOUR,
  MINUTE,
  openVillage,
  received,
  truth,
  tuesday,
  type Village,
} from './village.ts'

/** `whole`: the latest posts with their words · `marks`: their marks · `moved`: those that moved. */
type Kind = 'whole' | 'marks' | 'moved' | 'other'
type Asked = { kind: Kind; bytes: number }
type Watched = Village & {
  asked: Asked[]
  /** What was asked since the last poll began, in order, without what is asked of conversations. */
  kinds(): Kind[]
  /** What becomes of the answers to such a call; or in its place. */
  answers: Map<Kind, (response: HttpResponse) => HttpResponse>
}

function kindOf(url: URL): Kind {
  const fields = url.searchParams.get('fields') ?? ''
  if (url.searchParams.has('ids')) return 'moved'
  if (!url.pathname.endsWith('/feed')) return 'other'
  if (fields.includes('as(fresh)')) return 'marks'
  return fields.includes('message') ? 'whole' : 'other'
}

function watch(village: Village): Watched {
  const asked: Asked[] = []
  const answers: Watched['answers'] = new Map()
  const { call, poll } = village
  return Object.assign(village, {
    asked,
    answers,
    kinds: () => asked.map(({ kind }) => kind).filter(kind => kind !== 'other'),
    call: (changes?: Parameters<Village['call']>[0]) => {
      const made = call(changes)
      const request: typeof made.http.request = async (url, options) => {
        const kind = kindOf(new URL(url))
        const response = await made.http.request(url, options)
        const answer = answers.get(kind)?.(response) ?? response
        asked.push({ kind, bytes: answer.text.length })
        return answer
      }
      return { ...made, http: { ...made.http, request } }
    },
    poll: (told?: readonly WebhookEvent[]) => {
      asked.length = 0
      return poll(told)
    },
  })
}

/** A page with posts and comments of more than a day ago, looked at whole a moment ago. */
async function quietPage(posts = 30): Promise<Watched & { post: string; old: string }> {
  const village = watch(await openVillage())
  let post = ''
  let old = ''
  for (let index = 0; index < posts; index++) {
    const at = tuesday - (posts - index + 1) * DAY
    post = village.announce(`Annonce ${index}, dans le détail et avec toutes ses phrases.`, at)
    for (let n = 0; n < 5; n++) {
      old = village.comment(post, `Question ${index}.${n} ?`, `Habitant ${n}`, at + n * HOUR)
    }
  }
  await village.poll()
  await village.poll()
  expect(village.kinds()).toEqual(['whole'])
  village.clock.advance(MINUTE)
  return Object.assign(village, { post, old })
}

const modes: [string, FaultInput | null][] = [
  ['as Meta documents them', null],
  ['that say little', { kind: 'marks', how: 'still' }],
  ['that move at anything', { kind: 'marks', how: 'restless' }],
  ['of which there are none', { kind: 'marks', how: 'none' }],
]

describe.each(modes)('with marks %s', (_, fault) => {
  const isMarked = fault?.kind !== 'marks' || fault.how !== 'none'
  async function aPage() {
    const village = await quietPage()
    if (fault === null) return village
    village.sandbox.faults.add(fault)
    village.clock.advance(20 * MINUTE)
    await village.poll()
    village.clock.advance(MINUTE)
    return village
  }

  it('a quiet poll is two requests', async () => {
    const village = await aPage()
    for (let minute = 0; minute < 5; minute++) {
      expect((await village.poll()).requests).toBe(2)
      expect(village.kinds()).toEqual([isMarked ? 'marks' : 'whole'])
      village.clock.advance(MINUTE)
    }
  })

  it('what is written is found by the next poll, in one request more', async () => {
    const village = await aPage()
    const { page, sandbox } = village
    const write = [
      () => village.comment(village.post, 'Et samedi ?'),
      () => village.comment(village.old, 'Je me le demande aussi'),
      () => sandbox.post({ page, kind: 'comment', target: village.old, text: 'À 9 h.' }).id,
      () => sandbox.write({ page, kind: 'visitor_post', resident: 'Anne', text: 'Une fuite' }).id,
    ]
    for (const one of write) {
      const id = one()
      village.clock.advance(MINUTE)
      const poll = await village.poll()
      expect(poll.messages.map(({ remoteId }) => remoteId)).toContain(id)
      expect(poll.requests).toBeLessThanOrEqual(isMarked ? 3 : 2)
    }
    expect(received(village)).toEqual(truth(village))
  })

  it('what is a day old at most is seen edited, hidden and shown by the next poll', async () => {
    const village = await aPage()
    const { page, sandbox } = village
    const comment = village.comment(village.old, 'merci')
    const post = sandbox.write({ page, kind: 'visitor_post', resident: 'Anne', text: 'merci' }).id
    await village.poll()
    for (const id of [comment, post]) {
      village.clock.advance(3 * HOUR)
      await village.poll()
      village.clock.advance(MINUTE)
      sandbox.edit(id, 'merci, et samedi ?')
      await village.poll()
      expect(village.inbox.get(id)?.text).toBe('merci, et samedi ?')
      for (const hidden of [true, false]) {
        village.clock.advance(MINUTE)
        sandbox.hide(id, hidden)
        await village.poll()
        expect(village.inbox.get(id)?.hidden).toBe(hidden)
      }
    }
  })
})

it('a quiet poll brings a tenth of the bytes', async () => {
  const village = await quietPage(50)
  const whole = await quietPage(50)
  whole.cursor = JSON.stringify({ ...JSON.parse(whole.cursor ?? ''), marks: undefined })
  await village.poll()
  await whole.poll()
  const bytes = (one: Watched) => one.asked.find(({ kind }) => kind !== 'other')?.bytes ?? 0
  expect(bytes(village) * 10).toBeLessThan(bytes(whole))
})

it('a comment that was removed is missed by the next poll', async () => {
  const village = await quietPage()
  village.sandbox.remove(village.old)
  await village.poll()
  expect(village.kinds()).toEqual(['marks', 'moved'])
  expect(village.removals).toMatchObject([{ of: 'others', post: village.post }])
})

it('the latest posts are read whole four times an hour, whatever their marks say', async () => {
  const village = await quietPage()
  let frozen: HttpResponse | null = null
  village.answers.set('marks', response => {
    frozen ??= response
    return frozen
  })
  await village.poll()
  const id = village.comment(village.post, 'Et samedi ?')
  const found: number[] = []
  for (let minute = 1; minute <= 40; minute++) {
    village.clock.advance(MINUTE)
    await village.poll()
    if (village.kinds().includes('whole')) found.push(minute)
    if (village.inbox.has(id)) break
  }
  expect(found).toEqual([14])
})

it('a network that refuses marks is read whole, and asked again a day later', async () => {
  const village = await quietPage()
  const error = { message: '(#100) Unknown path components', code: 100, type: 'OAuthException' }
  village.answers.set('marks', response => ({
    ...response,
    status: 400,
    text: JSON.stringify({ error }),
  }))
  const id = village.comment(village.post, 'Et samedi ?')
  const poll = await village.poll()
  expect(village.kinds()).toEqual(['marks', 'whole'])
  expect([village.inbox.has(id), poll.gaps]).toEqual([true, []])
  village.clock.advance(MINUTE)
  await village.poll()
  expect(village.kinds()).toEqual(['whole'])
  village.answers.clear()
  village.clock.advance(DAY)
  await village.poll()
  village.clock.advance(MINUTE)
  await village.poll()
  expect(village.kinds()).toEqual(['marks'])
})

it('marks that count otherwise than the posts do cost one more look, and not each poll', async () => {
  const village = await quietPage()
  village.answers.set('marks', response => ({
    ...response,
    text: response.text.replace(/"total_count":\d+/g, '"total_count":77'),
  }))
  const kinds: Kind[][] = []
  for (let minute = 0; minute < 4; minute++) {
    await village.poll()
    kinds.push(village.kinds())
    village.clock.advance(MINUTE)
  }
  expect(kinds).toEqual([['marks', 'whole'], ['marks'], ['marks'], ['marks']])
})

it('many posts that moved are read whole, in one request', async () => {
  const village = await quietPage()
  for (const { id } of village.sandbox.posts(village.page).slice(0, 11))
    village.comment(id, 'Oui ?')
  expect((await village.poll()).requests).toBe(3)
  expect(village.kinds()).toEqual(['marks', 'whole'])
  expect(received(village)).toEqual(truth(village))
})

it('a post that goes between its mark and its reading takes nothing of the others with it', async () => {
  const village = await quietPage()
  const [, other] = village.sandbox.posts(village.page)
  village.comment(village.post, 'Trop tard')
  const id = village.comment(other?.id ?? '', 'Et ici ?')
  village.answers.set('marks', response => {
    village.sandbox.remove(village.post)
    return response
  })
  const { gaps } = await village.poll()
  expect(village.kinds()).toEqual(['marks', 'moved', 'whole'])
  expect([village.inbox.has(id), gaps]).toEqual([true, []])
  expect(village.removals).toEqual([{ of: 'post', remoteId: village.post, at: null }])
})

it('what could not be taken in is read again, although its mark is known', async () => {
  const village = await quietPage()
  const { page, sandbox, clock } = village
  // Deeper than one answer tells of parents: the first is asked for by itself.
  let first = ''
  let deepest = village.post
  for (let n = 0; n < 7; n++) {
    deepest = village.comment(deepest, `${n}`, 'Anne', clock.now() - (9 - n) * HOUR)
    if (n === 0) first = deepest
  }
  await village.poll()
  clock.advance(MINUTE)
  const id = village.comment(deepest, 'Et samedi ?')
  // So that what the look brought is kept.
  sandbox.write({ page, kind: 'message', resident: 'Julie Renard', text: 'Bonjour' })
  const match = { path: `/${first}` }
  sandbox.faults.add({ kind: 'error', code: 2, status: 500, match, times: 1 })
  await village.poll()
  expect(sandbox.faults.list()).toEqual([])
  await village.poll()
  expect(village.kinds()).toEqual(['marks'])
  expect(village.inbox.get(id)?.thread).toBe(first)
})

it('a page of which nothing is known yet, or everything, is asked for marks', async () => {
  const village = watch(await openVillage())
  await village.poll()
  await village.poll()
  village.clock.advance(MINUTE)
  const id = village.comment(village.announce(), 'Déjà ?')
  await village.poll()
  expect(village.kinds()).toEqual(['marks', 'moved'])
  expect(village.inbox.has(id)).toBe(true)
})

it('a cursor kept before there were marks is gone on from, and reads nothing twice', async () => {
  const village = await quietPage()
  const { marks: _, knownPosts, ...kept } = JSON.parse(village.cursor ?? '')
  const before = Object.entries<string>(knownPosts).map(([id, seen]) => [
    id,
    seen.split(' ').slice(0, 3).join(' '),
  ])
  village.cursor = JSON.stringify({ ...kept, knownPosts: Object.fromEntries(before) })
  expect(await village.poll()).toMatchObject({ requests: 2, messages: [] })
  expect(village.kinds()).toEqual(['whole'])
  village.clock.advance(MINUTE)
  expect(await village.poll()).toMatchObject({ requests: 2, messages: [] })
  expect(village.kinds()).toEqual(['marks'])
})

describe('what a webhook told', () => {
  const news = ({ sandbox, clock }: Village, act: () => void): WebhookEvent[] =>
    sandbox.told(act).map(body => ({ body, at: clock.now() }))

  it('of a new comment is read once', async () => {
    const village = await quietPage()
    const words = news(village, () => void village.comment(village.old, 'Et samedi ?'))
    const poll = await village.poll(words)
    expect(poll.requests).toBe(3)
    expect(village.kinds()).toEqual(['marks', 'moved'])
    village.clock.advance(MINUTE)
    // The same again.
    expect((await village.poll(words)).requests).toBe(2)
  })

  it('of an old comment, whatever happened to it, is not read again for its mark', async () => {
    const village = await quietPage()
    village.sandbox.faults.add({ kind: 'marks', how: 'restless' })
    village.clock.advance(20 * MINUTE)
    await village.poll()
    const late = () =>
      void village.comment(village.post, 'Hier déjà', 'Anne', village.clock.now() - 2 * HOUR)
    for (const act of [
      () => village.sandbox.edit(village.old, 'Quand donc ?'),
      () => village.sandbox.hide(village.old, true),
      late,
    ]) {
      village.clock.advance(MINUTE)
      const poll = await village.poll(news(village, act))
      // The post, the conversations, the marks.
      expect(poll.requests).toBe(3)
      expect(village.kinds()).toEqual(['marks'])
    }
    expect(village.inbox.get(village.old)).toMatchObject({ text: 'Quand donc ?', hidden: true })
    expect(received(village)).toEqual(truth(village))
  })
})
