import { folded } from '../../server/language/text.ts'
import type { AnswererShape } from '../../server/people/shapes.ts'

/** What is being typed after an « @ »: where that stands, and what follows it. */
export type Query = { at: number; word: string }

/** The name that somebody is typing, where the cursor stands at its end; null: none. */
export function queryAt(text: string, cursor: number): Query | null {
  const [, word] = /(?:^|[\s(«"'’])@([^@\n]{0,40})$/u.exec(text.slice(0, cursor)) ?? []
  return word === undefined ? null : { at: cursor - word.length - 1, word }
}

/** Whose name, or a part of it, begins with that word; somebody who is named already needs no more help. */
export function peopleLike(people: readonly AnswererShape[], word: string): AnswererShape[] {
  const sought = folded(word)
  return people.filter(({ name }) => {
    const whole = folded(name)
    const parts = whole.split(/[\s-]+/)
    return (
      whole.startsWith(sought) || (sought !== '' && parts.some(part => part.startsWith(sought)))
    )
  })
}

/**
 * Whom a text names after an « @ » that begins a word, typed with capitals and accents or without: of
 * « @Anne Durand » that one, and not Anne; of « @Jean-Marc » nobody who is called Jean.
 */
export function mentionedIn(people: readonly AnswererShape[], text: string): AnswererShape[] {
  const named = people.map(one => ({ one, name: folded(one.name) }))
  const longest = named.toSorted((a, b) => b.name.length - a.name.length)
  const found = new Set<string>()
  for (const { index } of text.matchAll(/(?<![\p{L}\p{M}\p{N}._+-])@/gu)) {
    const rest = folded(text.slice(index + 1))
    const person = longest.find(
      ({ name }) => rest.startsWith(name) && !/^[-‐‑]?[\p{L}\p{N}]/u.test(rest.slice(name.length)),
    )
    if (person !== undefined) found.add(person.name)
  }
  return named.flatMap(({ one, name }) => (found.has(name) ? [one] : []))
}
