import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { acceptPicture, addMedia, getPicture } from '../../server/pictures/media.ts'
import { lockedPdf, pdfOf } from '../support/pdf/pages.ts'
import { publishingWorld } from '../support/publishing.ts'

const poster = ['Fête patronale\nSamedi 13 juillet', 'Programme du dimanche']
/** A page is painted as wide as networks take it: a tenth of the height is a tenth of the time. */
const low = { width: 842, height: 100 }

async function refusal(bytes: Uint8Array, page?: number): Promise<string> {
  const { context, by } = await publishingWorld()
  const message = await acceptPicture(context, by, {
    bytes,
    ...(page !== undefined && { page }),
  }).then(
    () => 'accepted',
    (error: Error) => error.message,
  )
  expect(await context.db.selectFrom('picture').select('id').execute()).toEqual([])
  return message
}

describe('a poster in PDF', () => {
  it('becomes a picture of its first page, large enough for every network', async () => {
    const { context, by, communeId } = await publishingWorld()
    const taken = await acceptPicture(context, by, { bytes: pdfOf(poster) })
    expect(taken).toMatchObject({ page: 1, pages: 2, width: 1810, height: 2560 })
    expect(taken.text).toBe('Fête patronale, Samedi 13 juillet')
    const { bytes } = await getPicture(context, communeId, { id: taken.id, small: false })
    const { data, info } = await sharp(bytes).raw().toBuffer({ resolveWithObject: true })
    const at = (x: number, y: number) => [
      ...data.subarray((y * info.width + x) * info.channels).subarray(0, 3),
    ]
    // Red above, white below.
    for (const [place, wanted] of [163, 31, 28].entries()) {
      expect(Math.abs((at(900, 300)[place] ?? 0) - wanted)).toBeLessThan(4)
    }
    expect(at(900, 2500)).toEqual([255, 255, 255])
  })

  it('gives another page where that is the one', async () => {
    const { context, by } = await publishingWorld()
    const bytes = pdfOf(poster, low)
    const second = await acceptPicture(context, by, { bytes, page: 2 })
    expect(second).toMatchObject({ page: 2, pages: 2, text: 'Programme du dimanche' })
    const first = await acceptPicture(context, by, { bytes })
    expect(first.id).not.toBe(second.id)
    expect(await acceptPicture(context, by, { bytes, page: 2 })).toEqual(second)
    expect(await addMedia(context, by, { bytes, page: 2, alt: 'Programme' })).toMatchObject({
      picture: second.id,
      alt: 'Programme',
    })
  })

  it('suggests no description where there is nothing to read', async () => {
    const { context, by } = await publishingWorld()
    const empty = pdfOf([''], low)
    expect(await acceptPicture(context, by, { bytes: empty })).toMatchObject({ text: null })
    const signs = pdfOf(['*#%/=+<>*#%/=+<>*#%/=+<>'], low)
    expect(await acceptPicture(context, by, { bytes: signs })).toMatchObject({ text: null })
  })

  it('is refused when it is locked, broken, empty, or has no such page', async () => {
    expect(await refusal(lockedPdf())).toContain('protégé par un mot de passe')
    expect(await refusal(Buffer.from('%PDF-1.7\nnothing more'))).toContain('abîmé')
    expect(await refusal(pdfOf(poster, low).subarray(0, 300))).toContain('abîmé')
    expect(await refusal(pdfOf([]))).toContain('aucune page')
    expect(await refusal(pdfOf(poster, low), 3)).toContain('a 2 pages')
    expect(await refusal(pdfOf(['Affiche'], low), 2)).toContain('n’a qu’une page')
  })

  it('may have any shape without taking more memory', async () => {
    const { context, by } = await publishingWorld()
    for (const [width, height] of [
      [14_400, 14_400],
      [14_400, 3],
      [3, 14_400],
    ] as const) {
      const bytes = pdfOf(['x'], { width, height })
      const { width: wide, height: high } = await acceptPicture(context, by, { bytes })
      expect(Math.max(wide, high)).toBe(2560)
      expect(Math.min(wide, high)).toBeGreaterThanOrEqual(1)
    }
  })
})
