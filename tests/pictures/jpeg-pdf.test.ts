import sharp from 'sharp'
import { expect, it } from 'vitest'
import { renderPage } from '../../server/pictures/pdf-page.ts'
import { jpegToPdf } from '../../server/pictures/rules-jpeg-pdf.ts'

const jpegOf = (width: number, height: number, colours: 'srgb' | 'b-w' | 'cmyk' = 'srgb') =>
  sharp({ create: { width, height, channels: 3, background: '#c02040' } })
    .toColourspace(colours)
    .jpeg()
    .toBuffer()

/** What a reader that nobody here wrote sees: the colour in the page's middle, and its shape. */
async function seen(pdf: Uint8Array) {
  const { data, width, height, pages } = await renderPage(pdf, 1, 400)
  const middle = (Math.floor(height / 2) * width + Math.floor(width / 2)) * 4
  return {
    colour: [...data.slice(middle, middle + 3)],
    corner: [...data.slice(0, 3)],
    width,
    height,
    pages,
  }
}

it.each([
  ['upright', 300, 400, 400],
  ['across', 800, 300, 283],
])('a picture %s is one page of A4, with a margin', async (_how, width, height, high) => {
  const page = await seen(jpegToPdf(await jpegOf(width, height)))
  expect(page).toMatchObject({ pages: 1, height: high, corner: [255, 255, 255] })
  expect(page.colour[0]).toBeGreaterThan(180)
  expect(page.colour[1]).toBeLessThan(60)
})

it('keeps grey and four colours as they are', async () => {
  const grey = await seen(jpegToPdf(await jpegOf(50, 50, 'b-w')))
  expect(grey.colour[0]).toBe(grey.colour[1])
  const four = await seen(jpegToPdf(await jpegOf(50, 50, 'cmyk')))
  expect(four.colour[0]).toBeGreaterThan(150)
  expect(four.colour[1]).toBeLessThan(110)
})

it.each([
  ['nothing', []],
  ['a text', [...Buffer.from('une affiche en texte seulement')]],
  ['a cut one', [0xff, 0xd8, 0xff, 0xe0, 0x00, 0x10, 1, 2]],
  ['one that names no length', [0xff, 0xd8, 0xff, 0xe0, 0, 0, 0xff, 0xe0, 0, 0, 0, 0, 0, 0, 0, 0]],
])('%s is no JPEG', (_what, bytes) => {
  expect(() => jpegToPdf(Uint8Array.from(bytes))).toThrow(RangeError)
})
