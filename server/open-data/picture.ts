import { readFileSync } from 'node:fs'
import { buffer } from 'node:stream/consumers'
import { html, raw } from 'hono/html'
import { frenchPeriod } from '../language/french.ts'
import { mairieOf } from '../language/town.ts'
import { fitPicture } from '../pictures/rules-rendition-plan.ts'
import { workshop } from '../pictures/workshop.ts'
import { fonts } from '../platform/pdf/document.ts'
import { inFont } from '../platform/pdf/font-text.ts'
import {
  type PublicMedian,
  publicSentence,
  publicTexts,
} from '../reply-times/rules/public-replies.ts'

/** As it stands on a page, CSS pixels. */
export const pictureSize = { width: 440, height: 116 }

/** How far down each line stands, and how high it is. */
const lines = [
  { name: 'mairie', top: 31, size: 14 },
  { name: 'headline', top: 59, size: 21 },
  { name: 'detail', top: 81, size: 14 },
  { name: 'clock', top: 101, size: 12 },
] as const
const left = 22

/** The style of the drawing, which it brings in itself (web/theme.css). */
export const pictureStyle = `rect{fill:#fffdf9;stroke:#e2dbca}path{fill:#1d5c47}text{fill:#625b4c;font:14px -apple-system,"Segoe UI",Roboto,"Noto Sans","Liberation Sans",Arial,sans-serif}.headline{fill:#26241f;font-size:21px;font-weight:600}.clock{font-size:12px}@media(prefers-color-scheme:dark){rect{fill:#24231f;stroke:#3d3a31}path{fill:#93cfb3}text{fill:#b9b3a3}.headline{fill:#ebe7dc}}`

type Drawn = PublicMedian & { from: string; to: string }

const longestName = 46

function textsOf(commune: string, figures: Drawn): Record<(typeof lines)[number]['name'], string> {
  const mairie = mairieOf(commune)
  const { from, to } = figures
  return {
    mairie: mairie.length > longestName ? `${mairie.slice(0, longestName - 1)}…` : mairie,
    ...publicTexts(figures),
    clock: `en heures d’ouverture, ${frenchPeriod(from, to)}`,
  }
}

/** The sentence as a drawing: letters of the reader's machine, light or dark as they like it. */
export function svgOf(commune: string, figures: Drawn): string {
  const { width, height } = pictureSize
  const texts = textsOf(commune, figures)
  return String(html`<svg xmlns="http://www.w3.org/2000/svg" width="${String(width)}" height="${String(height)}" viewBox="0 0 ${String(width)} ${String(height)}" role="img" aria-labelledby="titre methode" lang="fr">
<title id="titre">${mairieOf(commune)}, ${publicSentence(figures)}</title>
<desc id="methode">Temps jusqu’à la première réponse d’une personne, compté pendant les heures d’ouverture, ${frenchPeriod(figures.from, figures.to)}.</desc>
<style>${raw(pictureStyle)}</style>
<rect x=".5" y=".5" width="${String(width - 1)}" height="${String(height - 1)}" rx="8"/>
<path d="M0 8a8 8 0 0 1 6-7.7v115.4A8 8 0 0 1 0 108z"/>
${lines.map(({ name, top }) => html`<text class="${name}" x="${String(left)}" y="${String(top)}">${texts[name]}</text>\n`)}</svg>
`)
}

/** The same for sites that take no drawing: with our letters, on white, two dots a pixel. */
async function pngOf(commune: string, figures: Drawn): Promise<Uint8Array> {
  const { default: PDFDocument } = await import('pdfkit')
  const { width, height } = pictureSize
  const doc = new PDFDocument({ size: [width, height], margin: 0, font: '' })
  doc.rect(0, 0, 6, height).fill('#1d5c47')
  doc.rect(0.5, 0.5, width - 1, height - 1).stroke('#e2dbca')
  const texts = textsOf(commune, figures)
  for (const { name, top, size } of lines) {
    const isHeadline = name === 'headline'
    doc
      .font(readFileSync(isHeadline ? fonts.bold : fonts.regular))
      .fontSize(size)
      .fillColor(isHeadline ? '#26241f' : '#625b4c')
    doc.text(inFont(texts[name]), left, top, { baseline: 'alphabetic', lineBreak: false })
  }
  doc.end()
  const page = await workshop.take(new Uint8Array(await buffer(doc)), 1)
  const facts = { ...page, size: page.bytes.length }
  const limits = {
    imageBytes: 200_000,
    imageTypes: ['image/png'],
    imageWidth: { least: 1, most: 2 * width },
  }
  const fit = fitPicture(facts, limits)
  return fit.kind === 'adapted' ? (await workshop.adapt(page.bytes, fit.plan)).bytes : page.bytes
}

/** Each has some 60 kB. */
const mostKept = 100

/** Pictures that were made, by what they show: one takes a second of a process apart. */
export function createPictures() {
  const made = new Map<number, { shows: string; png: Promise<Uint8Array> }>()
  return {
    /** @returns a PNG; of a commune the last one alone is kept */
    async png({ id, name }: { id: number; name: string }, figures: Drawn): Promise<Uint8Array> {
      const shows = svgOf(name, figures)
      const known = made.get(id)
      if (known?.shows === shows) return await known.png
      const own = { shows, png: pngOf(name, figures) }
      made.delete(id)
      made.set(id, own)
      for (const oldest of made.keys()) {
        if (made.size <= mostKept) break
        made.delete(oldest)
      }
      try {
        return await own.png
      } catch (error) {
        if (made.get(id) === own) made.delete(id)
        throw error
      }
    },
  }
}
