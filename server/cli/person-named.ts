import { BadUse } from './command.ts'

/**
 * Somebody by their name, as the screens write it, whatever its case and accents.
 * @throws BadUse when nobody is called so, or several people are
 */
export function personNamed<Person extends { name: string }>(
  people: readonly Person[],
  name: string,
): Person {
  const [found, ...more] = people.filter(person => isSame(person.name, name))
  if (found !== undefined && more.length === 0) return found
  if (found !== undefined) throw new BadUse(`Plusieurs personnes s’appellent ${found.name}.`)
  throw new BadUse(
    `--person doit être l’une des personnes qui répondent : ${people.map(person => person.name).join(', ')}.`,
  )
}

function isSame(a: string, b: string): boolean {
  return a.localeCompare(b, 'fr', { sensitivity: 'base' }) === 0
}
