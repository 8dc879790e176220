import { decoded, untransferred } from './charset.ts'

/** The header lines of a mail, by name in lower case, unfolded, in their order. */
export type Header = ReadonlyMap<string, readonly string[]>

/** No line of a header that we read says more than this, in signs: 10,000 recipients do. */
const longest = 32_768
const mostLines = 2_000
/** Nor all of them together, in bytes: some server gives more than was asked for. */
const mostBytes = 1024 * 1024

/** Reads what a server gives of a header, whatever it is: a line that is none is left out. */
export function readHeader(bytes: Uint8Array): Header {
  // The bytes of a header are ASCII; what is not (RFC 6532) is UTF-8, or some local charset.
  const text = decoded(bytes.subarray(0, mostBytes), undefined)
  const header = new Map<string, string[]>()
  const lines = text.split(/\r\n|\n|\r/, mostLines * 8)
  let name = ''
  let parts: string[] = []
  let length = 0
  let count = 0
  const end = () => {
    if (name === '') return
    const values = header.get(name) ?? []
    values.push(parts.join('').trim())
    header.set(name, values)
  }
  for (const line of lines) {
    if (/^[ \t]/.test(line)) {
      if (length < longest) parts.push(` ${line.slice(0, longest).trim()}`)
      length += line.length
      continue
    }
    const colon = line.indexOf(':')
    if (colon <= 0) continue
    end()
    if (++count > mostLines) return header
    name = line.slice(0, colon).trim().toLowerCase()
    parts = [line.slice(colon + 1, colon + 1 + longest)]
    length = line.length
  }
  end()
  return header
}

export const first = (header: Header, name: string): string => header.get(name)?.[0] ?? ''

/** « =?utf-8?Q?R=C3=A9ponse?= » as it is read (RFC 2047); what is broken stays as it is. */
export function readable(text: string): string {
  // Two encoded words in a row are one text, which may be cut inside a letter.
  const joined = text.replace(/\?=\s+(?==\?)/g, '?=')
  const pattern = /(?:=\?[\w.:-]+(?:\*[\w-]*)?\?[bq]\?[^?\s]*\?=)+/gi
  return clean(joined.replace(pattern, run))
}

function run(encoded: string): string {
  let text = ''
  let charset = ''
  let bytes: Uint8Array[] = []
  const flush = () => {
    if (bytes.length > 0) text += decoded(Buffer.concat(bytes), charset)
    bytes = []
  }
  for (const [, label = '', how = '', body = ''] of encoded.matchAll(
    /=\?([\w.:-]+)(?:\*[\w-]*)?\?([bq])\?([^?\s]*)\?=/gi,
  )) {
    if (label.toLowerCase() !== charset) flush()
    charset = label.toLowerCase()
    const isBase64 = how.toLowerCase() === 'b'
    const raw = Buffer.from(isBase64 ? body : body.replaceAll('_', '=20'), 'latin1')
    bytes.push(untransferred(raw, isBase64 ? 'base64' : 'quoted-printable'))
  }
  flush()
  return text
}

/** On one line, without what nobody sees. */
function clean(text: string): string {
  return text
    .replace(/\p{Cc}+/gu, ' ')
    .replace(/ {2,}/g, ' ')
    .trim()
    .toWellFormed()
}

/** The ids in « <a@b> <c@d> » (RFC 5322 § 3.6.4), without brackets; the oldest come first. */
export function idsIn(text: string): string[] {
  const ids = [...text.matchAll(/<([^<>]{1,500})>/g)].map(([, id = '']) => tidyId(id))
  if (ids.length > 0) return ids
  const first = text.trim().split(/\s+/)[0] ?? ''
  return first.includes('@') && first.length <= 500 ? [tidyId(first)] : []
}

const tidyId = (id: string): string => clean(id).replaceAll(' ', '')
