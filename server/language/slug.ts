/** 32 signs, so that a byte chooses evenly; few that are read for another (no i, l, 1, o, 0). */
const signs = 'abcdefghjkmnpqrstuvwxyz023456789'

export const slugPattern = /^[a-hjkmnp-z02-9]{8}$/

/** An event's place on the public agenda: eight signs (40 bits), which never change afterwards. */
export function slugOf(random: Uint8Array): string {
  return [...random.subarray(0, 8)].map(byte => signs[byte % signs.length]).join('')
}
