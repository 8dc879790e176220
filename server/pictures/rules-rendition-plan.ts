import type { PictureLimits } from '../connectors/connector.ts'

export type PictureFacts = { type: string; width: number; height: number; size: number }

export type PictureType = 'image/jpeg' | 'image/png'

/** How a picture is made fit for a network; sizes in px. */
export type PicturePlan = {
  /** The picture itself, within its margins. */
  width: number
  height: number
  /** White, around it. */
  left: number
  right: number
  top: number
  bottom: number
  /** What it may become, the best first; the first that is small enough is taken. */
  as: readonly { type: PictureType; mostBytes: number }[]
  /** The narrowest that the network takes, with its margins. */
  leastWidth: number
}

export type Fitting =
  /** It goes as it is. */
  | { kind: 'same' }
  | { kind: 'adapted'; plan: PicturePlan }
  /** `type`: the network takes neither JPEG nor PNG; `bytes`: too few for a picture; `small`. */
  | { kind: 'refused'; why: 'type' | 'bytes' | 'small' }

/** Larger than this, a picture that is too narrow for a network would be seen to be blurred. */
const mostEnlarged = 4
/** A picture of less is not worth showing. */
const leastBytes = 20_000

/**
 * What must be done to a picture so that a network takes it. It is made smaller, never cropped: what
 * is too narrow or too wide gets margins. It is enlarged only where the network has a least width.
 */
export function fitPicture(picture: PictureFacts, limits: PictureLimits): Fitting {
  const as = typesFor(picture, limits)
  if (as.length === 0) return { kind: 'refused', why: 'type' }
  if (limits.imageBytes < leastBytes) return { kind: 'refused', why: 'bytes' }
  const sizes = sizesFor(picture, limits)
  if (sizes === null) return { kind: 'refused', why: 'small' }
  const { width, height, left, right, top, bottom } = sizes
  const isSame =
    width === picture.width && height === picture.height && left + right + top + bottom === 0
  const own = as.find(({ type }) => type === picture.type)
  if (isSame && own !== undefined && picture.size <= own.mostBytes) return { kind: 'same' }
  return { kind: 'adapted', plan: { ...sizes, as, leastWidth: limits.imageWidth?.least ?? 1 } }
}

/** Whether a plan adds margins: the one change that people see. */
export function hasMargins({ left, right, top, bottom }: PicturePlan): boolean {
  return left + right + top + bottom > 0
}

/** A drawing stays lossless where the network takes it so; a photo never becomes a PNG. */
function typesFor(picture: PictureFacts, limits: PictureLimits): PicturePlan['as'] {
  const { imageBytes, imageTypes, pngBytes = imageBytes } = limits
  const png = { type: 'image/png', mostBytes: Math.min(imageBytes, pngBytes) } as const
  const jpeg = { type: 'image/jpeg', mostBytes: imageBytes } as const
  const takesJpeg = imageTypes.includes(jpeg.type)
  const wantsPng = picture.type === png.type || !takesJpeg
  return [...(wantsPng && imageTypes.includes(png.type) ? [png] : []), ...(takesJpeg ? [jpeg] : [])]
}

type Sizes = Omit<PicturePlan, 'as' | 'leastWidth'>

/** The largest size of the picture, its own at most, with which all fits; null: none. */
function sizesFor({ width, height }: PictureFacts, limits: PictureLimits): Sizes | null {
  const { least, most } = limits.imageWidth ?? { least: 1, most: Number.POSITIVE_INFINITY }
  // A strip that cannot be enlarged enough for its height gets margins for the rest of its width.
  const framed = withMargins(width, height, { imageRatio: limits.imageRatio })
  const frameWidth = width + framed.left + framed.right
  const frameHeight = height + framed.top + framed.bottom
  const scale = Math.min(
    Math.max(1, least / frameWidth),
    most / frameWidth,
    (limits.imageSide ?? Number.POSITIVE_INFINITY) / Math.max(frameWidth, frameHeight),
    Math.sqrt((limits.imagePixels ?? Number.POSITIVE_INFINITY) / (frameWidth * frameHeight)),
  )
  if (scale > mostEnlarged) return null
  // Whole pixels round up in a margin: most often one or two less on the longer side, and it fits.
  const longer = Math.max(width, height)
  const target = scale === 1 ? longer : Math.round(longer * scale)
  for (let side = target; side >= 1; side--) {
    const sizes = scaled(width, height, side / longer, limits)
    if (isWithin(sizes, limits)) return sizes
  }
  return null
}

function scaled(width: number, height: number, by: number, limits: PictureLimits): Sizes {
  const wide = Math.max(1, Math.round(width * by))
  const high = Math.max(1, Math.round(height * by))
  const { imageRatio: ratio } = limits
  if (by === 1 || ratio === undefined || !isRatio(width, height, ratio)) {
    return withMargins(wide, high, limits)
  }
  // What had the right shape keeps it, rather than get a margin of one pixel.
  const kept = Math.min(
    Math.max(high, Math.ceil(wide / ratio.most)),
    Math.floor(wide / ratio.least),
  )
  return withMargins(wide, Math.max(1, kept), limits)
}

function withMargins(
  width: number,
  height: number,
  { imageRatio: ratio, imageWidth }: Pick<PictureLimits, 'imageRatio' | 'imageWidth'>,
): Sizes {
  const narrowest = ratio === undefined ? 0 : Math.ceil(height * ratio.least)
  const across = Math.max(0, Math.max(narrowest, imageWidth?.least ?? 0) - width)
  const down = ratio === undefined ? 0 : Math.max(0, Math.ceil(width / ratio.most) - height)
  return {
    width,
    height,
    left: Math.floor(across / 2),
    right: Math.ceil(across / 2),
    top: Math.floor(down / 2),
    bottom: Math.ceil(down / 2),
  }
}

function isWithin(sizes: Sizes, limits: PictureLimits): boolean {
  const width = sizes.width + sizes.left + sizes.right
  const height = sizes.height + sizes.top + sizes.bottom
  const { imageRatio, imageWidth, imageSide, imagePixels } = limits
  return (
    (imageRatio === undefined || isRatio(width, height, imageRatio)) &&
    (imageWidth === undefined || (width >= imageWidth.least && width <= imageWidth.most)) &&
    (imageSide === undefined || Math.max(width, height) <= imageSide) &&
    (imagePixels === undefined || width * height <= imagePixels)
  )
}

function isRatio(width: number, height: number, { least, most }: { least: number; most: number }) {
  return width / height >= least && width / height <= most
}

/** The most pictures that one post shows, whatever its network. */
export const mostPictures = 10

/** Whether two lists name the same pictures in the same order. */
export function samePictures(one: readonly number[], other: readonly number[]): boolean {
  return one.length === other.length && one.every((id, place) => id === other[place])
}
