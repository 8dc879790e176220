import { isVoid } from './read-markup.ts'

type Attributes = ReadonlyMap<string, string>

/** What no browser shows. */
const silent = new Set(['script', 'style', 'head', 'title', 'template'])

/**
 * Follows what of a page is out of sight: newsletters begin with words that only lists of mails show,
 * hidden in one of a dozen ways. Letters of no size come back where something inside gives them one, as
 * templates do that set it to nothing around each column.
 */
export function createSight() {
  /** Each element that changes what is seen, with how many of its name are open inside it. */
  const changes: { name: string; inside: number; to: Seen }[] = []
  return {
    isHidden: () => (changes.at(-1)?.to ?? 'shown') !== 'shown',
    open(name: string, attributes: Attributes): void {
      if (isVoid(name)) return
      const last = changes.at(-1)
      // A page whose head nobody closed has a body all the same.
      if (name === 'body' && last?.name === 'head') changes.pop()
      const to = changes.at(-1)?.to === 'gone' ? null : seenOf(name, attributes)
      if (to !== null) changes.push({ name, inside: 0, to })
      else if (last?.name === name) last.inside += 1
    },
    close(name: string): void {
      const last = changes.at(-1)
      if (last?.name !== name) return
      if (last.inside === 0) changes.pop()
      else last.inside -= 1
    },
  }
}

/** `small`: letters of no size, until something inside gives them one. */
type Seen = 'shown' | 'small' | 'gone'

/** Null: as what it is in. */
function seenOf(name: string, attributes: Attributes): Seen | null {
  if (silent.has(name) || attributes.has('hidden')) return 'gone'
  const style = attributes.get('style')
  if (style === undefined) return null
  let seen: Seen | null = null
  for (const declaration of style.split(';')) {
    const colon = declaration.indexOf(':')
    const property = declaration.slice(0, Math.max(0, colon)).trim().toLowerCase()
    const value = declaration
      .slice(colon + 1)
      .trim()
      .toLowerCase()
    if (hides(name, property, value)) return 'gone'
    const size = sizeOf(property, value)
    if (size === null) continue
    // A share of nothing is nothing.
    if (isNothing(size)) seen = 'small'
    else if (!/^[\d.]+(%|em)/.test(size)) seen = 'shown'
  }
  return seen
}

/** « 14px » of « italic 700 14px/20px Arial »; null: it says nothing of the size of letters. */
function sizeOf(property: string, value: string): string | null {
  if (property === 'font-size') return value
  if (property !== 'font') return null
  // A number that is a weight has neither a unit nor a line's height behind it.
  const size =
    /(?:^|\s)((?:\d*\.)?\d+(?:%|[a-z]+|(?=\s*\/))|0(?=\s)|x{0,3}-?(?:small|large)|medium)/
  return size.exec(value)?.[1] ?? null
}

function hides(name: string, property: string, value: string): boolean {
  switch (property) {
    case 'display':
      return value.startsWith('none')
    case 'visibility':
      return value.startsWith('hidden')
    case 'opacity':
    case 'max-height':
      return isNothing(value)
    case 'mso-hide':
      // A button for all programs but Outlook, which has one of its own, is such a link.
      return value.startsWith('all') && name !== 'a'
    default:
      return false
  }
}

/** « 0 », « 0px », « 0.0 !important ». */
const isNothing = (value: string): boolean => Number.parseFloat(value) === 0
