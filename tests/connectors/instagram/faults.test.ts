import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import type { Outcome, Publication } from '../../../server/connectors/connector.ts'
import { find } from '../../../server/connectors/instagram/find.ts'
import { instagram } from '../../../server/connectors/instagram/index.ts'
import { createPublish } from '../../../server/connectors/instagram/publish.ts'
import { addPreset } from '../../../server/sandbox/fault-presets.ts'
import { metaPresets } from '../../../server/sandbox/graph/presets.ts'
import { servePicture } from '../../support/network/serve-picture.ts'
import { HOUR, MINUTE, received, tuesday } from '../meta-world.ts'
import { openAccount, truth, type World } from './account.ts'

/** Those of Meta’s calls: what strikes the others’ strikes none of these. */
const presets = metaPresets.flatMap(one => one.presets)
/** Whatever the code, a dead token and a throttle stop the reading at its first call. */
const read = presets.filter(
  ({ key }) => !/^(token-4|throttle-)/.test(key) || key === 'token-463' || key === 'throttle-4',
)

/** The fault strikes every call until it is healed. */
function hurt({ sandbox }: World, preset: string): void {
  const { id } = addPreset(sandbox.faults, { preset, times: null })
  const fault = sandbox.faults.list().find(one => one.id === id)
  if (fault?.kind === 'slow') fault.ms = 10
}

/** What a person reads: French, whole, and nothing of the machine's. */
function expectReadable(sentences: readonly string[]): void {
  for (const sentence of sentences) {
    expect(sentence).toMatch(/^[A-ZÀÉÊ].*[\p{Ll}\d»)]\.$/su)
    expect(sentence).not.toMatch(/OAuth|undefined|null|[{}[\]]|EAA|\(#\d/)
  }
}

async function album(): Promise<Publication> {
  const create = { width: 60, height: 40, channels: 3 as const, background: '#123' }
  const bytes = new Uint8Array(await sharp({ create }).jpeg().toBuffer())
  const url = await servePicture(bytes)
  const images = ['Affiche', 'Salle'].map(alt => ({ bytes, type: 'image/jpeg', alt, url }))
  return { text: 'Loto samedi', link: null, images }
}

describe.each(presets)('Instagram with the fault $key', ({ key }) => {
  it('ends with one post, whole', async () => {
    const world = await openAccount()
    const variant = await album()
    const since = world.clock.now()
    const publish = createPublish(async () => undefined)
    const act = (): Promise<Outcome> => publish(world.call(), variant, 'k')
    const shown = () => world.sandbox.instagram.media(world.account)
    hurt(world, key)
    const outcome = await act()
    world.sandbox.faults.clear()
    if (outcome.kind !== 'published') expectReadable([outcome.reason.fr])
    if (outcome.kind === 'failed' || outcome.kind === 'reauthorize') expect(shown()).toEqual([])
    world.clock.advance(MINUTE)
    const found = await find(world.call(), variant, 'k', since)
    expect(found.kind).toBe(shown().length === 1 ? 'found' : 'absent')
    if (found.kind === 'absent') expect(await act()).toMatchObject({ kind: 'published' })
    expect(shown().map(({ pictures }) => pictures.map(({ alt }) => alt))).toEqual([
      ['Affiche', 'Salle'],
    ])
  })
})

describe.each(read)('Instagram with the fault $key', ({ key }) => {
  it('loses nothing of what is received, and says what is wrong', async () => {
    const world = await openAccount()
    for (let index = 0; index < 35; index++) {
      const at = tuesday - (40 - index) * HOUR
      world.comment(world.show(`Photo ${index}`, at), `Question ${index} ?`, null, at + MINUTE)
      world.message(`Bonjour ${index}`, `Voisine ${index % 12}`, at)
    }
    hurt(world, key)
    for (let calls = 0, done = false; !done && calls < 30; calls++) {
      const page = await instagram.receive?.(world.call(), world.cursor)
      if (page?.kind !== 'page') {
        if (page) expectReadable([page.reason.fr])
        break
      }
      expectReadable(page.gaps.map(String))
      for (const { messages, remoteId } of page.conversations) {
        for (const one of messages) world.inbox.set(one.remoteId, { ...one, thread: remoteId })
      }
      world.cursor = page.cursor
      done = page.done || (page.waitMs ?? 0) >= MINUTE
    }
    const check = await instagram.check(world.call())
    expectReadable(check.lines.map(({ text }) => text.fr))
    world.sandbox.faults.clear()
    world.clock.advance(2 * HOUR)
    const late = world.comment(world.show('Et la suite'), 'Merci !')
    for (let polls = 0; polls < 3; polls++) {
      await world.poll()
      world.clock.advance(2 * HOUR)
    }
    expect(world.inbox.has(late)).toBe(true)
    expect(received(world)).toEqual(truth(world))
  })
})
