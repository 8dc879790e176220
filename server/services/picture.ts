import type { Metadata, Sharp } from 'sharp'
import { Refusal } from './refusal.ts'

/** What is kept of a picture: a JPEG that every network takes. */
export type Picture = { bytes: Buffer; type: 'image/jpeg'; width: number; height: number }

const mostPixels = 40_000_000
const longestSidePx = 2048
/** What Facebook's manifest says it takes. */
const mostBytes = 4_000_000
const qualities = [88, 80, 70, 60, 50, 40]

const names: Record<string, string> = {
  pdf: 'un document PDF',
  svg: 'un dessin SVG',
  zip: 'un document ou une archive',
  html: 'une page web',
  heic: 'une photo HEIC',
  video: 'une vidéo',
}

/**
 * Reads an uploaded file as a picture: turned upright, stripped of its metadata, at most 2048 px
 * on its longer side and 4 MB.
 * @throws Refusal (`bad-request`) that says what the file is instead, or why it cannot be used.
 */
export async function readPicture(bytes: Uint8Array): Promise<Picture> {
  const type = sniff(bytes)
  if (type in names) {
    throw refused(`Ce fichier est ${names[type]} : envoyez une image JPEG, PNG, WebP, AVIF ou GIF.`)
  }
  if (type === 'unknown') {
    throw refused('Ce fichier n’est pas une image : envoyez un JPEG, PNG, WebP, AVIF ou GIF.')
  }
  // Loaded with the first picture: most runs of the command never need it.
  const { default: sharp } = await import('sharp')
  const open = () => sharp(bytes, { limitInputPixels: mostPixels, failOn: 'error' })
  const metadata = await reading(() => open().metadata())
  refuseUnusable(metadata)
  return await reading(() => shrink(open()))
}

function refuseUnusable({ width, height, pages }: Metadata): void {
  if (width * height > mostPixels) throw tooManyPixels()
  if ((pages ?? 1) > 1) {
    throw refused('Cette image est animée : Tambour ne publie que des images fixes.')
  }
}

/** The first quality at which it is small enough; at 2048 px the last one always is. */
async function shrink(image: Sharp): Promise<Picture> {
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
  const { default: sharp } = await import('sharp')
  const raw = { width: info.width, height: info.height, channels: info.channels }
  for (const quality of qualities) {
    // Posters are letters on colours: chroma at full resolution keeps their edges clean.
    const bytes = await sharp(data, { raw })
      .jpeg({ quality, chromaSubsampling: quality > 70 ? '4:4:4' : '4:2:0' })
      .toBuffer()
    if (bytes.length <= mostBytes) {
      return { bytes, type: 'image/jpeg', width: info.width, height: info.height }
    }
  }
  throw refused('Cette image ne se laisse pas réduire : enregistrez-la en JPEG, puis réessayez.')
}

/** Between which a network wants a picture's width divided by its height. */
export type Ratio = { least: number; most: number }

export function isWithinRatio(
  { width, height }: Pick<Picture, 'width' | 'height'>,
  { least, most }: Ratio,
): boolean {
  return width / height >= least && width / height <= most
}

/** The same picture with white margins at its sides, or above and below, where it is too narrow or too wide. */
export async function withinRatio(
  { bytes, width, height }: { bytes: Uint8Array; width: number; height: number },
  { least, most }: Ratio,
): Promise<Buffer> {
  const { default: sharp } = await import('sharp')
  const across = Math.max(0, Math.ceil(height * least) - width)
  const down = Math.max(0, Math.ceil(width / most) - height)
  return await sharp(bytes)
    .extend({
      left: Math.floor(across / 2),
      right: Math.ceil(across / 2),
      top: Math.floor(down / 2),
      bottom: Math.ceil(down / 2),
      background: '#ffffff',
    })
    .jpeg({ quality: 85 })
    .toBuffer()
}

async function reading<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof Refusal) throw error
    const message = error instanceof Error ? error.message : ''
    if (/pixel limit|too large|dimensions/i.test(message)) throw tooManyPixels()
    throw refused(
      'Cette image est abîmée ou incomplète : enregistrez-la de nouveau, puis réessayez.',
    )
  }
}

const tooManyPixels = (): Refusal =>
  refused('Cette image a plus de 40 millions de pixels : réduisez-la, puis réessayez.')

const refused = (message: string): Refusal => new Refusal('bad-request', message)

/** What a file really is, by its first bytes: its name and its declared type can say anything. */
function sniff(bytes: Uint8Array): string {
  const start = Buffer.from(bytes.subarray(0, 512))
  const at = (offset: number, text: string) =>
    start.subarray(offset, offset + text.length).toString('latin1') === text
  if (start[0] === 0xff && start[1] === 0xd8 && start[2] === 0xff) return 'jpeg'
  if (at(0, '\x89PNG\r\n\x1a\n')) return 'png'
  if (at(0, 'GIF87a') || at(0, 'GIF89a')) return 'gif'
  if (at(0, 'RIFF') && at(8, 'WEBP')) return 'webp'
  if (at(4, 'ftyp')) return sniffBrand(start.subarray(8, start[3] ?? 0).toString('latin1'))
  if (at(0, '%PDF')) return 'pdf'
  if (at(0, 'PK')) return 'zip'
  const text = start.toString('latin1').trimStart().toLowerCase()
  if (text.includes('<svg')) return 'svg'
  if (text.startsWith('<')) return 'html'
  return 'unknown'
}

/** Of a file in ISO's media format, by the brands that it names (ISO/IEC 14496-12 § 4.3). */
function sniffBrand(brands: string): string {
  if (/avi[fs]/.test(brands)) return 'avif'
  return /he[iv][cx]|mif1|msf1/.test(brands) ? 'heic' : 'video'
}
