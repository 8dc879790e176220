import type { Sentence } from '../language/sentence.ts'
import type { PicturePlan, PictureType } from './rules-rendition-plan.ts'
import type { Stamp } from './rules-stamp.ts'

/** What is kept of a picture, and what a network is given. */
export type Picture = { bytes: Uint8Array; type: PictureType; width: number; height: number }

/** A picture as it was taken in. */
export type AcceptedPicture = Picture & {
  /** The hash of the file that was given, in hexadecimal. */
  sha256: string
  /** Counted from 1. */
  page: number
  /** How many the document has that it is a page of; a picture has one. */
  pages: number
  /** What the page says, where it says something that can be read; null: nothing. */
  text: string | null
}

/** The texts of a form, by name, and whether it brings a file that is not empty. */
export type FormFields = { fields: Record<string, string>; hasFile: boolean }

/** `photo`: from strangers, pictures as telephones make them alone; neither a page nor a drawing. */
export type Kinds = { only?: 'photo' | undefined }

/** What is asked of the process that reads what strangers send. */
export type PictureWork =
  /** `page`: of a PDF, counted from 1. */
  | ({ kind: 'take'; bytes: Uint8Array; page: number } & Kinds)
  /** A form that lies in a file: `type` is its content type. */
  | ({ kind: 'take-form'; place: string; type: string } & Kinds)
  /** What such a form says beside its file, which is not looked at. */
  | { kind: 'read-fields'; place: string; type: string }
  | { kind: 'adapt'; bytes: Uint8Array; plan: PicturePlan }
  | { kind: 'stamp'; bytes: Uint8Array; stamp: Stamp }

export type PictureAnswer =
  | { kind: 'taken'; picture: AcceptedPicture; alt: string }
  | ({ kind: 'fields' } & FormFields)
  | { kind: 'adapted'; picture: Picture }
  /** For anybody who gave it; to be made a sentence again (`sentenceAgain`). */
  | { kind: 'refused'; sentence: Sentence }
  | { kind: 'broken'; message: string }
  /** Nothing came: it took too long or too much, or broke what read it. */
  | { kind: 'gone' }

/** With which that process ends when what it was given takes more memory than it may. */
export const outOfMemory = 77

/** What a file really is, by its first bytes: its name and its declared type can say anything. */
export function sniff(bytes: Uint8Array): string {
  const start = Buffer.from(bytes.subarray(0, 1024))
  const at = (offset: number, text: string) =>
    start.subarray(offset, offset + text.length).toString('latin1') === text
  if (start[0] === 0xff && start[1] === 0xd8 && start[2] === 0xff) return 'jpeg'
  if (at(0, '\x89PNG\r\n\x1a\n')) return 'png'
  if (at(0, 'GIF87a') || at(0, 'GIF89a')) return 'gif'
  if (at(0, 'RIFF') && at(8, 'WEBP')) return 'webp'
  if (at(4, 'ftyp')) return sniffBrand(start.subarray(8, start[3] ?? 0).toString('latin1'))
  // Readers take one whose header comes within the first 1024 bytes (ISO 32000-1, annex H).
  if (start.includes('%PDF-')) return 'pdf'
  if (at(0, 'PK')) return 'zip'
  const text = start.toString('latin1').trimStart().toLowerCase()
  if (text.includes('<svg')) return 'svg'
  if (text.startsWith('<')) return 'html'
  return 'unknown'
}

/** The kind of a file in ISO's media format, by the brands that it names (ISO/IEC 14496-12 § 4.3). */
function sniffBrand(brands: string): string {
  if (/avi[fs]/.test(brands)) return 'avif'
  return /he[iv][cx]|mif1|msf1/.test(brands) ? 'heic' : 'video'
}
