import type { People } from './people.ts'
import type { Tag } from './rows.ts'

/**
 * Turns what is typed into what the network keeps: the text with plain names, and where they stand.
 * People type `@Julie Renard`.
 */
export function readMentions(
  people: People,
  page: { id: string; name: string },
  typed: string,
): { text: string; tags: Tag[] } {
  if (!typed.includes('@')) return { text: typed, tags: [] }
  const names = [page.name, ...people.everyone().map(({ name }) => name)].sort(
    (a, b) => b.length - a.length,
  )
  const tags: Tag[] = []
  const [before = '', ...pieces] = typed.split('@')
  let text = before
  for (const piece of pieces) {
    const name = names.find(candidate => piece.startsWith(candidate))
    if (name === undefined) text += '@'
    else
      tags.push({ ...identity(people, page, name), name, offset: text.length, length: name.length })
    text += piece
  }
  return { text, tags }
}

function identity(people: People, page: { id: string; name: string }, name: string) {
  if (name === page.name) return { id: page.id, type: 'page' as const }
  const person = people.personNamed(name, page.id)
  return { id: people.scopedId(page.id, person.id), type: 'user' as const }
}
