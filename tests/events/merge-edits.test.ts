import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { mergeEdits } from '../../server/events/rules/merge-edits.ts'
import { editSeries } from '../../server/events/series.ts'
import { anEvent, anEventEdit } from '../support/builders/events.ts'
import { itOnBoth } from '../support/database/databases.ts'
import { publishingWorld } from '../support/publishing.ts'

const text = fc.constantFrom('a', 'b', 'c')
const parts = fc.record({
  title: text,
  startLocal: fc.constantFrom('2026-06-20T21:00', '2026-06-21T21:00'),
  endLocal: fc.constantFrom(null, '2026-06-22T01:00'),
  place: text,
  text,
  hashtags: text,
  link: fc.constantFrom(null, 'https://exemple.fr'),
  media: fc.subarray([1, 2]),
})
const events = parts.map(anEventEdit)
const fields = ['title', 'place', 'text', 'hashtags', 'link', 'media'] as const

describe('what two people changed of an event', () => {
  it('is each one’s where the other changed nothing, and a clash where both did', () => {
    fc.assert(
      fc.property(events, events, events, (wanted, base, current) => {
        const { merged, clashes } = mergeEdits(wanted, base, current)
        const same = (one: unknown, other: unknown) => fc.stringify(one) === fc.stringify(other)
        for (const field of fields) {
          const [mine, before, theirs] = [wanted[field], base[field], current[field]]
          const isMine = !same(mine, before)
          const isClash = isMine && !same(theirs, before) && !same(theirs, mine)
          expect(clashes.includes(field)).toBe(isClash)
          if (!isClash) expect(merged[field]).toEqual(isMine ? mine : theirs)
        }
      }),
    )
  })

  it('takes when it begins and when it ends from one of them', () => {
    fc.assert(
      fc.property(events, events, events, (wanted, base, current) => {
        const { merged } = mergeEdits(wanted, base, current)
        const times = (event: typeof wanted) => `${event.startLocal} ${event.endLocal}`
        expect([times(wanted), times(current)]).toContain(times(merged))
      }),
    )
  })

  itOnBoth('is kept of both who save at once', async kind => {
    const { context, by } = await publishingWorld(kind)
    const feast = anEventEdit()
    const { id } = await anEvent(context.db, by.communeId, feast)
    const save = (part: Partial<typeof feast>) =>
      editSeries(context, by, id, { ...feast, ...part, base: feast }, 'this')
    await Promise.all([save({ place: 'Le stade' }), save({ text: 'Entrée 2 €.' })])
    const { media: _, ...columns } = { ...feast, place: 'Le stade', text: 'Entrée 2 €.' }
    const row = await context.db
      .selectFrom('event')
      .selectAll()
      .where('id', '=', id)
      .executeTakeFirstOrThrow()
    expect(row).toMatchObject(columns)
    const late = save({ place: 'La halle' })
    await expect(late).rejects.toMatchObject({ kind: 'conflict', fill: { place: 'Le stade' } })
    // Asked once more by whom no answer reached, it is done already.
    await save({ place: 'Le stade' })
  })
})
