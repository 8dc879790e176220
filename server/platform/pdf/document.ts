import { readFileSync } from 'node:fs'
import { buffer } from 'node:stream/consumers'
import type { Language } from '../../language/sentence.ts'
import { inFont } from './font-text.ts'

declare global {
  namespace PDFKit.Mixins {
    interface StructureElementOptions {
      /** What a header cell stands over, and where a picture is: pdfkit 0.20 writes both, its types know neither. */
      scope?: 'Column' | 'Row'
      bbox?: [number, number, number, number]
    }
  }
}

/** What a page is made of, from top to bottom. Words are in the document's language. */
export type PdfPart =
  /** Levels follow one another: no 3 under a 1. */
  | { kind: 'heading'; level: 1 | 2 | 3; text: string }
  | { kind: 'paragraph'; text: string }
  /** Small: how something is counted, where it is from. */
  | { kind: 'note'; text: string }
  /** The first cell of a row says what the row is about. `widths`: how the columns share the line. */
  | { kind: 'table'; head: readonly string[]; rows: readonly string[][]; widths: readonly number[] }
  /** As wide as the line. `alt`: what it shows, for those who do not see it; `ratio`: its form, in any unit. */
  | { kind: 'picture'; bytes: Uint8Array; alt: string; ratio: { width: number; height: number } }
  /** Cells over the whole line, darker where there is more; `open` ones have a line below them. */
  | { kind: 'grid'; alt: string; columns: readonly string[]; rows: readonly GridRow[] }
  /** What follows stands on a page of its own. */
  | { kind: 'page' }

/** @property tint 0–1 */
type GridRow = { label: string; cells: readonly { tint: number; open: boolean }[] }

export type PdfContent = {
  title: string
  language: Language
  /** Whose it is; at the foot of each page, with its number. */
  author: string
  /** When it was made, ms UTC: the same content at the same instant is the same file. */
  at: number
  /** A4 upright to hand out, or as wide as a screen (16:9) with letters that a room reads. */
  pages: 'sheet' | 'slide'
  parts: readonly PdfPart[]
}

const margin = 42
/** The slide of the usual programs, points: 13.333 by 7.5 inches; and how much larger its letters are. */
const slide: [number, number] = [960, 540]
const ofSlide = 2.2
const looks = {
  1: { size: 20, gap: 6 },
  2: { size: 13, gap: 4 },
  3: { size: 10.5, gap: 1 },
} as const
const textSize = 9.5
const small = 8
const padding = 4
/** So much of what follows a heading stays on its page, points. */
const kept = 50
/** The two that every document embeds, unpacked: of a WOFF fontkit unpacks a table anew for each letter. */
export const fonts = {
  regular: new URL('./literata-regular.ttf', import.meta.url),
  bold: new URL('./literata-semibold.ttf', import.meta.url),
}

type Doc = PDFKit.PDFDocument
type Element = ReturnType<Doc['struct']>

/**
 * A tagged PDF (ISO 14289-1, PDF/UA-1): every word stands in the structure, every line that is
 * drawn is an artifact, the fonts are embedded. It has no link to press: an address is printed as it is.
 */
export async function pdfDocument({ parts, ...about }: PdfContent): Promise<Uint8Array> {
  const doc = await begin(about)
  const root = doc.struct('Document')
  doc.addStructure(root)
  let level = 0
  for (const part of parts) {
    if (part.kind === 'heading') {
      if (part.level > level + 1) throw new Error(`a heading ${part.level} under a ${level}`)
      level = part.level
    }
    draw(doc, root, part)
  }
  root.end()
  number(doc, about.author)
  doc.end()
  return await buffer(doc)
}

async function begin(about: Omit<PdfContent, 'parts'>): Promise<Doc> {
  const { title, language, author, at, pages } = about
  const { default: PDFDocument } = await import('pdfkit')
  const date = new Date(at)
  const options: PDFKit.PDFDocumentOptions = {
    ...{ size: pages === 'slide' ? slide : 'A4', margin, pdfVersion: '1.7', bufferPages: true },
    ...{ tagged: true, displayTitle: true, lang: language === 'fr' ? 'fr-FR' : 'en-GB' },
    // Empty: it begins with none of its own, which would not be embedded.
    font: '',
    info: {
      ...{ Title: inXml(title), Author: inXml(author), Creator: 'Tambour' },
      ...{ CreationDate: date, ModDate: date },
    },
  }
  // pdfkit 0.20 knows it, its types do not.
  Object.assign(options, { subset: 'PDF/UA' })
  const doc = new PDFDocument(options)
  if (pages === 'slide') doc.y = doc.page.height / 4
  for (const [name, file] of Object.entries(fonts)) doc.registerFont(name, readFileSync(file))
  return doc
}

/** pdfkit puts them into its XML as they are, and some signs no XML may hold. */
const inXml = (text: string) => text.toWellFormed().replace(/[<>&\p{Cc}\uFFFE\uFFFF]/gu, ' ')

function draw(doc: Doc, root: Element, part: PdfPart): void {
  switch (part.kind) {
    case 'heading': {
      const { size, gap } = looks[part.level]
      doc.font('bold').fontSize(size * scaleOf(doc))
      if (part.level > 1 && doc.y > margin) doc.y += (size / 2) * scaleOf(doc)
      const height = doc.heightOfString(inFont(part.text))
      if (doc.y + height + kept > bottomOf(doc)) doc.addPage()
      say(doc, root, `H${part.level}`, part.text)
      doc.y += gap * scaleOf(doc)
      return
    }
    case 'paragraph':
    case 'note':
      doc.font('regular').fontSize((part.kind === 'note' ? small : textSize) * scaleOf(doc))
      say(doc, root, 'P', part.text)
      doc.y += 3
      return
    case 'table':
      drawTable(doc, root, part)
      return
    case 'picture':
      drawPicture(doc, root, part)
      return
    case 'grid':
      drawGrid(doc, root, part)
      return
    case 'page':
      doc.addPage()
  }
}

const scaleOf = ({ page }: Doc) => (page.width > page.height ? ofSlide : 1)

const bottomOf = ({ page }: Doc) => page.height - margin
const lineOf = ({ page }: Doc) => page.width - 2 * margin

function say(doc: Doc, parent: Element, type: string, text: string): void {
  const element = doc.struct(type, {}, () => {
    // A heading of which no sign can be drawn would be an empty one, which says nothing to anybody.
    const drawn = inFont(text).trim() === '' ? '–' : inFont(text)
    doc.text(drawn, margin, doc.y, { width: lineOf(doc), lineGap: 1 })
  })
  parent.add(element)
}

/** A line that says nothing to who does not see it. */
function rule(doc: Doc, y: number): void {
  doc.markContent('Artifact', { type: 'Layout' })
  doc
    .moveTo(margin, y)
    .lineTo(margin + lineOf(doc), y)
    .lineWidth(0.5)
    .stroke('#999999')
  doc.endMarkedContent()
}

function drawTable(
  doc: Doc,
  root: Element,
  { head, rows, widths }: Extract<PdfPart, { kind: 'table' }>,
): void {
  const all = widths.reduce((sum, one) => sum + one, 0)
  const columns = widths.map(one => (one / all) * lineOf(doc))
  const table = doc.struct('Table')
  root.add(table)
  for (const [place, cells] of [head, ...rows].entries()) {
    const isHead = place === 0
    const isHeader = (column: number) => isHead || column === 0
    const takeFont = (column: number) =>
      doc
        .font(isHeader(column) ? 'bold' : 'regular')
        .fontSize((isHead ? small : textSize) * scaleOf(doc))
    const heights = cells.map((text, column) => {
      takeFont(column)
      const width = (columns[column] ?? 0) - 2 * padding
      return doc.heightOfString(inFont(text), { width })
    })
    const height = Math.max(...heights) + 2 * padding
    if (doc.y + height > bottomOf(doc)) doc.addPage()
    const top = doc.y
    const row = doc.struct('TR')
    table.add(row)
    let left = margin
    for (const [column, text] of cells.entries()) {
      const width = columns[column] ?? 0
      const scope = isHead ? 'Column' : 'Row'
      takeFont(column)
      const at = left
      row.add(
        doc.struct(isHeader(column) ? 'TH' : 'TD', isHeader(column) ? { scope } : {}, () => {
          doc.text(inFont(text), at + padding, top + padding, { width: width - 2 * padding })
        }),
      )
      left += width
    }
    row.end()
    doc.y = top + height
    rule(doc, doc.y)
  }
  table.end()
  doc.x = margin
  doc.y += 6
}

function drawPicture(
  doc: Doc,
  root: Element,
  { bytes, alt, ratio }: Extract<PdfPart, { kind: 'picture' }>,
): void {
  const width = lineOf(doc)
  const height = (width * ratio.height) / ratio.width
  if (doc.y + height > bottomOf(doc)) doc.addPage()
  const top = doc.y
  const element = doc.struct(
    'Figure',
    { alt, bbox: [margin, top, margin + width, top + height] },
    () => {
      doc.image(Buffer.from(bytes), margin, top, { width, height })
    },
  )
  root.add(element)
  doc.y = top + height + 6
}

const gridInk = { paper: '#efece4', tint: '#1d5c47', line: '#000000' }

function drawGrid(
  doc: Doc,
  root: Element,
  { alt, columns, rows }: Extract<PdfPart, { kind: 'grid' }>,
): void {
  doc.font('regular').fontSize(small * Math.min(scaleOf(doc), 1.6))
  const height = textSize * 2 * scaleOf(doc) * 0.85
  const widest = Math.max(...rows.map(({ label }) => doc.widthOfString(inFont(label))))
  const left = margin + widest + 2 * padding
  const width = (margin + lineOf(doc) - left) / columns.length
  const whole = height * (rows.length + 1)
  if (doc.y + whole > bottomOf(doc)) doc.addPage()
  const top = doc.y
  const write = (text: string, x: number, y: number) =>
    doc.text(inFont(text), x, y + (height - 6 - doc.currentLineHeight()) / 2, { lineBreak: false })
  const bbox: [number, number, number, number] = [margin, top, margin + lineOf(doc), top + whole]
  const element = doc.struct('Figure', { alt, bbox }, () => {
    for (const [column, label] of columns.entries()) write(label, left + column * width, top)
    for (const [place, { label, cells }] of rows.entries()) {
      const y = top + (place + 1) * height
      write(label, margin, y)
      for (const [column, { tint, open }] of cells.entries()) {
        const cell = (at: number, tall: number) =>
          doc.rect(left + column * width, at, width - 2, tall)
        cell(y, height - 6).fill(gridInk.paper)
        cell(y, height - 6)
          .fillOpacity(tint)
          .fill(gridInk.tint)
        doc.fillOpacity(1)
        if (open) cell(y + height - 5, 2.5).fill(gridInk.line)
      }
      doc.fillColor(gridInk.line)
    }
  })
  root.add(element)
  doc.x = margin
  doc.y = top + whole + 6
}

/** At the foot of each page: no part of what is read from top to bottom. */
function number(doc: Doc, author: string): void {
  const { count } = doc.bufferedPageRange()
  for (let place = 0; place < count; place++) {
    doc.switchToPage(place)
    // Below the margin it would begin another page.
    doc.page.margins.bottom = 0
    doc.markContent('Artifact', { type: 'Pagination' })
    doc
      .font('regular')
      .fontSize(small * Math.min(scaleOf(doc), 1.6))
      .fillColor('#444444')
    const text = inFont(`${author} · ${place + 1}/${count}`)
    const options = { width: lineOf(doc), align: 'right', lineBreak: false } as const
    doc.text(text, margin, doc.page.height - margin + 14, options)
    doc.endMarkedContent()
  }
}
