import { MIMEType } from 'node:util'
import type { Sentence } from '../language/sentence.ts'
import { Refusal } from './refusal.ts'
import { platformSentences } from './sentences.ts'

/** The largest picture or PDF that is taken, bytes. */
export const largestUpload = 20 * 1024 * 1024

/** @param most another limit, bytes */
export const tooLarge = (most = largestUpload): Refusal =>
  new Refusal('bad-request', platformSentences.uploadTooLarge(most / 1024 / 1024))

/** The largest form of ours has some twenty fields and files. */
const mostParts = 200

/**
 * Refuses a form of so many parts that reading it alone would keep everybody waiting: 150,000 empty
 * ones are 10 MB and five seconds. A body that is no such form its reader refuses.
 * @param type the request's content type, with its boundary (RFC 7578)
 * @throws Refusal (`bad-request`)
 */
export function refuseManyParts(body: Uint8Array, type: string): void {
  const boundary = boundaryIn(type)
  if (boundary === null) return
  const bytes = Buffer.from(body.buffer, body.byteOffset, body.byteLength)
  // What begins each part, and what ends the last.
  const between = Buffer.from(`--${boundary}`, 'latin1')
  let found = 0
  for (
    let at = bytes.indexOf(between);
    at !== -1;
    at = bytes.indexOf(between, at + between.length)
  ) {
    found += 1
    if (found <= mostParts + 1) continue
    throw new Refusal('bad-request', platformSentences.tooManyParts(mostParts))
  }
}

/**
 * A form as it came.
 * @param none what is said of a body that is none
 * @throws Refusal (`bad-request`)
 */
export async function formIn(
  body: Uint8Array<ArrayBuffer>,
  type: string,
  none: Sentence,
): Promise<FormData> {
  refuseManyParts(body, type)
  try {
    return await new Response(body, { headers: { 'content-type': type } }).formData()
  } catch (error) {
    // The platform says so of its parts, or of a name like `%ff`.
    if (!(error instanceof TypeError || error instanceof URIError)) throw error
    throw new Refusal('bad-request', none)
  }
}

function boundaryIn(type: string): string | null {
  try {
    const { essence, params } = new MIMEType(type)
    return essence === 'multipart/form-data' ? params.get('boundary') : null
  } catch {
    // No type at all: nobody reads it as a form.
    return null
  }
}
