import type { Metadata, Sharp } from 'sharp'
import type { Sentence } from '../language/sentence.ts'
import { Refusal } from '../platform/refusal.ts'
import { renderPage } from './pdf-page.ts'
import type { AcceptedPicture, Picture } from './picture-types.ts'
import { sniff } from './picture-types.ts'
import type { PicturePlan } from './rules-rendition-plan.ts'
import { type Stamp, stampDrawing } from './rules-stamp.ts'
import { pictureSentences } from './sentences.ts'

const mostPixels = 40_000_000
/**
 * The longest side that is kept, px: a screen of 1280 px with two dots a pixel. Facebook shows 2048 and Instagram
 * 1440; an A3 poster keeps 155 dots an inch, so that its small print is read. A photo weighs about
 * 1.5 MB, and the database, its copies and their transfer stay a village's.
 */
const longestSidePx = 2560
const mostBytes = 5_000_000
const keptQualities = [90, 84, 76, 66, 50]
const sentQualities = [88, 80, 72, 62, 50, 40]

const otherKinds: Record<string, Sentence> = {
  svg: pictureSentences.svg,
  zip: pictureSentences.zip,
  html: pictureSentences.html,
  video: pictureSentences.video,
  heic: pictureSentences.heic,
  unknown: pictureSentences.noPicture,
}

/**
 * Reads an uploaded file as a picture: turned upright, in sRGB, stripped of its metadata, at most
 * 2560 px on its longer side. A drawing that weighs less so stays a PNG; all else becomes a JPEG.
 * @param page of a PDF, counted from 1
 * @throws Refusal (`bad-request`) that says what the file is instead, or why it cannot be used.
 */
export async function readPicture(
  bytes: Uint8Array,
  page = 1,
): Promise<Omit<AcceptedPicture, 'sha256' | 'page'>> {
  const type = sniff(bytes)
  if (type === 'pdf') {
    const { pages, text, ...raw } = await renderPage(bytes, page, longestSidePx)
    const image = (await open())(raw.data, {
      raw: { width: raw.width, height: raw.height, channels: 4 },
    })
    return { ...(await keep(image, true)), pages, text }
  }
  const other = otherKinds[type]
  if (other !== undefined) throw refused(other)
  const sharp = await open()
  const input = () =>
    sharp(bytes, { limitInputPixels: mostPixels, failOn: 'error', sequentialRead: true })
  const metadata = await reading(() => input().metadata())
  refuseUnusable(metadata)
  const isLossless = type === 'png' || type === 'gif'
  return { ...(await reading(() => keep(input(), isLossless))), pages: 1, text: null }
}

/** @throws Refusal (`bad-request`) for what telephones do not make; a HEIC is refused with its own words */
export function refuseNoPhoto(bytes: Uint8Array): void {
  if (!['jpeg', 'png', 'webp', 'heic'].includes(sniff(bytes)))
    throw refused(pictureSentences.noPhoto)
}

/**
 * The picture as a plan wants it. The same plan gives the same bytes.
 * @throws Refusal (`bad-request`) when it cannot be made small enough.
 */
export async function adaptPicture(bytes: Uint8Array, plan: PicturePlan): Promise<Picture> {
  const sharp = await open()
  // Smaller by a quarter of its sides each time that no quality is small enough.
  for (let by = 1; by >= 0.2; by *= 0.75) {
    const left = Math.round(plan.left * by)
    const top = Math.round(plan.top * by)
    const whole = {
      width: plan.left + plan.width + plan.right,
      height: plan.top + plan.height + plan.bottom,
    }
    // Towards the square: whole pixels must not make it narrower or flatter than its network takes.
    const isTall = whole.width < whole.height
    const width = (isTall ? Math.ceil : Math.floor)(whole.width * by)
    const height = (isTall ? Math.floor : Math.ceil)(whole.height * by)
    if (by < 1 && width < plan.leastWidth) break
    const inside = {
      width: Math.min(width - left, Math.round(plan.width * by)),
      height: Math.min(height - top, Math.round(plan.height * by)),
    }
    const { data, info } = await sharp(bytes)
      .resize({ ...inside, fit: 'fill' })
      .extend({
        left,
        top,
        right: Math.max(0, width - left - inside.width),
        bottom: Math.max(0, height - top - inside.height),
        background: '#ffffff',
      })
      .toColourspace('srgb')
      .removeAlpha()
      .raw()
      .toBuffer({ resolveWithObject: true })
    const raw = { width: info.width, height: info.height, channels: info.channels }
    for (const { type, mostBytes } of plan.as) {
      const made =
        type === 'image/png'
          ? await asPng(sharp(data, { raw }))
          : await asJpeg(
              qualities => sharp(data, { raw }).jpeg(qualities),
              sentQualities,
              mostBytes,
            )
      if (made !== null && made.length <= mostBytes) {
        return { bytes: made, type, width: info.width, height: info.height }
      }
    }
  }
  throw refused(pictureSentences.notReducible)
}

/** The picture, as it was taken in, with a band over it that says why it is true no more. */
export async function stampPicture(bytes: Uint8Array, stamp: Stamp): Promise<Picture> {
  const sharp = await open()
  const { width, height } = await sharp(bytes).metadata()
  const band = Buffer.from(stampDrawing(stamp, { width, height }))
  const { data, info } = await sharp(bytes)
    .composite([{ input: band }])
    .toColourspace('srgb')
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true })
  const raw = { width: info.width, height: info.height, channels: info.channels }
  return await keep(sharp(data, { raw }), sniff(bytes) === 'png')
}

/** Loaded with the first picture: most processes never need it. */
async function open(): Promise<typeof import('sharp').default> {
  const { default: sharp } = await import('sharp')
  // One picture at a time, on one thread, and nothing kept of the last one.
  sharp.concurrency(1)
  sharp.cache(false)
  return sharp
}

function refuseUnusable({ width, height, pages }: Metadata): void {
  if (width * height > mostPixels) throw tooManyPixels()
  if ((pages ?? 1) > 1) throw refused(pictureSentences.animated)
}

async function keep(image: Sharp, isLossless: boolean): Promise<Picture> {
  const upright = image
    .autoOrient()
    .resize({
      width: longestSidePx,
      height: longestSidePx,
      fit: 'inside',
      withoutEnlargement: true,
    })
    .flatten({ background: '#ffffff' })
    .toColourspace('srgb')
  const { data, info } = await upright.raw().toBuffer({ resolveWithObject: true })
  const sharp = await open()
  const raw = { width: info.width, height: info.height, channels: info.channels }
  const size = { width: info.width, height: info.height }
  const jpeg = await asJpeg(
    options => sharp(data, { raw }).toColourspace('srgb').jpeg(options),
    keptQualities,
    mostBytes,
  )
  const png = isLossless ? await asPng(sharp(data, { raw }).toColourspace('srgb')) : null
  if (png !== null && png.length <= (jpeg?.length ?? mostBytes)) {
    return { bytes: png, type: 'image/png', ...size }
  }
  if (jpeg !== null) return { bytes: jpeg, type: 'image/jpeg', ...size }
  throw refused(pictureSentences.notKeepable)
}

const asPng = (image: Sharp): Promise<Buffer> => image.png({ compressionLevel: 9 }).toBuffer()

/** The first quality with which it is small enough; null: none. */
async function asJpeg(
  encoder: (options: { quality: number; chromaSubsampling: string }) => Sharp,
  qualities: readonly number[],
  most: number,
): Promise<Buffer | null> {
  for (const quality of qualities) {
    // Posters are letters on colours: chroma at full resolution keeps their edges clean.
    const chromaSubsampling = quality > 70 ? '4:4:4' : '4:2:0'
    const bytes = await encoder({ quality, chromaSubsampling }).toBuffer()
    if (bytes.length <= most) return bytes
  }
  return null
}

async function reading<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof Refusal) throw error
    const message = error instanceof Error ? error.message : ''
    if (/pixel limit|too large|dimensions/i.test(message)) throw tooManyPixels()
    throw refused(pictureSentences.broken)
  }
}

const tooManyPixels = (): Refusal => refused(pictureSentences.tooManyPixels)

const refused = (sentence: Sentence): Refusal => new Refusal('bad-request', sentence)
