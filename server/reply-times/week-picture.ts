import { crc32, deflateSync } from 'node:zlib'
import type { Verdict } from './rules/verdict.ts'

/** The share on time of a week, or a month, 0–1; both null: nothing was counted. */
export type ChartColumn = { ratio: number | null; verdict: Verdict | null }

/** As it is shown, in CSS pixels; it has twice as many each way. */
export const pictureSize = { width: 560, height: 110 }
type Size = typeof pictureSize

const scale = 2
const thick = 4

/** Places in the palette; the first is transparent, for the sheet is light or dark. */
const ink = { none: 0, reached: 1, nearly: 2, missed: 3, line: 4 } as const
/** Seen on both sheets of `mail/layout.ts`. */
const palette = [0, 0, 0, 0x3f, 0x8f, 0x70, 0xa8, 0x7b, 0x28, 0xc8, 0x58, 0x3f, 0x8a, 0x82, 0x72]

/**
 * The share on time week by week, or month by month: a column each, solid where the goal was reached and hatched where it
 * was not, and the goal's line. Without a word in it: what it stands in says it in the reader's language. A PNG
 * of one byte a pixel (https://www.w3.org/TR/png-3/), drawn here because rectangles need no library
 * in the memory of the server.
 */
export function weekPicture(
  columns: readonly ChartColumn[],
  goalPercent: number,
  size: Size = pictureSize,
): Uint8Array {
  const width = size.width * scale
  const height = size.height * scale
  // Each row begins with its filter: none.
  const pixels = new Uint8Array((width + 1) * height)
  const draw = (x: number, y: number, color: number) => {
    pixels[y * (width + 1) + 1 + x] = color
  }
  const floor = height - thick
  const gap = columns.length > 26 ? 4 : 16
  const columnWidth = Math.floor((width + gap) / columns.length) - gap
  columns.forEach(({ ratio, verdict }, place) => {
    const left = place * (columnWidth + gap)
    for (let x = left; x < left + columnWidth; x++) {
      for (let y = floor; y < height; y++) draw(x, y, ink.line)
      if (ratio === null || verdict === null) continue
      // None on time is a column too: something was counted.
      for (let y = Math.min(yOf(ratio), floor - thick); y < floor; y++) {
        if (verdict === 'reached' || (x + y) % 16 < 8) draw(x, y, ink[verdict])
      }
    }
  })
  const goal = Math.min(yOf(goalPercent / 100), floor - thick)
  for (let x = 0; x < width; x++) {
    if (x % 24 >= 14) continue
    for (let y = goal; y < goal + thick / 2; y++) draw(x, y, ink.line)
  }
  return png(pixels, { width, height })

  function yOf(ratio: number): number {
    return Math.round((1 - ratio) * floor)
  }
}

function png(pixels: Uint8Array, { width, height }: Size): Uint8Array {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  // 8 bits a pixel, each a place in the palette; the rest is as every PNG has it.
  header.set([8, 3, 0, 0, 0], 8)
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('PLTE', Uint8Array.from(palette)),
    chunk('tRNS', Uint8Array.of(0)),
    chunk('IDAT', deflateSync(pixels, { level: 9 })),
    chunk('IEND', new Uint8Array()),
  ])
}

function chunk(name: string, bytes: Uint8Array): Buffer {
  const content = Buffer.concat([Buffer.from(name, 'latin1'), bytes])
  const framed = Buffer.alloc(content.length + 8)
  framed.writeUInt32BE(bytes.length, 0)
  framed.set(content, 4)
  framed.writeUInt32BE(crc32(content), content.length + 4)
  return framed
}
