import { randomInt } from 'node:crypto'

/** A password to be told once. Without the letters and digits that look alike: 5 groups of 4 are 98 bits. */
export function makePassword(): string {
  const letters = 'abcdefghjkmnpqrstuvwxyz23456789'
  const group = () => Array.from({ length: 4 }, () => letters[randomInt(letters.length)]).join('')
  return Array.from({ length: 5 }, group).join('-')
}
