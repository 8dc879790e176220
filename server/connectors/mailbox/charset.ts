/**
 * Bytes as text, by the charset that a mail names. Names are often wrong: what is UTF-8 beyond doubt is
 * read as UTF-8, and what says UTF-8 and is none as Windows’ own, which gives every byte a letter.
 */
export function decoded(bytes: Uint8Array, charset: string | undefined): string {
  const label = (charset ?? '').trim().toLowerCase()
  if (label === 'utf-7' || label === 'unicode-1-1-utf-7') return fromUtf7(latin(bytes))
  const named = decoderOf(label)
  // It has seven bits alone: a text with eight has the wrong name.
  const isOther = named?.encoding === 'iso-2022-jp' && bytes.some(byte => byte > 127)
  const decoder = isOther ? null : named
  if (!isEightBit(decoder?.encoding)) return decoder?.decode(bytes) ?? ''
  try {
    return strict.decode(bytes)
  } catch {
    // A text that was cut has half a character at its end.
    const isUtf8 = decoder?.encoding === 'utf-8' || decoder === null
    if (isUtf8 && isUtf8ButForItsEnd(bytes)) return loose.decode(bytes)
    return (isUtf8 || decoder === null ? windows : decoder).decode(bytes)
  }
}

const strict = new TextDecoder('utf-8', { fatal: true })
const loose = new TextDecoder('utf-8')
const windows = new TextDecoder('windows-1252')

/** Those of which a text in UTF-8 is no text: two letters with accents in a row make no word. */
function isEightBit(encoding: string | undefined): boolean {
  return (
    encoding === undefined || encoding === 'utf-8' || /^(windows-|iso-8859-|x-mac)/.test(encoding)
  )
}

function isUtf8ButForItsEnd(bytes: Uint8Array): boolean {
  for (let cut = 1; cut <= 3 && cut < bytes.length; cut++) {
    try {
      strict.decode(bytes.subarray(0, bytes.length - cut))
      return true
    } catch {
      // One byte less, then.
    }
  }
  return false
}

function decoderOf(label: string): TextDecoder | null {
  if (label === '' || label === 'us-ascii' || label === 'ascii') return null
  try {
    return new TextDecoder(label)
  } catch {
    return null
  }
}

const latin = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1')

/** RFC 2152: « +AOk- » is « é ». */
function fromUtf7(text: string): string {
  return text.replace(/\+([A-Za-z0-9+/]*)-?/g, (all, base64: string) => {
    if (base64 === '') return all.startsWith('+-') ? '+' : all
    const bytes = Buffer.from(base64, 'base64')
    return bytes
      .subarray(0, bytes.length & ~1)
      .swap16()
      .toString('utf16le')
  })
}

/** What a part's transfer encoding (RFC 2045 § 6) makes of it; what no encoding explains stays. */
export function untransferred(bytes: Uint8Array, encoding: string | undefined): Uint8Array {
  const name = (encoding ?? '').trim().toLowerCase()
  if (name === 'base64') return Buffer.from(latin(bytes), 'base64')
  if (name === 'quoted-printable') return unquoted(latin(bytes))
  return bytes
}

function unquoted(text: string): Uint8Array {
  // Spaces at the end of a line are not of the text (rule 3), and « = » there joins two (rule 5).
  const lines = text.split('\n').map(line => line.trimEnd())
  const tidy = lines.join('\n').replace(/=(?:\n|$)/g, '')
  const out = Buffer.alloc(tidy.length)
  let length = 0
  for (let at = 0; at < tidy.length; at++) {
    const code = tidy.charCodeAt(at)
    const hex = code === 61 ? /^[\da-f]{2}$/i.exec(tidy.slice(at + 1, at + 3))?.[0] : undefined
    out[length++] = hex === undefined ? code : Number.parseInt(hex, 16)
    if (hex !== undefined) at += 2
  }
  return out.subarray(0, length)
}
