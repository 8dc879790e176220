import { z } from 'zod'
import { type Sentence, sentenceText } from '../language/sentence.ts'
import { keptSentence } from '../platform/shapes.ts'

const gapsShape = z.array(z.object({ text: keptSentence, at: z.int() }))

/**
 * A look meets what it cannot read only where something changed: what was met within a day is
 * still so, as far as we know.
 */
const memoryMs = 24 * 60 * 60_000

/**
 * What a channel's row keeps after a look: the gaps that it met, and those of the day before.
 * @param stored the row's JSON, null for none
 */
export function gapsAfter(
  stored: string | null,
  met: readonly Sentence[],
  now: number,
): string | null {
  const isMet = (gap: Sentence) => met.some(({ fr }) => fr === gap.fr)
  const kept = parsed(stored).filter(({ text, at }) => !isMet(text) && at > now - memoryMs)
  const gaps = [...kept, ...met.map(text => ({ text, at: now }))]
  return gaps.length === 0
    ? null
    : JSON.stringify(gaps.map(({ text, at }) => ({ text: sentenceText(text), at })))
}

/** The sentences of a channel's row. */
export function gapSentences(stored: string | null): Sentence[] {
  return parsed(stored).map(({ text }) => text)
}

function parsed(stored: string | null): z.infer<typeof gapsShape> {
  return stored === null ? [] : gapsShape.parse(JSON.parse(stored))
}
