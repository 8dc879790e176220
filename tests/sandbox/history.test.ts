import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { describe, expect, it, onTestFinished } from 'vitest'
import { needOf } from '../../server/reply-times/rules/need/reply-need.ts'
import { createSandbox, type Sandbox } from '../../server/sandbox/create.ts'
import { isOpen, localTime } from '../../server/sandbox/village/hours.ts'
import { typeset } from '../../server/sandbox/village/script.ts'
import { underPost } from '../../server/sandbox/village/under-post.ts'
import { instantReply } from '../../server/sandbox/village/words.ts'
import { testClock } from '../support/clock.ts'
import { folderOfTest } from '../support/run/temporary-folder.ts'
import { openVillage, tuesday } from './client.ts'

const minute = 60_000
const day = 24 * 60 * minute

type Said = { at: number; byPage: boolean; text: string }

function everything(sandbox: Sandbox, page: string): Said[] {
  const posts = sandbox.posts(page)
  const comments = posts.flatMap(post => post.comments)
  const messages = sandbox.conversations(page).flatMap(thread => thread.messages)
  return [...posts, ...comments, ...messages].map(one => ({
    at: one.createdAt,
    byPage: one.isByPage,
    text: one.text,
  }))
}

/** Who has asked the village within the last week and has no answer, by Tambour's own rules. */
function waitingAmong(sandbox: Sandbox, now: number): { at: number; text: string }[] {
  const { id } = sandbox.village
  // What is said to a friend is known by its tag, which these rows don't show.
  const names = sandbox.residents(id).map(({ name }) => name)
  const isAsking = ({ text, isByPage }: { text: string; isByPage: boolean }) =>
    !isByPage &&
    !names.some(name => text.startsWith(name)) &&
    needOf({ id: '', thread: '', author: 'a', direction: 'inbound', sentAt: 0, text }).needed
  const inPublic = sandbox.posts(id).flatMap(({ comments, ...post }) => {
    const answers = comments.filter(one => one.isByPage)
    const asked = comments.filter(
      one =>
        isAsking(one) &&
        !one.isHidden &&
        !answers.some(
          ({ parent, createdAt }) =>
            (parent === one.id || parent === one.parent) && createdAt > one.createdAt,
        ),
    )
    return isAsking(post) && answers.length === 0 ? [post, ...asked] : asked
  })
  const inPrivate = sandbox.conversations(id).flatMap(({ messages }) => {
    const isAnswer = (one: { isByPage: boolean; text: string }) =>
      one.isByPage && one.text !== typeset(instantReply)
    return messages
      .slice(messages.findLastIndex(isAnswer) + 1)
      .filter(isAsking)
      .slice(0, 1)
  })
  return [...inPublic, ...inPrivate]
    .map(({ createdAt, text }) => ({ at: createdAt, text }))
    .filter(({ at }) => at > now - 7 * day)
}

describe('the history', () => {
  it.each([
    ['a Tuesday morning', tuesday],
    ['a Sunday evening', '2026-11-15T20:30:00+01:00'],
    ['New Year’s Day', '2027-01-01T03:00:00+01:00'],
  ])('is a believable twelve weeks, seen on %s', async (_, start) => {
    const clock = testClock(start)
    const { sandbox } = await openVillage({ history: true, clock })
    const now = clock.now()
    const said = everything(sandbox, sandbox.village.id)
    const inbound = said.filter(one => !one.byPage)
    expect(inbound.length).toBeGreaterThan(230)
    expect(inbound.length).toBeLessThan(450)
    expect(said.every(one => one.at <= now && one.at > now - 85 * day)).toBe(true)
    const share = (hours: number[]) =>
      inbound.filter(one => hours.includes(localTime(one.at).hour)).length / inbound.length
    expect(share([17, 18, 19, 20, 21])).toBeGreaterThan(0.25)
    expect(share([1, 2, 3, 4, 5])).toBeLessThan(0.05)
    for (const page of sandbox.neighbours) {
      const words = everything(sandbox, page.id)
      expect(words.length).toBeGreaterThan(20)
      expect(words.length).toBeLessThan(said.length / 2)
    }
  })

  it.each([
    ['a Tuesday morning', tuesday],
    ['a Sunday evening', '2026-11-15T20:30:00+01:00'],
    ['a Friday before the mairie opens', '2026-11-27T08:40:00+01:00'],
  ])('has people waiting with different minutes left, and nobody late, on %s', async (_, start) => {
    const clock = testClock(start)
    const { sandbox } = await openVillage({ history: true, clock })
    const now = clock.now()
    const waiting = waitingAmong(sandbox, now)
    expect(waiting.length).toBeGreaterThanOrEqual(3)
    expect(waiting.length).toBeLessThanOrEqual(5)
    const left = waiting.map(({ at }) => 15 - Math.ceil((now - at) / minute))
    expect(new Set(left).size).toBe(waiting.length)
    expect(left.every(minutes => minutes >= 2)).toBe(true)
  })

  it('lets each comment fit the post under which it stands', async () => {
    const { sandbox } = await openVillage({ history: true })
    for (const post of sandbox.posts(sandbox.village.id)) {
      if (!post.isByPage) continue
      const { questions, remarks } = underPost(post.text)
      const asked = post.comments.filter(one => !one.isByPage && one.parent === null)
      for (const { text, isHidden } of asked) {
        const names = sandbox.residents(sandbox.village.id).map(({ name }) => name)
        const bare = (said: string) =>
          [...names, '{ami}', '{ami2}'].reduce((left, name) => left.replaceAll(name, '*'), said)
        const fits = [...questions, ...remarks].some(one => bare(one) === bare(text))
        expect(isHidden || fits, `« ${text} » under « ${post.text} »`).toBe(true)
      }
    }
  })

  it('tells what comes once a year in its season alone', async () => {
    const clock = testClock('2026-11-27T08:40:00+01:00')
    const { sandbox } = await openVillage({ history: true, clock })
    const told = sandbox.posts(sandbox.village.id).map(post => post.text)
    expect(told.filter(text => /canicule|13 juillet|neige annoncée/i.test(text))).toEqual([])
    expect(told.filter(text => /Toussaint|11 novembre/.test(text)).length).toBeGreaterThan(0)
  })

  it('has most answers of opening hours within a quarter of an hour, some late, some never', async () => {
    const { sandbox } = await openVillage({ history: true })
    const { id } = sandbox.village
    const asked = sandbox
      .posts(id)
      .flatMap(post => post.comments)
      .filter(
        (comment, _, all) =>
          !comment.isByPage && all.every(one => one.id !== comment.parent || one.isByPage),
      )
    const delays = asked.flatMap(comment => {
      if (!isOpen(comment.createdAt) || !comment.text.includes('?')) return []
      const replies = sandbox.posts(id).flatMap(post => post.comments)
      const reply = replies.find(one => one.parent === comment.id && one.isByPage)
      return [reply ? reply.createdAt - comment.createdAt : Number.POSITIVE_INFINITY]
    })
    const share = (test: (delay: number) => boolean) => delays.filter(test).length / delays.length
    expect(delays.length).toBeGreaterThan(15)
    expect(share(delay => delay <= 15 * minute)).toBeGreaterThan(0.45)
    expect(share(delay => delay > 15 * minute)).toBeGreaterThan(0.1)
    expect(delays).toContain(Number.POSITIVE_INFINITY)
  })

  it('is the same for the same seed and instant, and another for another seed', async () => {
    const tell = async (seed: number) => {
      const { sandbox } = await openVillage({ history: true, seed })
      return sandbox.pages.map(page => [sandbox.posts(page.id), sandbox.conversations(page.id)])
    }
    const [first, again, other] = [await tell(3), await tell(3), await tell(4)]
    expect(first).toEqual(again)
    expect(first).not.toEqual(other)
  })

  it('has pictures with an alternative text, served as JPEG', async () => {
    const { sandbox } = await openVillage({ history: true })
    const photos = sandbox.posts(sandbox.village.id).flatMap(post => post.photos)
    expect(photos.length).toBeGreaterThan(3)
    expect(photos.every(photo => (photo.alt ?? '').length > 10)).toBe(true)
    const image = await fetch(`${sandbox.url}${photos[0]?.path}`)
    expect(image.headers.get('content-type')).toBe('image/jpeg')
    const bytes = new Uint8Array(await image.arrayBuffer())
    expect([...bytes.slice(0, 3)]).toEqual([0xff, 0xd8, 0xff])
  })
})

describe('a restart', () => {
  function file(): string {
    const folder = folderOfTest()
    return join(folder, 'sandbox.db')
  }

  it('keeps the villages, their words, their tokens and the mail', async () => {
    const databasePath = file()
    const clock = testClock(tuesday)
    const first = await createSandbox({ clock, databasePath, history: true })
    const page = first.village.id
    first.write({ page, resident: 'Zoé Neuve', kind: 'visitor_post', text: 'Je suis nouvelle' })
    const before = [
      first.posts(page),
      first.conversations(page),
      first.tokens.page(page),
      first.tokens.user(),
    ]
    await first.close()
    clock.advance(10 * minute)
    const second = await createSandbox({ clock, databasePath, history: true })
    onTestFinished(() => second.close())
    const after = [
      second.posts(page),
      second.conversations(page),
      second.tokens.page(page),
      second.tokens.user(),
    ]
    expect(after).toEqual(before)
  })

  it('after a long absence tells what has happened since, and who waits now', async () => {
    const databasePath = file()
    const clock = testClock(tuesday)
    const first = await createSandbox({ clock, databasePath, history: true })
    const page = first.village.id
    const before = everything(first, page)
    await first.close()
    clock.advance(6 * day)
    const second = await createSandbox({ clock, databasePath, history: true })
    onTestFinished(() => second.close())
    const after = everything(second, page)
    const fresh = after.filter(one => one.at > clock.now() - 6 * day)
    expect(after.length - fresh.length).toBe(before.length)
    expect(fresh.length).toBeGreaterThan(10)
    const isWaiting = (one: Said) => !one.byPage && one.at > clock.now() - 10 * minute
    expect(fresh.filter(isWaiting).length).toBeGreaterThanOrEqual(2)
  })

  it('with the file of a version before stops with a sentence, and leaves it as it is', async () => {
    const databasePath = file()
    const before = new Database(databasePath)
    before.exec('CREATE TABLE pages (id TEXT PRIMARY KEY)')
    before.close()
    const bytes = readFileSync(databasePath)
    const opening = createSandbox({ clock: testClock(tuesday), databasePath })
    await expect(opening).rejects.toThrow('vient d’une version d’avant')
    expect(readFileSync(databasePath)).toEqual(bytes)
  })

  it('on a busy port stops with a sentence', async () => {
    const { sandbox, clock } = await openVillage()
    const port = Number(new URL(sandbox.url).port)
    const smtpPort = Number(new URL(sandbox.smtpUrl).port)
    const options = { clock, databasePath: ':memory:', history: false }
    await expect(createSandbox({ ...options, port })).rejects.toThrow(
      `port ${port} : il est déjà pris`,
    )
    await expect(createSandbox({ ...options, smtpPort })).rejects.toThrow(
      `port ${smtpPort} : il est déjà pris`,
    )
  })
})

describe('life', () => {
  it('writes every few minutes by day, seldom at night, and nothing when switched off', async () => {
    const { sandbox, clock } = await openVillage()
    sandbox.post({ page: sandbox.village.id, kind: 'post', text: 'Bonjour à tous' })
    const live = (hours: number) => {
      let written = 0
      for (let passed = 0; passed < hours * 60 * 4; passed++) {
        clock.advance(15_000)
        if (sandbox.life.runOnce(clock.now())) written += 1
      }
      return written
    }
    clock.set('2026-06-02T17:00:00+02:00')
    const evening = live(3)
    expect(evening).toBeGreaterThan(25)
    expect(evening).toBeLessThan(100)
    clock.set('2026-06-03T01:00:00+02:00')
    expect(live(4)).toBeLessThan(evening / 4)
    sandbox.life.enabled = false
    clock.set('2026-06-03T12:00:00+02:00')
    expect(live(2)).toBe(0)
  })

  it('thanks for an answer that the page has given', async () => {
    const { sandbox, clock, page, post, announce } = await openVillage()
    const question = { page, resident: 'Ann Test', kind: 'comment' as const, text: 'Où ?' }
    const asked = sandbox.write({ ...question, target: announce() })
    const thanks = () =>
      sandbox
        .posts(page)
        .flatMap(one => one.comments)
        .filter(one => one.text.startsWith('Merci pour votre réponse'))
    for (let passed = 0; passed < 40; passed++) {
      if (passed % 2 === 0) await post(`/${asked.id}/comments`, { message: 'Au lavoir' })
      clock.advance(6 * minute)
      sandbox.life.runOnce(clock.now())
    }
    expect(thanks().length).toBeGreaterThan(0)
    expect(thanks()[0]).toMatchObject({ author: 'Ann Test', parent: asked.id })
  })
})
