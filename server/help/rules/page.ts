import type { Language } from '../../language/sentence.ts'
import { typeset } from '../../language/typeset.ts'

/** Each has a file a language in web/public/help, which `npm run pictures` takes. */
export const pictureNames = [
  'first-steps',
  'conversation',
  'event-form',
  'event',
  'reply-times',
  'people',
  'set-up',
  'cut-off',
] as const
/** Pixels: every picture has the same. */
export const pictureSize = { width: 1120, height: 700 }

export const picturePath = (name: (typeof pictureNames)[number], language: Language) =>
  `/help/${name}-${language}.webp`

/**
 * What stands below a heading. In texts `*word*` is what one presses, `` `word` `` what one types, and
 * `[words](address)` a link. French is as one types it: `piecesOf` gives it the spaces of print.
 */
export type HelpBlock =
  | string
  | { list: readonly string[] }
  | { steps: readonly string[] }
  /** Lines for a terminal. */
  | { code: string }
  | { picture: (typeof pictureNames)[number]; alt: string }
  /** The rules by which a message needs no answer, told from what the server goes by. */
  | { rules: true }

/** `key` is its anchor: the same in both languages, and of no other section of any page. */
export type HelpSection = { key: string; title: string; blocks: readonly HelpBlock[] }

/** `name` is its address below `/aide`. */
export type HelpPage = {
  name: string
  title: string
  lead: string
  sections: readonly HelpSection[]
}

export type Piece =
  | { kind: 'text' | 'press' | 'code'; text: string }
  | { kind: 'link'; text: string; href: string }

/** A text of a block, with its marks read. */
export function piecesOf(text: string, language: Language): Piece[] {
  return text
    .split(/(\*[^*]+\*|`[^`]+`|\[[^\]]+\]\([^)]+\))/)
    .filter(part => part !== '')
    .map(part => {
      if (part.startsWith('`')) return { kind: 'code', text: part.slice(1, -1) }
      if (part.startsWith('*')) return { kind: 'press', text: printed(part.slice(1, -1), language) }
      const [, words, href] = /^\[([^\]]+)\]\(([^)]+)\)$/.exec(part) ?? []
      if (words === undefined || href === undefined)
        return { kind: 'text', text: printed(part, language) }
      return { kind: 'link', text: printed(words, language), href }
    })
}

/** A text without marks, as it is printed. */
export function printed(text: string, language: Language): string {
  return language === 'fr' ? typeset(text) : text
}

/** The texts of a block that are read, each without its marks. */
export function textsOf(block: HelpBlock, language: Language): string[] {
  return raw(block).map(text =>
    piecesOf(text, language)
      .map(piece => piece.text)
      .join(''),
  )
}

function raw(block: HelpBlock): readonly string[] {
  if (typeof block === 'string') return [block]
  if ('list' in block) return block.list
  if ('steps' in block) return block.steps
  if ('picture' in block) return [block.alt]
  return []
}

/** The address of a section, whichever page it stands on; null where no page has one. */
export function addressOf(pages: readonly HelpPage[], key: string): string | null {
  const page = pages.find(({ sections }) => sections.some(section => section.key === key))
  return page === undefined ? null : `/aide/${page.name}#${key}`
}
