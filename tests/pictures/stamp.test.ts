import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { addMedia, getMedia, longestAlt } from '../../server/pictures/media.ts'
import type { Stamp } from '../../server/pictures/rules-stamp.ts'
import { stampMedia } from '../../server/pictures/stamp.ts'

import { addCommune, publishingWorld } from '../support/publishing.ts'

const plain = (text: string) => text.replace(/\u00a0/g, ' ')

/** A poster of one colour. */
const poster = async (width: number, height: number, background = '#20b060') =>
  await sharp({ create: { width, height, channels: 3, background } })
    .png()
    .toBuffer()

/** How much of a picture has the colour of the band, and of its letters, between 0 and 1. */
async function shares(bytes: Uint8Array, stamp: Stamp) {
  const { data } = await sharp(bytes).raw().toBuffer({ resolveWithObject: true })
  const [red, green, blue] = stamp === 'cancelled' ? [0x9b, 0x1c, 0x1c] : [0x7c, 0x3d, 0x00]
  let band = 0
  let letters = 0
  for (let at = 0; at < data.length; at += 3) {
    const [r = 0, g = 0, b = 0] = data.subarray(at, at + 3)
    if (Math.hypot(r - red, g - green, b - blue) < 40) band += 1
    if (Math.min(r, g, b) > 235) letters += 1
  }
  return { band: (band * 3) / data.length, letters: (letters * 3) / data.length }
}

describe('a band over a picture', () => {
  it('says « REPORTÉ » across it, and before its description', async () => {
    const { context, by, communeId } = await publishingWorld()
    const { db } = context
    const bytes = await poster(420, 594, '#fffdf6')
    const { id } = await addMedia(context, by, { bytes, alt: 'Affiche du loto.' })
    const stamped = await stampMedia(context, communeId, id, 'postponed')
    const before = await getMedia(context, communeId, id)
    const after = await getMedia(context, communeId, stamped)
    expect(plain(after.alt)).toBe('Reporté : Affiche du loto.')
    expect([after.width, after.height]).toEqual([before.width, before.height])
    const { band, letters } = await shares(after.bytes, 'postponed')
    const paper = await shares(before.bytes, 'postponed')
    expect(band).toBeGreaterThan(0.06)
    expect(letters - paper.letters).toBeLessThan(0)
    const row = await db
      .selectFrom('media')
      .selectAll()
      .where('id', '=', stamped)
      .executeTakeFirst()
    expect(row).toMatchObject({ stamp: 'postponed', stampOf: id })
  })

  it('is made once, and never over another band', async () => {
    const { context, by, communeId } = await publishingWorld()
    const alt = 'Affiche '.repeat(200).slice(0, longestAlt)
    const { id } = await addMedia(context, by, { bytes: await poster(300, 420), alt })
    const first = await stampMedia(context, communeId, id, 'postponed')
    expect(await stampMedia(context, communeId, id, 'postponed')).toBe(first)
    expect(await stampMedia(context, communeId, first, 'postponed')).toBe(first)
    const off = await stampMedia(context, communeId, first, 'cancelled')
    expect(off).toBe(await stampMedia(context, communeId, id, 'cancelled'))
    expect((await getMedia(context, communeId, off)).alt).toHaveLength(longestAlt)
    const { bytes } = await getMedia(context, communeId, off)
    expect((await shares(bytes, 'postponed')).band).toBeLessThan(0.001)
    const elsewhere = await addCommune(context, 'Orvain')
    await expect(stampMedia(context, elsewhere, id, 'cancelled')).rejects.toMatchObject({
      kind: 'not-found',
    })
  })
})

describe('a band', () => {
  it.each([
    ['a poster', 842, 1191, 'cancelled'],
    ['a panorama', 2000, 300, 'postponed'],
    ['a column', 200, 1600, 'postponed'],
    ['a photograph', 1200, 800, 'cancelled'],
    ['a thumbnail', 32, 32, 'postponed'],
  ] as const)('is seen and leaves most of %s', async (_, width, height, stamp) => {
    const { context, by, communeId } = await publishingWorld()
    const { id } = await addMedia(context, by, {
      bytes: await poster(width, height),
      alt: 'Une affiche',
    })
    const stamped = await stampMedia(context, communeId, id, stamp)
    const { bytes } = await getMedia(context, communeId, stamped)
    const { band, letters } = await shares(bytes, stamp)
    expect(band + letters).toBeGreaterThan(0.03)
    expect(band + letters).toBeLessThan(0.45)
    if (width > 32) expect(letters).toBeGreaterThan(0.004)
  })
})
