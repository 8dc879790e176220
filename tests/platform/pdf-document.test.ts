import { buffer } from 'node:stream/consumers'
import fc from 'fast-check'
import PDFDocument from 'pdfkit'
import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { renderPage } from '../../server/pictures/pdf-page.ts'
import { type PdfPart, pdfDocument } from '../../server/platform/pdf/document.ts'
import { inFont } from '../../server/platform/pdf/font-text.ts'
import { PdfObjects } from '../support/pdf/objects.ts'
import { flat, pdfUaFaults, structureOf } from '../support/pdf/ua.ts'

const at = Date.parse('2026-12-01T09:00:00Z')
const about = {
  title: 'Délais 2026',
  author: 'Saint-Rémi',
  language: 'fr',
  pages: 'sheet',
  at,
} as const
const pdfOf = (parts: readonly PdfPart[]) => pdfDocument({ ...about, parts })
const heading = (level: 1 | 2 | 3, text = 'Un titre'): PdfPart => ({ kind: 'heading', level, text })
const table = (rows: string[][]): PdfPart => ({
  ...{ kind: 'table', head: ['Canal', 'Messages'], rows, widths: [2, 1] },
})
const typesOf = (bytes: Uint8Array) =>
  flat(structureOf(new PdfObjects(bytes))).map(({ type }) => type)

describe('a PDF', () => {
  it('breaks no rule of PDF/UA, with every kind of part', async () => {
    const bytes = await sharp({
      create: { width: 8, height: 4, channels: 3, background: '#1d5c47' },
    })
      .png()
      .toBuffer()
    const pdf = await pdfOf([
      heading(1, 'Délais de réponse'),
      { kind: 'paragraph', text: 'La médiane est de 12\u00a0min\u202f; « œuvre » à 3\u00a0€.' },
      heading(2),
      table([
        ['Page Facebook', '43'],
        ['Courriel', '12'],
      ]),
      heading(3),
      { kind: 'picture', bytes, alt: 'Douze semaines en colonnes', ratio: { width: 2, height: 1 } },
      { kind: 'note', text: 'Comptés à l’ouverture.' },
    ])
    expect(pdfUaFaults(pdf)).toEqual([])
    expect(typesOf(pdf)).toEqual([
      ...['Document', 'H1', 'P', 'H2', 'Table', 'TR', 'TH', 'TH', 'TR', 'TH', 'TD'],
      ...['TR', 'TH', 'TD', 'H3', 'Figure', 'P'],
    ])
    const { pages, text } = await renderPage(pdf, 1, 1200)
    expect(pages).toBe(1)
    expect(text?.replaceAll(/\s+/g, ' ')).toContain('La médiane est de 12 min ; « œuvre » à 3 €.')
  })

  it('is as sound as slides, with a grid of which every word stands in its figure', async () => {
    const cells = [{ tint: 1, open: true }, ...Array(23).fill({ tint: 0, open: false })]
    const columns = cells.map((_, hour) => `${hour}\u00a0h`)
    const rows = ['lundi', 'mardi'].map(label => ({ label, cells }))
    const parts: PdfPart[] = [
      heading(1),
      { kind: 'page' },
      { kind: 'grid', alt: 'Messages du lundi au mardi\u00a0: 3, 2.', columns, rows },
      { kind: 'note', text: 'Plus c’est foncé, plus il y a de messages.' },
    ]
    const pdf = await pdfDocument({ ...about, pages: 'slide', parts })
    expect(pdfUaFaults(pdf)).toEqual([])
    expect(typesOf(pdf)).toEqual(['Document', 'H1', 'Figure', 'P'])
    const { pages, width, height, data } = await renderPage(pdf, 2, 960)
    expect([pages, width, height]).toEqual([2, 960, 540])
    // The cell of which there is most is the darkest of its line, and the mairie is open in it.
    const inked = (x: number, y: number) => 255 - (data[(y * width + x) * 4] ?? 255)
    expect(inked(105, 90)).toBeGreaterThan(inked(500, 90) + 100)
  })

  it('is as sound over several pages, and numbers them', async () => {
    const long = 'Une phrase qui se répète, et qui remplit la page. '.repeat(60)
    const pdf = await pdfOf([
      heading(1),
      ...Array.from({ length: 6 }, (): PdfPart => ({ kind: 'paragraph', text: long })),
      table(Array.from({ length: 60 }, (_, place) => [`Canal ${place}`, String(place)])),
    ])
    expect(pdfUaFaults(pdf)).toEqual([])
    const { pages } = await renderPage(pdf, 1, 300)
    expect(pages).toBeGreaterThan(3)
    expect((await renderPage(pdf, pages, 300)).text).toContain(`Saint-Rémi · ${pages}/${pages}`)
  })

  it('is the same file for the same content at the same instant', async () => {
    const parts = [heading(1), table([['Page', '1']])]
    expect(Buffer.compare(await pdfOf(parts), await pdfOf(parts))).toBe(0)
  })

  it('is sound whatever somebody types', async () => {
    const typed = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 80 }),
      fc.constantFrom(
        '🎉 Łódź',
        'L’Haÿ-les-Roses, L’HAŸ',
        '(a) \\ <b> & c',
        '日本',
        'a\r\nb\tc',
        '\0',
      ),
    )
    await fc.assert(
      fc.asyncProperty(typed, typed, async (one, other) => {
        const parts: PdfPart[] = [heading(1, one), { kind: 'note', text: other }]
        const title = `« ${one} »`
        expect(pdfUaFaults(await pdfDocument({ ...about, title, parts }))).toEqual([])
      }),
      { numRuns: 60 },
    )
  })

  it('has no heading without a word, of whatever signs it is', async () => {
    const { text } = await renderPage(await pdfOf([heading(1, '🎉 🎉')]), 1, 300)
    expect(text).toContain('–')
  })

  it('has no heading that leaves one out', async () => {
    await expect(pdfOf([heading(1), heading(3)])).rejects.toThrow('a heading 3 under a 1')
  })
})

describe('text that the fonts do not have', () => {
  it('keeps what can be read of it', () => {
    expect(inFont('Łódź 12\u202f345 🎉!')).toBe('?ódz 12\u00a0345 !')
    expect(inFont('L’HAŸ, œuf, 3 €')).toBe('L’HAY, œuf, 3 €')
  })
})

it('a document without any of this breaks the rules, each by its number', async () => {
  const doc = new PDFDocument()
  doc.text('Bonjour')
  doc.end()
  const numbers = pdfUaFaults(await buffer(doc)).map(fault => fault.slice(0, 6))
  expect(new Set(numbers)).toEqual(
    new Set([
      ...['01-005', '01-006', '06-001', '06-002', '06-003', '07-002', '11-006'],
      ...['31-006', '31-009', '31-027'],
    ]),
  )
})
