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
  /** `alt`: what it shows, for those who do not see it; its size in points. */
  | { kind: 'picture'; bytes: Uint8Array; alt: string; width: number; height: number }

export type PdfContent = {
  title: string
  language: Language
  /** Whose it is; at the foot of each page, with its number. */
  author: string
  /** When it was made, ms UTC: the same content at the same instant is the same file. */
  at: number
  parts: readonly PdfPart[]
}

const margin = 42
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
const fonts = {
  regular: new URL('./literata-regular.woff', import.meta.url),
  bold: new URL('./literata-semibold.woff', import.meta.url),
}

type Doc = PDFKit.PDFDocument
type Element = ReturnType<Doc['struct']>

/**
 * A tagged PDF of A4 pages (ISO 14289-1, PDF/UA-1): every word stands in the structure, every line that is
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

async function begin({ title, language, author, at }: Omit<PdfContent, 'parts'>): Promise<Doc> {
  const { default: PDFDocument } = await import('pdfkit')
  const date = new Date(at)
  const options: PDFKit.PDFDocumentOptions = {
    ...{ size: 'A4', margin, pdfVersion: '1.7', bufferPages: true },
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
  for (const [name, file] of Object.entries(fonts)) doc.registerFont(name, readFileSync(file))
  return doc
}

/** pdfkit puts them into its XML as they are, and some signs no XML may hold. */
const inXml = (text: string) => text.toWellFormed().replace(/[<>&\p{Cc}\uFFFE\uFFFF]/gu, ' ')

function draw(doc: Doc, root: Element, part: PdfPart): void {
  switch (part.kind) {
    case 'heading': {
      const { size, gap } = looks[part.level]
      doc.font('bold').fontSize(size)
      if (part.level > 1) doc.y += size / 2
      const height = doc.heightOfString(inFont(part.text))
      if (doc.y + height + kept > bottomOf(doc)) doc.addPage()
      say(doc, root, `H${part.level}`, part.text)
      doc.y += gap
      return
    }
    case 'paragraph':
      doc.font('regular').fontSize(textSize)
      say(doc, root, 'P', part.text)
      doc.y += 3
      return
    case 'note':
      doc.font('regular').fontSize(small)
      say(doc, root, 'P', part.text)
      doc.y += 3
      return
    case 'table':
      drawTable(doc, root, part)
      return
    case 'picture':
      drawPicture(doc, root, part)
  }
}

const bottomOf = ({ page }: Doc) => page.height - margin
const lineOf = ({ page }: Doc) => page.width - 2 * margin

function say(doc: Doc, parent: Element, type: string, text: string): void {
  const element = doc.struct(type, {}, () => {
    doc.text(inFont(text), margin, doc.y, { width: lineOf(doc), lineGap: 1 })
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
    const fontOf = (column: number) => (isHead || column === 0 ? 'bold' : 'regular')
    const heights = cells.map((text, column) => {
      doc.font(fontOf(column)).fontSize(isHead ? small : textSize)
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
      const isHeader = isHead || column === 0
      doc.font(fontOf(column)).fontSize(isHead ? small : textSize)
      const at = left
      row.add(
        doc.struct(isHeader ? 'TH' : 'TD', isHeader ? { scope } : {}, () => {
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
  { bytes, alt, width, height }: Extract<PdfPart, { kind: 'picture' }>,
): void {
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

/** At the foot of each page: no part of what is read from top to bottom. */
function number(doc: Doc, author: string): void {
  const { count } = doc.bufferedPageRange()
  for (let place = 0; place < count; place++) {
    doc.switchToPage(place)
    // Below the margin it would begin another page.
    doc.page.margins.bottom = 0
    doc.markContent('Artifact', { type: 'Pagination' })
    doc.font('regular').fontSize(small).fillColor('#444444')
    const text = inFont(`${author} · ${place + 1}/${count}`)
    const options = { width: lineOf(doc), align: 'right', lineBreak: false } as const
    doc.text(text, margin, doc.page.height - margin + 14, options)
    doc.endMarkedContent()
  }
}
