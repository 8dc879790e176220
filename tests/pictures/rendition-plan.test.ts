import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { PictureLimits } from '../../server/connectors/connector.ts'
import { connectors } from '../../server/connectors/registry.ts'
import { fitPicture, hasMargins } from '../../server/pictures/rules-rendition-plan.ts'

const limitsOf = (kind: string): PictureLimits => {
  const limits = connectors[kind]?.manifest.limits
  if (limits === undefined) throw new Error(`no connector ${kind}`)
  return limits
}
const instagram = limitsOf('instagram')
const facebook = limitsOf('facebook')
const mastodon = { imageBytes: 16 * 2 ** 20, imageTypes: ['image/jpeg', 'image/png'] }

const jpeg = (width: number, height: number, size = 900_000) => ({
  type: 'image/jpeg',
  width,
  height,
  size,
})
const png = (width: number, height: number, size = 900_000) => ({
  ...jpeg(width, height, size),
  type: 'image/png',
})

const side = fc.integer({ min: 1, max: 4096 })
const picture = fc.record({
  type: fc.constantFrom('image/jpeg', 'image/png'),
  width: side,
  height: side,
  size: fc.integer({ min: 1, max: 20_000_000 }),
})
const limits: fc.Arbitrary<PictureLimits> = fc.record(
  {
    imageBytes: fc.integer({ min: 20_000, max: 16_000_000 }),
    imageTypes: fc.constantFrom(['image/jpeg'], ['image/png'], ['image/jpeg', 'image/png']),
    pngBytes: fc.integer({ min: 20_000, max: 4_000_000 }),
    imageRatio: fc.record({
      least: fc.double({ min: 0.3, max: 1, noNaN: true }),
      most: fc.double({ min: 1.2, max: 4, noNaN: true }),
    }),
    imageWidth: fc.record({
      least: fc.integer({ min: 1, max: 400 }),
      most: fc.integer({ min: 800, max: 4096 }),
    }),
    imageSide: fc.integer({ min: 2000, max: 8000 }),
    imagePixels: fc.integer({ min: 1_000_000, max: 40_000_000 }),
  },
  { requiredKeys: ['imageBytes', 'imageTypes'] },
)

describe('a picture and a network', () => {
  it('fit, whatever they are, once the plan is carried out', () => {
    fc.assert(
      fc.property(picture, limits, (given, taken) => {
        const fit = fitPicture(given, taken)
        if (fit.kind === 'refused') return
        const same = { ...given, left: 0, right: 0, top: 0, bottom: 0 }
        const plan = fit.kind === 'same' ? same : fit.plan
        const width = plan.width + plan.left + plan.right
        const height = plan.height + plan.top + plan.bottom
        const { imageRatio, imageWidth, imageSide, imagePixels } = taken
        if (imageRatio) {
          expect(width / height).toBeGreaterThanOrEqual(imageRatio.least)
          expect(width / height).toBeLessThanOrEqual(imageRatio.most)
        }
        if (imageWidth) {
          expect(width).toBeGreaterThanOrEqual(imageWidth.least)
          expect(width).toBeLessThanOrEqual(imageWidth.most)
        }
        expect(Math.max(width, height)).toBeLessThanOrEqual(imageSide ?? Number.POSITIVE_INFINITY)
        expect(width * height).toBeLessThanOrEqual(imagePixels ?? Number.POSITIVE_INFINITY)
        for (const number of [plan.left, plan.right, plan.top, plan.bottom]) {
          expect(number).toBeGreaterThanOrEqual(0)
          expect(Number.isInteger(number)).toBe(true)
        }
        // Nothing is stretched: by one pixel and a half at most, for whole pixels' sake.
        const drift = (plan.width * given.height) / given.width - plan.height
        expect(Math.abs(drift)).toBeLessThanOrEqual(1.5 + given.height / given.width)
        if (fit.kind === 'same') expect(given.size).toBeLessThanOrEqual(taken.imageBytes)
        else expect(fit.plan.as.every(({ type }) => taken.imageTypes.includes(type))).toBe(true)
      }),
      { numRuns: 200 },
    )
  })

  it('are refused only for what nothing can mend', () => {
    fc.assert(
      fc.property(picture, limits, (given, taken) => {
        const fit = fitPicture(given, taken)
        if (fit.kind !== 'refused') return
        expect(fit.why).toBe('small')
        expect(taken.imageWidth?.least ?? 0).toBeGreaterThan(given.width * 3.9)
      }),
      { numRuns: 200 },
    )
  })

  it('get the same plan each time, and nothing more once it is carried out', () => {
    fc.assert(
      fc.property(picture, limits, (given, taken) => {
        const fit = fitPicture(given, taken)
        expect(fitPicture({ ...given }, { ...taken })).toEqual(fit)
        if (fit.kind !== 'adapted') return
        const { plan } = fit
        const [first] = plan.as
        const made = {
          type: first?.type ?? '',
          width: plan.width + plan.left + plan.right,
          height: plan.height + plan.top + plan.bottom,
          size: Math.min(first?.mostBytes ?? 0, given.size),
        }
        expect(fitPicture(made, taken)).toEqual({ kind: 'same' })
      }),
      { numRuns: 200 },
    )
  })
})

describe('a poster', () => {
  it('goes to Facebook as it is, in PNG too while that is not too large for it', () => {
    expect(fitPicture(jpeg(1810, 2560), facebook)).toEqual({ kind: 'same' })
    expect(fitPicture(png(1810, 2560), facebook)).toEqual({ kind: 'same' })
    const large = fitPicture(png(1810, 2560, 1_400_000), facebook)
    if (large.kind !== 'adapted') throw new Error(large.kind)
    expect(large.plan).toMatchObject({ width: 1810, height: 2560, left: 0, top: 0 })
    expect(large.plan.as.map(({ type }) => type)).toEqual(['image/png', 'image/jpeg'])
  })

  it('of A4 gets margins at its sides on Instagram, and is 1440 px wide with them', () => {
    const fit = fitPicture(jpeg(1810, 2560), instagram)
    if (fit.kind !== 'adapted') throw new Error(fit.kind)
    const { plan } = fit
    expect(hasMargins(plan)).toBe(true)
    expect(plan.left + plan.width + plan.right).toBe(1440)
    expect([plan.top, plan.bottom]).toEqual([0, 0])
    expect(Math.abs(plan.left - plan.right)).toBeLessThanOrEqual(1)
    expect(plan.as).toEqual([{ type: 'image/jpeg', mostBytes: 8 * 2 ** 20 }])
  })

  it('of the right shape gets no margin by being made smaller', () => {
    for (const [width, height] of [
      [2048, 2560],
      [1601, 2001],
      [2560, 1341],
      [2560, 2560],
    ] as const) {
      const fit = fitPicture(jpeg(width, height), instagram)
      if (fit.kind !== 'adapted') throw new Error(fit.kind)
      expect([width, hasMargins(fit.plan)]).toEqual([width, false])
      expect(fit.plan.width).toBeLessThanOrEqual(1440)
    }
  })

  it('that is small is enlarged to what Instagram shows, and refused where it would be a blur', () => {
    const fit = fitPicture(jpeg(200, 200), instagram)
    if (fit.kind !== 'adapted') throw new Error(fit.kind)
    expect(fit.plan).toMatchObject({ width: 320, height: 320 })
    expect(fitPicture(jpeg(40, 40), instagram)).toEqual({ kind: 'refused', why: 'small' })
    expect(fitPicture(jpeg(40, 40), mastodon)).toEqual({ kind: 'same' })
  })

  it('finds no network that takes neither JPEG nor PNG, or nothing of any size', () => {
    const gif = { ...mastodon, imageTypes: ['image/gif'] }
    expect(fitPicture(jpeg(800, 600), gif)).toEqual({ kind: 'refused', why: 'type' })
    const tiny = { ...mastodon, imageBytes: 1000 }
    expect(fitPicture(jpeg(800, 600), tiny)).toEqual({ kind: 'refused', why: 'bytes' })
  })
})
