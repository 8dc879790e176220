import { isShort } from './lightly.ts'
import { foldedTerms, phraseFinder } from './phrases.ts'
import type { Read } from './reading.ts'
import { belowTerms } from './terms/below-terms.ts'
import { taggedTerms } from './terms/tagged-terms.ts'
import { unlikelyTerms } from './terms/unlikely-terms.ts'

const pleads = phraseFinder(belowTerms.pleading)
const yields = phraseFinder(belowTerms.yielding)
const sighs = phraseFinder(belowTerms.sighing)
const light = foldedTerms([...belowTerms.pleadingLight, 'c', 'm', 'moi'])
const never = foldedTerms([
  ...taggedTerms.mairie,
  ...taggedTerms.serious,
  ...unlikelyTerms.places,
  ...belowTerms.unpleading,
])

/** More words are a story that may end anywhere; resignation begins, and is short. */
const limits = {
  pleads: { words: 14, unknown: 3 },
  yields: { words: 8, unknown: 2 },
  sighs: { words: 10, unknown: 3 },
} as const

/**
 * Whether somebody asks the other residents for patience (« un peu de patience, ils sont que deux »),
 * resigns themselves (« faut bien que ça se fasse »), or sighs at how people are (« c’est toujours les
 * mêmes qui trinquent »), and speaks neither of a place nor of the mairie, nor of themselves.
 */
export function pleadsForOthers({ plain, asks }: Read): boolean {
  if (asks || plain.length > limits.pleads.words || plain.includes('?')) return false
  return (
    (pleads(plain) && isShort(plain, limits.pleads, light, never)) ||
    (yields(plain, 3) && isShort(plain, limits.yields, light, never)) ||
    (sighs(plain) && isShort(plain, limits.sighs, light, never))
  )
}
