/** A text that some program wrote without saying how, and how its letters were told. */
type Decoded = { encoding: string; text: string }

/**
 * Bytes as text: UTF-16 by its mark or its zeros, else UTF-8, else a local charset of one byte a letter.
 * @param charset what the bytes are where they are no UTF-8, as a server's `Content-Type` says;
 * Windows-1252, which holds Latin-1, unless told
 */
export function textOfBytes(bytes: Uint8Array, charset: string | null = null): Decoded {
  return utf16(bytes) ?? utf8OrLocal(bytes, localDecoder(charset))
}

/**
 * A calendar as text, its lines unfolded. RFC 5545 § 3.1 counts octets, so that a fold may stand inside a
 * letter of several: lines are joined before they are decoded, and each is decoded by itself, since some
 * programs copy into a calendar in UTF-8 what others wrote in Latin-1.
 * @param charset as of `textOfBytes`
 */
export function calendarText(bytes: Uint8Array, charset: string | null = null): Decoded {
  const wide = utf16(bytes)
  if (wide !== null) return { ...wide, text: unfolded(wide.text) }
  // One letter a byte: what is joined here are bytes.
  const lines = unfolded(Buffer.from(bytes).toString('latin1'))
  const joined = Buffer.from(lines, 'latin1')
  const plain = utf8OrLocal(joined, localDecoder(charset))
  if (plain.encoding === 'UTF-8') return plain
  // All of them both ways, at once: to begin anew with each of a hundred thousand takes seconds.
  const said = lines.split('\n')
  const local = plain.text.split('\n')
  const text = utf8
    .decode(joined)
    .split('\n')
    .map((line, at) => (isBroken(line, said[at]) ? local[at] : line))
  return { encoding: plain.encoding, text: text.join('\n') }
}

/** Whether a line is no UTF-8: it has signs of doubt, and they are not its writer’s. `bytes`: one a letter. */
const isBroken = (line: string, bytes = ''): boolean =>
  line.includes('\ufffd') && line.split('\ufffd').length !== bytes.split('ï¿½').length

const unfolded = (text: string): string => text.replace(/\r\n?/g, '\n').replace(/\n[ \t]/g, '')

function utf16(bytes: Uint8Array): Decoded | null {
  const [first, second, third, fourth] = bytes
  const isMarked = (a: number, b: number) => first === a && second === b
  const decode = (label: string) => ({
    encoding: 'UTF-16',
    text: new TextDecoder(label).decode(bytes),
  })
  // Without its mark: every other byte of Latin letters is zero.
  if (isMarked(0xff, 0xfe) || (second === 0 && fourth === 0 && first !== 0)) {
    return decode('utf-16le')
  }
  if (isMarked(0xfe, 0xff) || (first === 0 && third === 0 && second !== 0)) {
    return decode('utf-16be')
  }
  return null
}

const utf8 = new TextDecoder('utf-8')
const strict = new TextDecoder('utf-8', { fatal: true })

function utf8OrLocal(bytes: Uint8Array, local: TextDecoder): Decoded {
  try {
    return { encoding: 'UTF-8', text: strict.decode(bytes) }
  } catch (error) {
    // TextDecoder's way to say that this is no UTF-8.
    if (!(error instanceof TypeError)) throw error
    const isMarked = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf
    const chosen = local === windows && isOfMac(bytes) ? mac : local
    const text = chosen.decode(isMarked ? bytes.subarray(3) : bytes)
    return { encoding: capital(chosen.encoding), text }
  }
}

const windows = new TextDecoder('windows-1252')
const mac = new TextDecoder('macintosh')

/** Whether it has the « àçéèê » of Excel on a Mac, and more of them than of Windows’s. */
function isOfMac(bytes: Uint8Array): boolean {
  const count = (letters: number[]) => bytes.filter(byte => letters.includes(byte)).length
  return count([0x88, 0x8d, 0x8e, 0x8f, 0x90]) > count([0xe0, 0xe7, 0xe9, 0xe8, 0xea])
}

function localDecoder(charset: string | null): TextDecoder {
  const label = (charset ?? '').trim().toLowerCase()
  // What says that it is UTF-8 and is none has no better name than the most usual one.
  if (!/^(windows-|cp|iso-?8859|latin|mac)/.test(label)) return windows
  try {
    return new TextDecoder(label)
  } catch (error) {
    // A name that the Encoding standard does not know.
    if (!(error instanceof RangeError)) throw error
    return windows
  }
}

const capital = (name: string): string => name.replace(/^./, letter => letter.toUpperCase())
