import sharp from 'sharp'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { agendaPicture } from '../../server/agenda/picture.ts'
import { createEvent } from '../../server/events/plan-event.ts'
import type { PictureWidth } from '../../server/language/agenda-address.ts'
import { verbatim } from '../../server/language/sentence.ts'
import { addMedia, getMedia, getPicture } from '../../server/pictures/media.ts'
import { pictureFor, shownRendition } from '../../server/pictures/renditions.ts'
import { workshop } from '../../server/pictures/workshop.ts'
import { feast } from '../support/approval.ts'
import { type DatabaseKind, itOnBoth } from '../support/database/databases.ts'
import { watched } from '../support/database/queries.ts'
import {
  addChannel,
  deliveryOf,
  due,
  plan,
  publishingWorld,
  run,
  type World,
} from '../support/publishing.ts'

const day = 24 * 60 * 60_000

async function poster({ context, by, communeId }: World, width = 660, height = 960) {
  const create = { width, height, channels: 3 as const, background: '#1b5d8c' }
  const noise = { type: 'gaussian' as const, mean: 128, sigma: 40 }
  const bytes = await sharp({ create: { ...create, noise } })
    .jpeg()
    .toBuffer()
  const { id } = await addMedia(context, by, { bytes, alt: 'Affiche' })
  const row = await getMedia(context, communeId, id)
  return { id, picture: { ...row, id: row.pictureId } }
}

describe('a picture for a network', () => {
  const limits = {
    imageBytes: 50_000,
    imageTypes: ['image/jpeg'],
    imageRatio: { least: 0.8, most: 1.91 },
    imageWidth: { least: 320, most: 1440 },
  }

  itOnBoth('is made to fit once, and is the same bytes at the next attempt', async kind => {
    const world = await publishingWorld(kind)
    const { context } = world
    const { picture } = await poster(world)
    const first = await pictureFor(context, picture, limits)
    expect(first.rendition).not.toBeNull()
    expect(first.bytes.length).toBeLessThanOrEqual(limits.imageBytes)
    const { width, height } = await sharp(first.bytes).metadata()
    expect(width / height).toBeGreaterThanOrEqual(0.8)
    expect(first.ratio.width / first.ratio.height).toBeCloseTo(width / height, 2)
    expect(await pictureFor(context, picture, limits)).toEqual(first)
    // Two workers at the same instant make one.
    const other = { ...limits, imageBytes: 30_000 }
    const [one, two] = await Promise.all([
      pictureFor(context, picture, other),
      pictureFor(context, picture, other),
    ])
    expect(one).toEqual(two)
    expect(await context.db.selectFrom('rendition').select('id').execute()).toHaveLength(2)
  })

  it('is itself where it fits', async () => {
    const world = await publishingWorld()
    const { picture } = await poster(world, 300, 200)
    const wide = { imageBytes: 4_000_000, imageTypes: ['image/jpeg'] }
    const { bytes, rendition, ratio } = await pictureFor(world.context, picture, wide)
    expect(rendition).toBeNull()
    expect(ratio).toEqual({ width: 300, height: 200 })
    expect(bytes.length).toBe(picture.size)
  })

  it('is forgotten once no attempt can follow, but for what lists show', async () => {
    const world = await publishingWorld()
    const { context, communeId, clock } = world
    const { picture } = await poster(world)
    await pictureFor(context, picture, limits)
    const small = { id: picture.id, small: true }
    const shown = await getPicture(context, communeId, small)
    expect(shown.bytes.length).toBeLessThan(50_000)
    clock.advance(15 * day)
    await pictureFor(context, picture, { ...limits, imageBytes: 45_000 })
    const left = await context.db.selectFrom('rendition').select('plan').execute()
    expect(left.map(({ plan }) => plan).filter(plan => plan === 'small')).toEqual(['small'])
    expect(left).toHaveLength(2)
  })
})

describe('a picture of the agenda', () => {
  async function announced(kind: DatabaseKind = 'sqlite') {
    const world = await publishingWorld(kind)
    const { id: media, picture } = await poster(world)
    const { slug } = await createEvent(world.context, world.by, {
      ...feast,
      times: [],
      media: [media],
    })
    return { ...world, media, picture, slug }
  }

  it('is made once in a process apart, and kept', async () => {
    const { context, slug, media, picture, clock } = await announced()
    const adapt = vi.spyOn(workshop, 'adapt')
    onTestFinished(() => adapt.mockRestore())
    const shown = async (width: PictureWidth | null) =>
      await (await agendaPicture(context, slug, media, width))?.bytes()
    const [first, second] = await Promise.all([shown(640), shown(640)])
    expect(second).toEqual(first)
    expect((await sharp(first).metadata()).width).toBe(640)
    expect(adapt).toHaveBeenCalledTimes(1)
    // A forgotten one would be made anew for anyone who asks next, without an end.
    clock.advance(15 * day)
    await pictureFor(context, picture, { imageBytes: 45_000, imageTypes: ['image/jpeg'] })
    adapt.mockClear()
    expect(await shown(640)).toEqual(first)
    expect(adapt).not.toHaveBeenCalled()
  })

  it('is never given as it is where nothing makes it fit', async () => {
    const world = await publishingWorld()
    const { picture } = await poster(world)
    const limits = { imageBytes: 200_000, imageTypes: ['image/webp'] }
    await expect(shownRendition(world.context, picture, 'small', limits)).rejects.toMatchObject({
      kind: 'bad-request',
    })
  })

  itOnBoth('is recognised without reading it', async kind => {
    const { context, slug, media } = await announced(kind)
    const { db, columns } = watched(context.db)
    const picture = await agendaPicture({ ...context, db }, slug, media, 640)
    expect(picture?.tag).toMatch(/-640$/)
    expect(columns()).toContain('sha256')
    expect(columns()).not.toContain('bytes')
  })
})

describe('a delivery', () => {
  it('gives its connector what fits, and all of its pictures', async () => {
    const world = await publishingWorld()
    const { context, network, clock } = world
    Object.assign(network.connector.manifest.limits, {
      images: 3,
      imageBytes: 25_000,
      imageTypes: ['image/jpeg'],
    })
    const given: number[][] = []
    const { publish } = network.connector
    network.connector.publish = async (call, variant, key) => {
      given.push(variant.images.map(({ bytes }) => bytes.length))
      return (await publish?.(call, variant, key)) ?? { kind: 'unknown', reason: verbatim('none') }
    }
    const channel = await addChannel(world, 'village')
    const media = [(await poster(world)).id, (await poster(world, 960, 660)).id]
    const [id = 0] = await plan(world, [channel], due, { media })
    clock.set(due)
    await run(world)
    expect((await deliveryOf(world, id)).state).toBe('verified')
    expect(given).toHaveLength(1)
    expect(given[0]).toHaveLength(2)
    for (const size of given[0] ?? []) expect(size).toBeLessThanOrEqual(25_000)
    expect(context.clock.now()).toBe(due)
  })
})
