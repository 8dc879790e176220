import type { People } from './people.ts'
import type { Tag } from './rows.ts'

/**
 * Turns what is typed into what the network keeps: the text with plain names, and where they stand.
 * People type `@Julie Renard`; the API takes `@[id]` (Meta's Pages API, "Mention a person").
 */
export function readMentions(
  people: People,
  page: { id: string; name: string },
  typed: string,
): { text: string; tags: Tag[] } {
  if (!typed.includes('@')) return { text: typed, tags: [] }
  const tags: Tag[] = []
  const names = [page.name, ...people.everyone().map(person => person.name)].sort(
    (a, b) => b.length - a.length,
  )
  let text = ''
  let rest = typed
  while (rest.length > 0) {
    const at = rest.indexOf('@')
    if (at < 0) break
    text += rest.slice(0, at)
    rest = rest.slice(at)
    const byId = /^@\[(\d+)\]/.exec(rest)
    const name = byId?.[1]
      ? nameOf(people, page, byId[1])
      : names.find(candidate => rest.startsWith(`@${candidate}`))
    if (name === undefined) {
      text += '@'
      rest = rest.slice(1)
      continue
    }
    tags.push({ ...identity(people, page, name), name, offset: text.length, length: name.length })
    text += name
    rest = rest.slice(byId ? byId[0].length : name.length + 1)
  }
  return { text: text + rest, tags }
}

function nameOf(people: People, page: { id: string; name: string }, id: string) {
  if (id === page.id) return page.name
  const known = people.unscoped(id)
  return known?.page === page.id ? people.person(known.person).name : undefined
}

function identity(people: People, page: { id: string; name: string }, name: string) {
  if (name === page.name) return { id: page.id, type: 'page' as const }
  const person = people.personNamed(name, page.id)
  return { id: people.scopedId(page.id, person.id), type: 'user' as const }
}
