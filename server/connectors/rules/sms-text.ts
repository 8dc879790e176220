/**
 * What an SMS costs of a text: how it is encoded, in how many parts it leaves, which signs make it dearer
 * and how they can be spelled (3GPP TS 23.038 § 6.2.1, TS 23.040 § 9.2.3.24.1). Of our own rather than
 * sms-segments-calculator's: that has 600 kB with what it splits graphemes by, says of no sign how else it
 * is spelled, and what leaves by SMPP is encoded by the same table.
 */

/** The default alphabet, in the order of its codes; ESC (0x1B), which begins the extension, is none of its signs. */
const basic =
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞ\x1bÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà'
const escapes = 0x1b
/** Each takes the room of two. */
const extension: Record<string, number> = {
  ...{ '\f': 0x0a, '^': 0x14, '{': 0x28, '}': 0x29, '\\': 0x2f, '[': 0x3c, '~': 0x3d, ']': 0x3e },
  ...{ '|': 0x40, '€': 0x65 },
}
const septets = new Map<string, number[]>([
  ...[...basic].flatMap((sign, code): [string, number[]][] =>
    code === escapes ? [] : [[sign, [code]]],
  ),
  ...Object.entries(extension).map(([sign, code]): [string, number[]] => [sign, [escapes, code]]),
])

type Encoding = 'gsm-7' | 'ucs-2'

/** What one part takes: alone, and as one of several, whose head takes six octets. */
const rooms: Record<Encoding, { alone: number; joined: number }> = {
  'gsm-7': { alone: 160, joined: 153 },
  'ucs-2': { alone: 70, joined: 67 },
}

export type SmsSize = {
  encoding: Encoding
  /** Septets, or UTF-16 units, without the clause. */
  units: number
  parts: number
  /** How much more fits into as many parts. */
  room: number
}

/** @param clause units that the provider adds at the end, « STOP 36111 » */
export function smsSize(text: string, clause = 0): SmsSize {
  const { encoding, signs } = encoded(text)
  const units = signs.reduce((sum, sign) => sum + sign.length, 0)
  const { alone, joined } = rooms[encoding]
  if (units + clause <= alone) return { encoding, units, parts: 1, room: alone - units - clause }
  // The clause can be parted at each of its signs.
  const filled = packed([...signs, ...new Array<number[]>(clause).fill([0])], joined)
  const last = filled.at(-1)?.reduce((sum, sign) => sum + sign.length, 0) ?? 0
  return { encoding, units, parts: filled.length, room: joined - last }
}

/** The parts as octets, ready to leave; a GSM-7 sign is an octet each, as SMPP has it. */
export function smsParts(text: string): { encoding: Encoding; parts: Uint8Array[] } {
  const { encoding, signs } = encoded(text)
  const { alone, joined } = rooms[encoding]
  const units = signs.reduce((sum, sign) => sum + sign.length, 0)
  const filled = units <= alone ? [signs] : packed(signs, joined)
  const octets = filled.map(part => {
    const codes = part.flat()
    return encoding === 'gsm-7'
      ? Uint8Array.from(codes)
      : Uint8Array.from(codes.flatMap(code => [code >> 8, code & 0xff]))
  })
  return { encoding, parts: octets }
}

/** Each sign as the units that must not be parted: an escape and its code, the halves of a surrogate pair. */
function encoded(text: string): { encoding: Encoding; signs: number[][] } {
  const signs = [...text.normalize('NFC')]
  const asGsm = signs.map(sign => septets.get(sign))
  if (asGsm.every(codes => codes !== undefined)) return { encoding: 'gsm-7', signs: asGsm }
  const asUcs = signs.map(sign => sign.split('').map(half => half.charCodeAt(0)))
  return { encoding: 'ucs-2', signs: asUcs }
}

function packed(signs: readonly number[][], room: number): number[][][] {
  const parts: number[][][] = [[]]
  let used = 0
  for (const sign of signs) {
    if (used + sign.length > room) {
      parts.push([])
      used = 0
    }
    parts.at(-1)?.push(sign)
    used += sign.length
  }
  return parts
}

/** A sign that makes the whole text dearer, how often it stands there, and how it can be spelled; null: no way. */
export type DearSign = { sign: string; times: number; spelling: string | null }

/** The signs that the cheap alphabet does not have, in the order of the text. */
export function dearSigns(text: string): DearSign[] {
  const found = new Map<string, DearSign>()
  for (const sign of text.normalize('NFC')) {
    if (septets.has(sign)) continue
    const times = (found.get(sign)?.times ?? 0) + 1
    found.set(sign, { sign, times, spelling: spellingOf(sign) })
  }
  return [...found.values()]
}

/** The text with each dear sign that can be spelled otherwise: a sign that cannot stays. */
export const plainSpelling = (text: string): string =>
  [...text.normalize('NFC')]
    .map(sign => (septets.has(sign) ? sign : (spellingOf(sign) ?? sign)))
    .join('')

const spellings: Record<string, string> = {
  ...{ œ: 'oe', Œ: 'OE', '’': "'", '‘': "'", '“': '"', '”': '"', '«': '"', '»': '"', '…': '...' },
  ...{ '–': '-', '—': '-', '‑': '-', '•': '-', '·': '-', '−': '-', '×': 'x', '°': 'o', '²': '2' },
  ...{ '³': '3', ª: 'a', º: 'o', '\t': ' ', '\u2028': '\n', '\u2029': '\n' },
}

function spellingOf(sign: string): string | null {
  const known = spellings[sign]
  if (known !== undefined) return known
  if (/^\p{Zs}$/u.test(sign)) return ' '
  // What is seen by nobody, or stands on the sign before, is missed by nobody.
  if (/^[\p{Cf}\p{M}]$/u.test(sign)) return ''
  const plain = sign.normalize('NFD').replaceAll(/\p{M}/gu, '')
  return plain !== sign && plain !== '' && [...plain].every(one => septets.has(one)) ? plain : null
}
