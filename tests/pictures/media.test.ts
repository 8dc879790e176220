import { crc32, deflateSync } from 'node:zlib'
import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { addMedia, getMedia } from '../../server/pictures/media.ts'
import { pictureSentences } from '../../server/pictures/sentences.ts'
import { largestUpload } from '../../server/platform/upload-limit.ts'
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

/** A picture as a camera stores it that is held so (TIFF 6.0, « Orientation »). */
async function storedAs(upright: Buffer, orientation: number): Promise<Buffer> {
  const image = sharp(upright)
  const turned: Record<number, () => typeof image> = {
    1: () => image,
    2: () => image.flop(),
    3: () => image.rotate(180),
    4: () => image.flip(),
    5: () => sharp(upright).rotate(270).flop(),
    6: () => image.rotate(270),
    7: () => sharp(upright).rotate(90).flop(),
    8: () => image.rotate(90),
  }
  // Rotation comes before mirroring unless it is written down in between.
  const stored = await (turned[orientation] ?? turned[1])?.().png().toBuffer()
  return await sharp(stored).withMetadata({ orientation }).jpeg({ quality: 95 }).toBuffer()
}

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
    const { shape, media } = await taken(await noise(200, 150).png().toBuffer())
    expect(shape).toEqual({
      id: shape.id,
      picture: media.pictureId,
      type: 'image/jpeg',
      width: 200,
      height: 150,
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

  it('is at most 2560 px and 5 MB, however large it came', async () => {
    const { media, metadata } = await taken(
      await noise(2700, 1800).jpeg({ quality: 80 }).toBuffer(),
    )
    expect(metadata).toMatchObject({ format: 'jpeg', width: 2560, height: 1707 })
    expect(media.size).toBeLessThanOrEqual(5_000_000)
  })

  it('that is a drawing stays a PNG, which is sharper and weighs less', async () => {
    const { media, metadata } = await taken(await plain(300, 200).png().toBuffer())
    expect(metadata).toMatchObject({ format: 'png', width: 300, height: 200 })
    expect(media).toMatchObject({ type: 'image/png' })
    const photo = await taken(await noise(300, 200).png().toBuffer())
    expect(photo.media.type).toBe('image/jpeg')
  })

  it('is never made larger', async () => {
    expect((await taken(await plain(10, 8).webp().toBuffer())).metadata).toMatchObject({
      width: 10,
      height: 8,
    })
  })

  it.each([
    ['grey', () => noise(60, 40).greyscale().png()],
    ['16 bits', () => plain(60, 40).toColourspace('rgb16').png()],
    ['CMYK', () => plain(60, 40).toColourspace('cmyk').jpeg()],
    ['GIF', () => plain(60, 40).gif()],
    ['AVIF', () => plain(60, 40).avif()],
    ['WebP', () => plain(60, 40).webp()],
    ['interlaced', () => plain(60, 40).png({ progressive: true })],
    ['with a palette', () => plain(60, 40).png({ palette: true })],
  ])('may be %s', async (_name, image) => {
    const { metadata } = await taken(await image().toBuffer())
    expect(metadata).toMatchObject({ width: 60, height: 40, depth: 'uchar', space: 'srgb' })
    expect(metadata.channels).toBe(3)
  })

  it.each([
    ['in Display P3', () => plain(60, 40).withIccProfile('p3').png()],
    ['of 16 bits', () => plain(60, 40).toColourspace('rgb16').png()],
  ])('keeps its colours, which came %s', async (_name, image) => {
    const { media, metadata } = await taken(await image().toBuffer())
    expect(metadata.icc).toBeUndefined()
    const { channels } = await sharp(media.bytes).stats()
    for (const [place, wanted] of [0xc0, 0x40, 0x20].entries()) {
      expect(Math.abs((channels[place]?.mean ?? 0) - wanted)).toBeLessThan(8)
    }
  })

  it('keeps the colours that a printer’s inks can make, which came in CMYK', async () => {
    const grey = { width: 60, height: 40, channels: 3 as const, background: '#7a8a6a' }
    const inks = await sharp({ create: grey }).withIccProfile('cmyk').jpeg({ quality: 100 })
    const { media } = await taken(await inks.toBuffer())
    const { channels } = await sharp(media.bytes).stats()
    for (const [place, wanted] of [0x7a, 0x8a, 0x6a].entries()) {
      expect(Math.abs((channels[place]?.mean ?? 0) - wanted)).toBeLessThan(20)
    }
  })

  it.each([1, 2, 3, 4, 5, 6, 7, 8])('whose EXIF says %i is turned upright', async orientation => {
    // Red in the corner that is the top left one once it is upright.
    const upright = await sharp({
      create: { width: 40, height: 20, channels: 3, background: '#ffffff' },
    })
      .composite([{ input: await plain(10, 10).png().toBuffer(), left: 0, top: 0 }])
      .png()
      .toBuffer()
    const stored = await storedAs(upright, orientation)
    const { media, metadata } = await taken(stored)
    expect(metadata).toMatchObject({ width: 40, height: 20 })
    const { data, info } = await sharp(media.bytes).raw().toBuffer({ resolveWithObject: true })
    const blueAt = (x: number, y: number) => data[(y * info.width + x) * info.channels + 2] ?? -1
    expect(blueAt(4, 4)).toBeLessThan(90)
    expect([blueAt(36, 4), blueAt(4, 16), blueAt(36, 16)].every(blue => blue > 200)).toBe(true)
  })

  it('has nothing left of its EXIF, XMP and IPTC, not even in its bytes', async () => {
    const xmp =
      '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" dc:creator="SecretXmp"/></rdf:RDF></x:xmpmeta>'
    const photo = await noise(300, 200)
      .withExif({ IFD0: { Artist: 'SecretExif' }, IFD3: { GPSLatitude: '49/1 15/1 0/1' } })
      .withXmp(xmp)
      .jpeg()
      .toBuffer()
    // Photoshop's block, as press agencies write it: APP13 with IPTC's « By-line ».
    const iptc = Buffer.from(
      'Photoshop 3.0\x008BIM\x04\x04\x00\x00\x00\x00\x00\x0f\x1c\x02\x50\x00\x0aSecretIptc\x00',
      'latin1',
    )
    const app13 = Buffer.from([0xff, 0xed, 0, iptc.length + 2])
    const bytes = Buffer.concat([photo.subarray(0, 2), app13, iptc, photo.subarray(2)])
    for (const secret of ['SecretExif', 'SecretXmp', 'SecretIptc']) {
      expect(bytes.includes(secret)).toBe(true)
    }
    const { media } = await taken(bytes)
    const kept = Buffer.from(media.bytes)
    for (const trace of ['Secret', 'Exif', 'xmpmeta', '8BIM', 'GPS']) {
      expect([trace, kept.includes(trace)]).toEqual([trace, false])
    }
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

  it.each([
    ['JPEG to be turned', () => plain(8000, 5000).jpeg().withMetadata({ orientation: 8 })],
    ['PNG', () => plain(8000, 5000).png({ compressionLevel: 1 })],
  ])(
    'of forty million pixels is taken (%s)',
    async (_name, image) => {
      const { metadata } = await taken(await image().toBuffer())
      expect([metadata.width, metadata.height].toSorted()).toEqual([1600, 2560])
    },
    60_000,
  )

  it('with another description shares its bytes', async () => {
    const { context, by } = await publishingWorld()
    const bytes = await plain(30, 20).png().toBuffer()
    const first = await addMedia(context, by, { bytes, alt })
    expect(await addMedia(context, by, { bytes, alt: ` ${alt} ` })).toEqual(first)
    const other = await addMedia(context, by, { bytes, alt: 'Autre' })
    expect(other.id).not.toBe(first.id)
    expect(other.picture).toBe(first.picture)
    expect(await context.db.selectFrom('picture').select('id').execute()).toHaveLength(1)
    const neighbour = byOf(await addCommune(context, 'Voisine'))
    const theirs = await addMedia(context, neighbour, { bytes, alt })
    expect(theirs.id).not.toBe(first.id)
    expect(theirs.picture).not.toBe(first.picture)
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
    ['a broken PDF', Buffer.from('%PDF-1.7\n'), 'Ce PDF est abîmé'],
    ['an SVG', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), 'un dessin SVG'],
    ['an SVG after a prologue', Buffer.from('<?xml version="1.0"?>\n<svg/>'), 'un dessin SVG'],
    ['a page', Buffer.from('<!doctype html><title>x</title>'), 'une page web'],
    ['an archive', Buffer.from('PK\x03\x04rest'), 'une archive'],
    ['a HEIC photo', Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic', 'latin1'), 'au format HEIC'],
    ['a video', Buffer.from('\0\0\0\x18ftypisom\0\0\0\0mp41isom', 'latin1'), 'une vidéo'],
    ['a text', Buffer.from('Bonjour'), 'n’est pas une image'],
    ['nothing', Buffer.alloc(0), 'n’est pas une image'],
  ])('%s, whatever its name says', async (_name, bytes, sentence) => {
    expect(await refused(bytes)).toContain(sentence)
  })

  it('in English too, though another process says it', async () => {
    const { context, by } = await publishingWorld()
    await expect(
      addMedia(context, by, { bytes: Buffer.from('<svg/>'), alt }),
    ).rejects.toMatchObject({
      sentence: pictureSentences.svg,
    })
  })

  it('a damaged picture', async () => {
    const whole = await noise(90, 60).png().toBuffer()
    expect(await refused(whole.subarray(0, whole.length / 2))).toContain('abîmée')
    for (const format of ['jpeg', 'webp', 'avif', 'gif'] as const) {
      const bytes = await noise(90, 60).toFormat(format).toBuffer()
      expect([format, await refused(bytes.subarray(0, bytes.length / 2))]).toEqual([
        format,
        expect.stringContaining('abîmée'),
      ])
    }
    expect(await refused(Buffer.from('\xff\xd8\xff\xe0 not a picture', 'latin1'))).toContain(
      'abîmée',
    )
  })

  it('a picture whose header lies about its size', async () => {
    const small = await plain(40, 30).png().toBuffer()
    const large = Buffer.from(small)
    large.writeUInt32BE(50_000, 16)
    large.writeUInt32BE(50_000, 20)
    large.writeUInt32BE(crc32(large.subarray(12, 29)), 29)
    expect(await refused(large)).toContain('40 millions de pixels')
    // A canvas of 16,383 px, the most that WebP can say, around a frame of 40.
    const webp = Buffer.from(await plain(40, 30).webp({ lossless: true }).toBuffer())
    const at = webp.indexOf('VP8L') + 9
    webp.writeUInt32LE((webp.readUInt32LE(at) & 0xf0000000) | (16_382 << 14) | 16_382, at)
    expect(await refused(webp)).toMatch(/40 millions|abîmée/)
    const gif = Buffer.from(await plain(40, 30).gif().toBuffer())
    // Its canvas, and its frame after the sign « , » (GIF89a § 18 and 20).
    const frame = gif.lastIndexOf(Buffer.from([0x2c, 0, 0, 0, 0, 40, 0, 30, 0]))
    for (const at of [6, 8, frame + 5, frame + 7]) gif.writeUInt16LE(65_535, at)
    expect(await refused(gif)).toMatch(/40 millions|abîmée/)
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
