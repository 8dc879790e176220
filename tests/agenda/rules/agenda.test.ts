import { describe, expect, it } from 'vitest'
import { isToCome, monthTitle, withLinks } from '../../../server/agenda/rules/agenda.ts'

describe('the agenda', () => {
  it('finds the addresses in a text, and leaves its points alone', () => {
    expect(withLinks('Voir (https://exemple.fr/a?b=1), ou http://b.fr.')).toEqual([
      { text: 'Voir (', isLink: false },
      { text: 'https://exemple.fr/a?b=1', isLink: true },
      { text: '), ou ', isLink: false },
      { text: 'http://b.fr', isLink: true },
      { text: '.', isLink: false },
    ])
    expect(withLinks('javascript:alert(1)')).toEqual([
      { text: 'javascript:alert(1)', isLink: false },
    ])
  })

  it('names months', () => {
    expect(monthTitle('2026-08')).toBe('Août 2026')
  })

  it('keeps an event until its last day is over, and one without a date', () => {
    const event = { startLocal: '2026-06-01T10:00', endLocal: '2026-06-03T10:00' } as const
    expect(isToCome({ ...event, status: 'planned' }, '2026-06-03')).toBe(true)
    expect(isToCome({ ...event, status: 'cancelled' }, '2026-06-04')).toBe(false)
    expect(isToCome({ ...event, status: 'postponed' }, '2026-06-04')).toBe(true)
  })
})
