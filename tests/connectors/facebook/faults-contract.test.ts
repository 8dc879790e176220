import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import type { Outcome, Publication, ReplyTo } from '../../../server/connectors/connector.ts'
import { facebook } from '../../../server/connectors/facebook/index.ts'
import { addPreset, faultPresets } from '../../../server/sandbox/fault-presets.ts'
import { playedPresets } from '../../../server/sandbox/networks.ts'
import type { FaultPreset } from '../../../server/sandbox/preset.ts'
import { HOUR, MINUTE, received, tuesday } from '../meta-world.ts'
import { openVillage, truth, type Village } from './village.ts'

function abilities() {
  const { receive, publish, find, verify, reply, findReply } = facebook
  if (!receive || !publish || !find || !verify || !reply || !findReply) {
    throw new Error('The connector lacks an ability.')
  }
  return { receive, publish, find, verify, reply, findReply }
}
const { receive, publish, find, verify, reply, findReply } = abilities()

/**
 * What becomes of a write: `later`, nothing was done and another try is safe; `never`, refused for
 * good; `unknown`, only looking can tell.
 */
type Fate = 'published' | 'unknown' | 'later' | 'never' | 'reauthorize'

/** What becomes of each thing that the connector does while a fault strikes every call. */
type Fates = {
  /** `slower`: a page that asks for rest; `gaps`: one that says what it lacks. */
  receive: 'page' | 'slower' | 'gaps' | 'later' | 'never' | 'reauthorize'
  text: Fate
  /** Three of them, in one post. */
  photos: Fate
  comment: Fate
  message: Fate
  /** Of a post with three photos that is there. */
  find: 'found' | 'unclear'
  verify: 'verified' | 'not-yet'
  check: 'working' | 'unreachable' | 'reauthorize'
}

const fine: Fates = {
  receive: 'page',
  text: 'published',
  photos: 'published',
  comment: 'published',
  message: 'published',
  find: 'found',
  verify: 'verified',
  check: 'working',
}
const blind = { find: 'unclear', verify: 'not-yet', check: 'unreachable' } as const
const everyWrite = (fate: Fate) => ({ text: fate, photos: fate, comment: fate, message: fate })
/** A write may have been done; a photo that nobody sees yet can be given again. */
const unanswered = { ...everyWrite('unknown'), photos: 'later' } as const
const passing: Fates = { ...blind, ...unanswered, receive: 'later' }
const throttled: Fates = { ...blind, ...everyWrite('later'), receive: 'later' }
const refused: Fates = { ...blind, ...everyWrite('never'), receive: 'never' }
const dead: Fates = {
  ...blind,
  ...everyWrite('reauthorize'),
  receive: 'reauthorize',
  check: 'reauthorize',
}
const noMessage: Fates = { ...fine, message: 'never' }

/** Every fault that the sandbox knows; those of webhooks strike no call. */
const fates: Record<string, Fates> = {
  'error-1': passing,
  'error-2': passing,
  'accept-then-500': { ...fine, ...unanswered },
  'error-4-2207051': { ...fine, ...unanswered },
  'drop-before': passing,
  'drop-after': passing,
  slow: fine,
  'not-yet': { ...fine, verify: 'not-yet' },
  'throttle-4': throttled,
  'throttle-17': throttled,
  'throttle-32': throttled,
  'throttle-341': throttled,
  'throttle-613': throttled,
  'throttle-80001': throttled,
  'throttle-80002': throttled,
  'throttle-80006': throttled,
  'usage-high': { ...fine, receive: 'slower' },
  'usage-rising': { ...fine, receive: 'slower' },
  'error-368': { ...fine, ...everyWrite('later') },
  'error-368-1390008': { ...fine, ...everyWrite('later') },
  // Never said of a photo that nobody sees.
  'error-506': { ...fine, ...everyWrite('unknown'), photos: 'never' },
  'token-458': dead,
  'token-459': dead,
  'token-460': dead,
  'token-463': dead,
  'token-464': dead,
  'token-467': dead,
  'token-492': dead,
  // After two calls: what needs more of them is cut off, and shows nothing.
  'token-midway': { ...fine, receive: 'reauthorize', photos: 'reauthorize', check: 'reauthorize' },
  'error-10': refused,
  'error-200': refused,
  'error-10-2018278': noMessage,
  'error-100': refused,
  'error-100-33': refused,
  'error-100-2018001': noMessage,
  'error-803': refused,
  'error-10900': noMessage,
  'error-10903': noMessage,
  nameless: { ...fine, receive: 'gaps' },
  development: { ...fine, receive: 'gaps' },
  'short-pages': fine,
  'empty-pages': fine,
  'expired-cursor': { ...fine, receive: 'gaps' },
  'too-much-data': fine,
}

const png = sharp({ create: { width: 4, height: 3, channels: 3, background: '#123' } }).png()

type World = Village & { variant(kind: 'text' | 'photos'): Publication; hurt(): void; heal(): void }

/** A page with some posts, or with more than one call gives, and a switch for the fault. */
async function aWorld({ key }: FaultPreset, posts = 3): Promise<World> {
  const village = await openVillage()
  const { page, sandbox } = village
  for (let index = 0; index < posts; index++) {
    const at = tuesday - (40 - index) * HOUR
    const post = village.announce(`Annonce ${index}`, at)
    village.comment(post, `Question ${index} ?`, `Habitant ${index}`, at + MINUTE)
    const resident = `Voisine ${index % 12}`
    sandbox.write({ page, kind: 'message', resident, text: `Bonjour ${index}`, at })
  }
  const bytes = new Uint8Array(await png.toBuffer())
  const images = ['Affiche', 'Salle', 'Lots'].map(alt => {
    return { bytes, type: 'image/png', alt, url: null }
  })
  return {
    ...village,
    variant: kind => ({
      text: `Loto, ${kind}`,
      link: null,
      images: kind === 'photos' ? images : [],
    }),
    hurt() {
      const { id } = addPreset(sandbox.faults, { preset: key, times: null })
      const fault = sandbox.faults.list().find(one => one.id === id)
      if (fault?.kind === 'slow') fault.ms = 10
    },
    heal: () => sandbox.faults.clear(),
  }
}

/** What a person reads: French, whole, and nothing of the machine's. */
function expectReadable(world: World, sentences: readonly string[]): void {
  for (const sentence of sentences) {
    expect(sentence).toMatch(/^[A-ZÀÉÊ].*[\p{Ll}\d»)]\.$/su)
    expect(sentence).toMatch(/[éèàêç]|Facebook|\b(?:le|la|les|de|du|est)\b/iu)
    expect(sentence).not.toMatch(/OAuth|undefined|null|[{}[\]]|EAA|\(#\d/)
    expect(sentence).not.toContain(world.sandbox.village.token)
  }
}

function fateOf(world: World, outcome: Outcome): Fate {
  if (outcome.kind === 'published') return 'published'
  expectReadable(world, [outcome.reason.fr])
  if (outcome.kind !== 'failed') return outcome.kind
  if (outcome.retryAt === null) return 'never'
  expect(outcome.retryAt).toBeGreaterThanOrEqual(world.clock.now() + MINUTE)
  return 'later'
}

/** Anyone who acts on the outcome as the engine does ends with it once, and never with it twice. */
async function expectOnce(
  world: World,
  act: () => Promise<Outcome>,
  expected: Fate,
  look: (since: number) => Promise<{ kind: string }>,
  count: () => number,
): Promise<void> {
  const since = world.clock.now()
  world.hurt()
  const fate = fateOf(world, await act())
  world.heal()
  expect(fate).toBe(expected)
  const done = count()
  if (fate !== 'unknown') expect(done).toBe(fate === 'published' ? 1 : 0)
  world.clock.advance(MINUTE)
  if (fate === 'unknown') {
    expect((await look(since)).kind).toBe(done === 1 ? 'found' : 'absent')
  }
  if (done === 0) expect(await act()).toMatchObject({ kind: 'published' })
  expect(count()).toBe(1)
}

it('every fault of Meta’s calls has its fates', () => {
  const others = playedPresets.flatMap(({ presets }) => presets)
  const keys = faultPresets
    .filter(one => one.fault.kind !== 'webhook' && !others.includes(one))
    .map(({ key }) => key)
  expect(Object.keys(fates)).toEqual(keys)
})

const cases = faultPresets.flatMap(preset => {
  const expected = fates[preset.key]
  return expected === undefined ? [] : [{ ...preset, preset, expected }]
})

/** Refused the same way at the first call, whatever the code: one of each is read to its end. */
const alike = [throttled, dead, refused, noMessage]
const read = cases.filter(
  ({ expected }, place) =>
    !alike.includes(expected) || cases.findIndex(one => one.expected === expected) === place,
)

describe.each(read)('$key ($label)', ({ preset, expected }) => {
  it('loses nothing of what is received, and repeats nothing', async () => {
    const world = await aWorld(preset, 35)
    world.hurt()
    let seen: Fates['receive'] | null = null
    for (let calls = 0, done = false; !done && calls < 30; calls++) {
      const page = await receive(world.call(), world.cursor)
      if (page.kind !== 'page') {
        const fate = fateOf(world, page)
        // What was read before stays.
        if (seen === null && (fate === 'later' || fate === 'never' || fate === 'reauthorize')) {
          seen = fate
        }
        break
      }
      expectReadable(world, page.gaps.map(String))
      const isSlowed = (page.waitMs ?? 0) >= MINUTE
      const kind = isSlowed ? 'slower' : page.gaps.length > 0 ? 'gaps' : 'page'
      if (seen === null || kind !== 'page') seen = kind
      for (const { messages, remoteId } of page.conversations) {
        for (const one of messages) world.inbox.set(one.remoteId, { ...one, thread: remoteId })
      }
      world.cursor = page.cursor
      done = page.done || isSlowed
    }
    world.heal()
    expect(seen).toBe(expected.receive)

    world.clock.advance(2 * HOUR)
    const late = world.comment(world.announce('Et la suite'), 'Merci !')
    for (let polls = 0; polls < 3; polls++) {
      await world.poll()
      world.clock.advance(2 * HOUR)
    }
    expect(world.inbox.has(late)).toBe(true)
    expect(received(world)).toEqual(truth(world))
  })
})

describe.each(cases)('$key ($label)', ({ preset, expected }) => {
  it('publishes and answers once, finds, reads back, and says what is wrong', async () => {
    const world = await aWorld(preset)
    if (alike.includes(expected)) await expectRead(world, expected.receive)
    await expectPublished(world, 'text', expected.text)
    await expectPublished(world, 'photos', expected.photos)
    await expectFoundAndRead(world, expected)
    await expectAnswered(world, expected)
    await expectChecked(world, expected)
  })
})

async function expectRead(world: World, expected: Fates['receive']): Promise<void> {
  world.hurt()
  const page = await receive(world.call(), null)
  world.heal()
  expect(page.kind === 'page' ? 'page' : fateOf(world, page)).toBe(expected)
}

async function expectPublished(world: World, kind: 'text' | 'photos', fate: Fate): Promise<void> {
  const variant = world.variant(kind)
  const same = () => world.sandbox.posts(world.page).filter(post => post.text === variant.text)
  await expectOnce(
    world,
    () => publish(world.call(), variant, 'k'),
    fate,
    since => find(world.call(), variant, 'k', since),
    () => same().length,
  )
  const alts = variant.images.map(({ alt }) => alt)
  expect(same().map(({ photos }) => photos.map(({ alt }) => alt))).toEqual([alts])
}

async function expectFoundAndRead(world: World, expected: Fates): Promise<void> {
  const variant = { ...world.variant('photos'), text: 'Déjà en ligne' }
  const outcome = await publish(world.call(), variant, 'k')
  if (outcome.kind !== 'published') throw new Error(outcome.reason.fr)
  world.hurt()
  const found = await find(world.call(), variant, 'k', tuesday)
  world.heal()
  world.hurt()
  const seen = await verify(world.call(), variant, outcome.remoteId)
  world.heal()
  expect([found.kind, seen.kind]).toEqual([expected.find, expected.verify])
  if (found.kind === 'unclear') expectReadable(world, [found.reason.fr])
  if (seen.kind !== 'verified') expectReadable(world, [seen.reason.fr])
  expect(await verify(world.call(), variant, outcome.remoteId)).toEqual({ kind: 'verified' })
}

async function expectAnswered(world: World, expected: Fates): Promise<void> {
  const { page, sandbox } = world
  const comment = world.comment(world.announce(), 'Ouvert samedi ?')
  const said = sandbox.write({ page, kind: 'message', resident: 'Émile Perrin', text: '?' })
  const author = said.resident?.scopedId ?? null
  const lastInboundAt = world.clock.now()
  const publicly: ReplyTo = {
    remoteId: comment,
    visibility: 'public',
    authorRemoteId: null,
    way: 'public',
    lastInboundAt,
  }
  const privately: ReplyTo = {
    remoteId: said.id,
    visibility: 'private',
    authorRemoteId: author,
    way: 'private',
    lastInboundAt,
  }
  const comments = () => sandbox.posts(page).flatMap(post => post.comments)
  const messages = () => sandbox.conversations(page).flatMap(thread => thread.messages)
  for (const [text, fate, message, all] of [
    ['Oui, dès 9 h.', expected.comment, publicly, comments],
    ['Non, lundi.', expected.message, privately, messages],
  ] as const) {
    await expectOnce(
      world,
      () => reply(world.call(), message, text, 'k', []),
      fate,
      since => findReply(world.call(), message, text, since, 'k'),
      () => all().filter(one => one.text === text).length,
    )
  }
}

async function expectChecked(world: World, expected: Fates): Promise<void> {
  world.hurt()
  const { state, lines } = await facebook.check(world.call())
  world.heal()
  expect(state).toBe(expected.check)
  expect(lines.some(({ level }) => level === 'error')).toBe(state !== 'working')
  expectReadable(
    world,
    lines.map(({ text }) => text.fr),
  )
}
