import { folded } from './text.ts'

/** 32 signs, so that a byte chooses evenly; few that are read for another (no i, l, 1, o, 0). */
const signs = 'abcdefghjkmnpqrstuvwxyz023456789'

export const slugPattern = /^[a-hjkmnp-z02-9]{8}$/

/** An event's place on the public agenda: eight signs (40 bits), which never change afterwards. */
export function slugOf(random: Uint8Array): string {
  return [...random.subarray(0, 8)].map(byte => signs[byte % signs.length]).join('')
}

/** An event as its address knows it. */
export type Named = { title: string; slug: string }

/** Longer than this, the words are cut after one of them. */
const longestName = 60

/**
 * The last part of an event's address, 'loto-des-aines-k3x9m2ab': words for people, then the eight
 * signs, which alone decide. The words follow the title; anybody who has old ones is led to the new.
 */
export function pageNameOf({ title, slug }: Named): string {
  const name = hyphenated(title)
  return name === '' ? slug : `${name}-${slug}`
}

/** What a file about an event is called, 'loto-des-aines-2027-02-14': without its ending. */
export function eventFileName({
  title,
  startLocal,
}: {
  title: string
  startLocal: string
}): string {
  return [hyphenated(title) || 'evenement', startLocal.slice(0, 10)].join('-')
}

/** 'loto-des-aines' of « Loto des aînés ! » */
function hyphenated(title: string): string {
  const words = folded(title)
    .replaceAll('œ', 'oe')
    .replaceAll('æ', 'ae')
    .split(/[^a-z0-9]+/)
    .filter(word => word !== '')
  let name = ''
  for (const word of words) {
    const longer = name === '' ? word.slice(0, longestName) : `${name}-${word}`
    if (longer.length > longestName) break
    name = longer
  }
  return name
}
