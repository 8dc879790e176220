import type { PDFiumModule as PdfiumModule } from '@hyzyla/pdfium'
import type { Sentence } from '../language/sentence.ts'
import { Refusal } from '../platform/refusal.ts'
import { pictureSentences } from './sentences.ts'

type Pdfium = Awaited<ReturnType<typeof PdfiumModule>>

/** Rows of RGBA, without gaps. */
export type RenderedPage = {
  data: Uint8Array
  width: number
  height: number
  pages: number
  text: string | null
}

/** What a hostile document can make it take, bytes; a page of an A3 poster needs some 100 MB. */
const mostMemory = 512 * 1024 * 1024
/** WebAssembly counts its memory in these, bytes. */
const memoryPage = 65_536

/** fpdfview.h */
const wrongPassword = 4
const annotations = 0x01
const redFirst = 0x10
const bgra = 4
/** The longest suggestion: what a poster says, not what a brochure does. */
const longestText = 600

/**
 * One page of a PDF as a picture, by PDFium in WebAssembly: what a hostile document breaks stays in
 * its memory, which is bounded. Text without hints for a screen's subpixels, for any scale shows it.
 * @param page counted from 1
 * @param longestSidePx of the picture
 * @throws Refusal (`bad-request`) for a document that is locked, broken or empty, or has no such page
 */
export async function renderPage(
  bytes: Uint8Array,
  page: number,
  longestSidePx: number,
): Promise<RenderedPage> {
  boundMemory()
  const { PDFiumModule } = await import('@hyzyla/pdfium')
  const pdfium = await PDFiumModule({})
  try {
    return read(pdfium, bytes, page, longestSidePx)
  } catch (error) {
    // PDFium aborts where it gets no memory: three million strokes are 80 kB, and want more than it has.
    if (error instanceof WebAssembly.RuntimeError) throw tooHeavy()
    throw error
  }
}

function read(
  pdfium: Pdfium,
  bytes: Uint8Array,
  page: number,
  longestSidePx: number,
): RenderedPage {
  pdfium._FPDF_InitLibraryWithConfig({ version: 2 })
  const at = room(pdfium, bytes.length)
  pdfium.HEAPU8.set(bytes, at)
  const document = pdfium._FPDF_LoadMemDocument(at, bytes.length, 0)
  if (document === 0) throw whyClosed(pdfium)
  const pages = pdfium._FPDF_GetPageCount(document)
  if (pages < 1) throw refused(pictureSentences.pdfWithoutPages)
  if (page > pages) throw refused(pictureSentences.noSuchPage(pages, page))
  const opened = pdfium._FPDF_LoadPage(document, page - 1)
  if (opened === 0) throw broken()
  return { ...paint(pdfium, opened, longestSidePx), pages, text: textOf(pdfium, opened) }
}

function paint(pdfium: Pdfium, page: number, longestSidePx: number) {
  const points = {
    width: pdfium._FPDF_GetPageWidth(page),
    height: pdfium._FPDF_GetPageHeight(page),
  }
  const scale = longestSidePx / Math.max(points.width, points.height)
  if (!(scale > 0 && Number.isFinite(scale))) throw broken()
  const width = Math.max(1, Math.round(points.width * scale))
  const height = Math.max(1, Math.round(points.height * scale))
  const size = width * height * 4
  const at = room(pdfium, size)
  const bitmap = pdfium._FPDFBitmap_CreateEx(width, height, bgra, at, width * 4)
  if (bitmap === 0) throw tooHeavy()
  pdfium._FPDFBitmap_FillRect(bitmap, 0, 0, width, height, 0xffffffff)
  pdfium._FPDF_RenderPageBitmap(bitmap, page, 0, 0, width, height, 0, annotations | redFirst)
  return { data: pdfium.HEAPU8.slice(at, at + size), width, height }
}

/** A start for the description, where the page has text and not only a picture of it. */
function textOf(pdfium: Pdfium, page: number): string | null {
  const loaded = pdfium._FPDFText_LoadPage(page)
  if (loaded === 0) return null
  const count = Math.min(pdfium._FPDFText_CountChars(loaded), 4 * longestText)
  if (count < 1) return null
  const size = (count + 1) * 2
  const at = room(pdfium, size)
  const length = pdfium._FPDFText_GetText(loaded, 0, count, at)
  const bytes = pdfium.HEAPU8.slice(at, at + Math.max(0, length - 1) * 2)
  const lines = new TextDecoder('utf-16le')
    .decode(bytes)
    .split(/[\r\n]+/)
    .map(line =>
      line
        .replace(/\p{Cc}|\ufffe|\ufffd/gu, ' ')
        .replace(/\s+/g, ' ')
        .trim(),
    )
    .filter(line => line !== '')
  const text = lines.join(', ')
  // A font without names for its letters gives signs that are no words.
  const letters = text.match(/[\p{L}\p{N}\s]/gu)?.length ?? 0
  if (text.length < 10 || letters < text.length * 0.7 || text.length > longestText) return null
  return text
}

function room(pdfium: Pdfium, size: number): number {
  const at = pdfium.wasmExports.malloc(size)
  if (at === 0) throw tooHeavy()
  return at
}

type Memory = { readonly buffer: ArrayBuffer; grow(more: number): number }
/** Node has it; the types of Node do not. */
declare const WebAssembly: { Memory: { prototype: Memory }; RuntimeError: typeof Error }

let isBounded = false

/** Its memory grows by this function alone, which WebAssembly itself cannot go round. */
function boundMemory(): void {
  if (isBounded) return
  isBounded = true
  const { grow } = WebAssembly.Memory.prototype
  WebAssembly.Memory.prototype.grow = function (this: Memory, more: number): number {
    if (this.buffer.byteLength + more * memoryPage > mostMemory) {
      throw new RangeError('a document wants more memory than it may have')
    }
    return grow.call(this, more)
  }
}

function whyClosed(pdfium: Pdfium): Refusal {
  return pdfium._FPDF_GetLastError() === wrongPassword
    ? refused(pictureSentences.pdfLocked)
    : broken()
}

const broken = (): Refusal => refused(pictureSentences.pdfBroken)

const tooHeavy = (): Refusal => refused(pictureSentences.pdfTooHeavy)

const refused = (sentence: Sentence): Refusal => new Refusal('bad-request', sentence)
