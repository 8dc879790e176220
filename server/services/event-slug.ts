import { randomBytes } from 'node:crypto'

/** 32 signs, so that a byte chooses evenly; none that is read for another (l and 1, o and 0, i). */
const signs = 'abcdefghjkmnpqrstuvwxyz023456789'

/** An event's place on the public agenda: eight signs (40 bits), which never change afterwards. */
export function newSlug(): string {
  return [...randomBytes(8)].map(byte => signs[byte % signs.length]).join('')
}
