import { instantOfLocal } from '../../language/instant.ts'
import { folded } from '../../language/text.ts'
import { readLocal } from './source.ts'

const englishMonths = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ')
const frenchMonths = 'janv fev mars avr mai juin juil aou sept oct nov dec'.split(' ')

/**
 * When a feed says that something was published: RFC 822 (RSS), ISO 8601 (Atom, Dublin Core), and what
 * some sites write instead: the day or the month in French, « 05/09/2026 08:00 », no zone at all.
 * @param zone on whose clocks it is where it names none
 * @returns ms UTC; null: nobody can read it, or it does not exist
 */
export function readPublished(text: string, zone: string): number | null {
  const given = text.trim()
  if (given === '' || given.length > 80) return null
  const local = localIn(given)
  if (local !== null) return atLocal(local, zone)
  const parsed = Date.parse(given)
  return Number.isNaN(parsed) ? null : parsed
}

/** A time without a zone, or one whose words `Date.parse` does not know, as ISO 8601. */
function localIn(given: string): string | null {
  const iso = /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d)(?::\d\d(?:\.\d+)?)?)?$/.exec(given)
  if (iso !== null) return `${iso[1]}T${iso[2] ?? '00:00'}`
  const numbers = /^(\d\d?)[/.-](\d\d?)[/.-](\d{4})(?:\D+(\d\d?)[:h](\d\d))?/.exec(given)
  if (numbers !== null) {
    const [, day = '', month = '', year = '', hour = '0', minute = '00'] = numbers
    return `${year}-${two(month)}-${two(day)}T${two(hour)}:${minute}`
  }
  const words =
    /^(?:\p{L}+\.?,? +)?(\d\d?)(?:er)? +(\p{L}+)\.? +(\d{4}|\d\d)(?:,? +(?:à +)?(\d\d?)[:h](\d\d)(?::\d\d)?)? *([+-]\d{4}|Z|[A-Z]{2,4})?$/u.exec(
      given,
    )
  if (words === null) return null
  const [, day = '', name = '', year = '', hour = '0', minute = '00', offset = ''] = words
  const month = monthOf(name)
  if (month === 0) return null
  const date = `${year.length === 2 ? `20${year}` : year}-${two(String(month))}-${two(day)}`
  const known = /^[+-]/.test(offset) ? offset : (offsets[offset] ?? '')
  return `${date}T${two(hour)}:${minute}${known}`
}

/** RFC 822 § 5.1, and what French sites name theirs. */
const offsets: Readonly<Record<string, string>> = {
  ...{ Z: 'Z', UT: 'Z', UTC: 'Z', GMT: 'Z', CET: '+0100', CEST: '+0200' },
  ...{ EST: '-0500', EDT: '-0400', CST: '-0600', CDT: '-0500' },
  ...{ MST: '-0700', MDT: '-0600', PST: '-0800', PDT: '-0700' },
}

function monthOf(name: string): number {
  const word = folded(name)
  const french = frenchMonths.findIndex(month => word.startsWith(month))
  return 1 + (french >= 0 ? french : englishMonths.indexOf(word.slice(0, 3)))
}

function atLocal(local: string, zone: string): number | null {
  const offset = local.slice(16)
  if (offset !== '') {
    const iso = offset === 'Z' ? local : `${local.slice(0, 19)}:${offset.slice(3)}`
    const at = Date.parse(iso)
    return Number.isNaN(at) ? null : at
  }
  const read = readLocal(local, zone)
  return read === null ? null : instantOfLocal(read, zone)
}

const two = (number: string): string => number.padStart(2, '0')
