import { crc32, deflateSync } from 'node:zlib'
import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { connectors } from '../../server/connectors/registry.ts'
import { addMedia, getMedia, largestUpload } from '../../server/services/media.ts'
import { addCommune, byOf, publishingWorld } from '../support/publishing.ts'

const alt = 'Affiche de la fête : un lampion rouge.'

async function taken(bytes: Uint8Array) {
  const { context, by, communeId } = await publishingWorld()
  const shape = await addMedia(context, by, { bytes, alt })
  const media = await getMedia(context, communeId, shape.id)
  return { shape, media, metadata: await sharp(media.bytes).metadata() }
}

async function refused(bytes: Uint8Array, text = alt): Promise<string> {
  const { context, by } = await publishingWorld()
  const error = await addMedia(context, by, { bytes, alt: text }).then(
    () => 'accepted',
    (caught: Error) => caught.message,
  )
  expect(await context.db.selectFrom('media').select('id').execute()).toEqual([])
  return error
}

const plain = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: '#c04020' } })

const noise = (width: number, height: number) =>
  sharp({
    create: {
      width,
      height,
      channels: 3,
      background: '#000000',
      noise: { type: 'gaussian', mean: 128, sigma: 60 },
    },
  })

/** A whole PNG of black pixels, one bit each: some kilobytes that would fill gigabytes. */
function bomb(side: number): Buffer {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(side, 0)
  header.writeUInt32BE(side, 4)
  header.set([1, 0, 0, 0, 0], 8)
  const rows = deflateSync(Buffer.alloc(side * (1 + Math.ceil(side / 8))), { level: 1 })
  const chunks = [chunk('IHDR', header), chunk('IDAT', rows), chunk('IEND', Buffer.alloc(0))]
  return Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), ...chunks])
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const framed = Buffer.alloc(body.length + 8)
  framed.writeUInt32BE(data.length, 0)
  body.copy(framed, 4)
  framed.writeUInt32BE(crc32(body), body.length + 4)
  return framed
}

describe('a picture', () => {
  it('becomes a JPEG whose description says what it is', async () => {
    const { shape, media } = await taken(await plain(400, 300).png().toBuffer())
    expect(shape).toEqual({
      id: shape.id,
      type: 'image/jpeg',
      width: 400,
      height: 300,
      size: media.bytes.length,
      alt,
      url: `/api/media/${shape.id}`,
    })
    expect(Buffer.from(media.bytes.subarray(0, 3)).toString('hex')).toBe('ffd8ff')
  })

  it('is turned upright and loses where and by whom it was made', async () => {
    const photo = await plain(300, 200)
      .withExif({
        IFD0: { Artist: 'Anne' },
        IFD3: { GPSLatitude: '49/1 15/1 0/1', GPSLatitudeRef: 'N' },
      })
      .withMetadata({ orientation: 6 })
      .jpeg()
      .toBuffer()
    expect((await sharp(photo).metadata()).exif).toBeDefined()
    const { metadata } = await taken(photo)
    expect(metadata).toMatchObject({ width: 200, height: 300 })
    expect(metadata.orientation).toBeUndefined()
    expect(metadata.exif).toBeUndefined()
    expect(metadata.icc).toBeUndefined()
    expect(metadata.xmp).toBeUndefined()
  })

  it('is at most 2048 px and 4 MB, however large it came', async () => {
    const { media, metadata } = await taken(
      await noise(4500, 3000).jpeg({ quality: 80 }).toBuffer(),
    )
    expect(metadata).toMatchObject({ width: 2048, height: 1365 })
    // As large a picture as is kept can be published everywhere.
    const most = Object.values(connectors).map(({ manifest }) => manifest.limits.imageBytes)
    expect(media.size).toBeLessThanOrEqual(Math.min(...most))
  })

  it('is never made larger', async () => {
    expect((await taken(await plain(10, 8).webp().toBuffer())).metadata).toMatchObject({
      width: 10,
      height: 8,
    })
  })

  it.each([
    ['grey', () => plain(60, 40).greyscale().png()],
    ['16 bits', () => plain(60, 40).toColourspace('rgb16').png()],
    ['CMYK', () => plain(60, 40).toColourspace('cmyk').jpeg()],
    ['GIF', () => plain(60, 40).gif()],
    ['AVIF', () => plain(60, 40).avif()],
  ])('may be %s', async (_name, image) => {
    const { metadata } = await taken(await image().toBuffer())
    expect(metadata).toMatchObject({ format: 'jpeg', width: 60, height: 40, depth: 'uchar' })
  })

  it('that can be seen through is laid on white', async () => {
    const clear = await sharp({
      create: { width: 20, height: 20, channels: 4, background: { r: 0, g: 0, b: 0, alpha: 0 } },
    })
      .png()
      .toBuffer()
    const { media } = await taken(clear)
    const { channels } = await sharp(media.bytes).stats()
    expect(channels.map(({ min }) => min)).toEqual([255, 255, 255])
  })

  it('of forty million pixels is taken', async () => {
    const { metadata } = await taken(await plain(8000, 5000).jpeg({ quality: 30 }).toBuffer())
    expect(metadata).toMatchObject({ width: 2048, height: 1280 })
  }, 30_000)

  it('with the same description is kept once, with another one twice', async () => {
    const { context, by } = await publishingWorld()
    const bytes = await plain(30, 20).png().toBuffer()
    const first = await addMedia(context, by, { bytes, alt })
    expect(await addMedia(context, by, { bytes, alt: ` ${alt} ` })).toEqual(first)
    expect((await addMedia(context, by, { bytes, alt: 'Autre' })).id).not.toBe(first.id)
    const other = byOf(await addCommune(context, 'Voisine'))
    expect((await addMedia(context, other, { bytes, alt })).id).not.toBe(first.id)
  })

  it('of another commune is not found', async () => {
    const { context, by } = await publishingWorld()
    const { id } = await addMedia(context, by, { bytes: await plain(9, 9).png().toBuffer(), alt })
    const other = await addCommune(context, 'Voisine')
    await expect(getMedia(context, other, id)).rejects.toMatchObject({ kind: 'not-found' })
  })
})

describe('refused with a sentence', () => {
  it('what has no description', async () => {
    expect(await refused(await plain(9, 9).png().toBuffer(), '  ')).toContain('Décrivez l’image')
    expect(await refused(await plain(9, 9).png().toBuffer(), 'a'.repeat(1501))).toContain(
      '1\u202f500',
    )
  })

  it('what is larger than 20 MB', async () => {
    expect(await refused(new Uint8Array(largestUpload + 1))).toContain('dépasse 20')
  })

  it('a bomb: few bytes that mean too many pixels', async () => {
    const bytes = bomb(20_000)
    expect(bytes.length).toBeLessThan(1_000_000)
    expect(await refused(bytes)).toContain('40 millions de pixels')
    expect(await refused(await plain(6400, 6300).png().toBuffer())).toContain(
      '40 millions de pixels',
    )
  })

  it.each([
    ['a PDF', Buffer.from('%PDF-1.7\n'), 'un document PDF'],
    ['an SVG', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), 'un dessin SVG'],
    ['an SVG after a prologue', Buffer.from('<?xml version="1.0"?>\n<svg/>'), 'un dessin SVG'],
    ['a page', Buffer.from('<!doctype html><title>x</title>'), 'une page web'],
    ['an archive', Buffer.from('PK\x03\x04rest'), 'une archive'],
    ['a HEIC photo', Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic', 'latin1'), 'une photo HEIC'],
    ['a video', Buffer.from('\0\0\0\x18ftypisom\0\0\0\0mp41isom', 'latin1'), 'une vidéo'],
    ['a text', Buffer.from('Bonjour'), 'n’est pas une image'],
    ['nothing', Buffer.alloc(0), 'n’est pas une image'],
  ])('%s, whatever its name says', async (_name, bytes, sentence) => {
    expect(await refused(bytes)).toContain(sentence)
  })

  it('a damaged picture', async () => {
    const whole = await noise(300, 200).png().toBuffer()
    expect(await refused(whole.subarray(0, whole.length / 2))).toContain('abîmée')
    expect(await refused(Buffer.from('\xff\xd8\xff\xe0 not a picture', 'latin1'))).toContain(
      'abîmée',
    )
  })

  it('an animation', async () => {
    const frames = await Promise.all(
      ['#ff0000', '#00ff00'].map(background =>
        sharp({ create: { width: 8, height: 8, channels: 3, background } })
          .png()
          .toBuffer(),
      ),
    )
    const gif = await sharp(frames, { join: { animated: true } })
      .gif()
      .toBuffer()
    expect(await refused(gif)).toContain('animée')
  })
})
