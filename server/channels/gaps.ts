import { z } from 'zod'

const gapsShape = z.array(z.object({ text: z.string(), at: z.int() }))

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
  met: ReadonlySet<string>,
  now: number,
): string | null {
  const kept = parsed(stored).filter(({ text, at }) => !met.has(text) && at > now - memoryMs)
  const gaps = [...kept, ...[...met].map(text => ({ text, at: now }))]
  return gaps.length === 0 ? null : JSON.stringify(gaps)
}

/** The sentences of a channel's row. */
export function gapSentences(stored: string | null): string[] {
  return parsed(stored).map(({ text }) => text)
}

function parsed(stored: string | null): z.infer<typeof gapsShape> {
  return stored === null ? [] : gapsShape.parse(JSON.parse(stored))
}
