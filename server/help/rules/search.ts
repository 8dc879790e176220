import type { Language } from '../../language/sentence.ts'
import { type HelpPage, type HelpSection, printed, textsOf } from './page.ts'

export type Part = { text: string; isFound: boolean }

/** A section in which every word that was looked for stands, with the first lines that have one. */
export type FoundSection = {
  page: HelpPage
  section: HelpSection
  title: Part[]
  lines: Part[][]
}

/** How many lines of a section tell why it was found. */
const mostLines = 2

/** Letters of what is looked for: beyond them nobody types on. */
export const longestSearch = 100

/** Sections of these pages that have all words of `search`, or longer ones that begin with them, accents and capitals apart. */
export function search(
  pages: readonly HelpPage[],
  search: string,
  language: Language,
): FoundSection[] {
  const words = folded(search).match(/[\p{L}\p{N}]+/gu) ?? []
  if (words.length === 0) return []
  return pages.flatMap(page =>
    page.sections.flatMap(section => {
      const lines = section.blocks.flatMap(block => textsOf(block, language))
      const whole = folded([page.title, section.title, ...lines].join('\n'))
      if (!words.every(word => whole.search(beginningWith([word])) >= 0)) return []
      const shown = lines.filter(line => folded(line).search(beginningWith(words)) >= 0)
      return {
        page,
        section,
        title: marked(printed(section.title, language), words),
        lines: (shown.length > 0 ? shown : lines)
          .slice(0, mostLines)
          .map(line => marked(line, words)),
      }
    }),
  )
}

function marked(text: string, words: readonly string[]): Part[] {
  const parts: Part[] = []
  let end = 0
  for (const { index, 0: found } of folded(text).matchAll(beginningWith(words))) {
    parts.push({ text: text.slice(end, index), isFound: false })
    end = index + found.length
    parts.push({ text: text.slice(index, end), isFound: true })
  }
  return [...parts, { text: text.slice(end), isFound: false }].filter(part => part.text !== '')
}

const beginningWith = (words: readonly string[]) =>
  new RegExp(`(?<![\\p{L}\\p{N}])(${words.join('|')})[\\p{L}\\p{N}]*`, 'gu')

/** Small and without accents, letter by letter: places in it are places in the text. */
function folded(text: string): string {
  return text.replace(/\P{ASCII}|[A-Z]/gu, letter => {
    const plain = letter.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
    return plain.length === letter.length ? plain : letter
  })
}
