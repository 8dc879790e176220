import { readFile } from 'node:fs/promises'
import { isReadable, mended } from '../language/foreign-text.ts'
import type { Sentence } from '../language/sentence.ts'
import { Refusal } from '../platform/refusal.ts'
import { formIn, largestUpload, tooLarge } from '../platform/upload-limit.ts'
import type { FormFields } from './picture-types.ts'
import { pictureSentences } from './sentences.ts'

/** What a form says of the picture that it brings. */
export type PictureForm = { bytes: Uint8Array; page: number; alt: string }

const mostPages = 10_000

/**
 * Reads a form as it came, from the file that it was written to: `file`, `page` and `alt`.
 * @param type the request's content type, with its boundary
 * @throws Refusal (`bad-request`) when it is no form, has no file, or one that is too large
 */
export async function readPictureForm(place: string, type: string): Promise<PictureForm> {
  const form = await formAt(place, type)
  const file = form.get('file')
  if (!(file instanceof File)) throw refused(pictureSentences.fileMissing)
  if (file.size > largestUpload) throw tooLarge()
  const page = Number(form.get('page') ?? 1)
  if (!Number.isInteger(page) || page < 1 || page > mostPages) {
    throw refused(pictureSentences.pageNotANumber)
  }
  const given = form.get('alt')
  const alt = typeof given === 'string' ? mended(given) : ''
  if (!isReadable(alt)) {
    throw refused(pictureSentences.altUnwritable)
  }
  return { bytes: new Uint8Array(await file.arrayBuffer()), page, alt }
}

/**
 * The same form's texts alone, the last of each name; whether they can be read its caller looks at.
 * @throws Refusal (`bad-request`) when it is no form
 */
export async function readFormFields(place: string, type: string): Promise<FormFields> {
  const form = await formAt(place, type)
  const fields: Record<string, string> = {}
  for (const [name, value] of form) if (typeof value === 'string') fields[name] = value
  const file = form.get('file')
  return { fields, hasFile: file instanceof File && file.size > 0 }
}

async function formAt(place: string, type: string): Promise<FormData> {
  return await formIn(new Uint8Array(await readFile(place)), type, pictureSentences.noForm)
}

const refused = (sentence: Sentence): Refusal => new Refusal('bad-request', sentence)
