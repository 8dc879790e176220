import { describe, expect, it } from 'vitest'
import {
  isStale,
  lateAfterMs,
  staleAfterMs,
  whyMissed,
} from '../../../server/publishing/rules/late-rule.ts'

const due = Date.parse('2026-06-02T08:05:00Z')
const HOUR = 3_600_000
const first = { promisedAt: due, wantedAt: due, tried: false, validUntil: null }

describe('a delivery found late', () => {
  it('goes out when it is no more than fifteen minutes late', () => {
    expect(whyMissed({ ...first, rule: 'ask' }, due + lateAfterMs)).toBeNull()
    expect(whyMissed({ ...first, rule: 'ask' }, due + lateAfterMs + 1)).not.toBeNull()
  })

  it('goes out however late where its rule says so', () => {
    expect(whyMissed({ ...first, rule: 'publish' }, due + 1000 * HOUR)).toBeNull()
  })

  it('says how late it is, and what is to be done', () => {
    const reason = whyMissed({ ...first, rule: 'ask' }, due + 2 * HOUR + 5 * 60_000)
    expect(reason?.fr).toContain('L’heure prévue est passée de 2\u00a0h\u00a05\u00a0min\u00a0: ')
    expect(reason?.fr).toContain('à vous de dire')
    expect(whyMissed({ ...first, rule: 'miss' }, due + HOUR)?.fr).toContain('comme demandé')
  })

  it('is measured from the time at which it was to be looked at, not from the first one', () => {
    const retried = {
      ...{ ...first, rule: 'ask' as const },
      ...{ promisedAt: due + 2 * HOUR, tried: true },
    }
    expect(whyMissed(retried, due + 2 * HOUR)).toBeNull()
    expect(whyMissed(retried, due + 2 * HOUR + lateAfterMs + 1)).not.toBeNull()
  })

  it('is no longer news when it was tried for hours', () => {
    const tried = {
      ...first,
      rule: 'ask' as const,
      promisedAt: due + staleAfterMs + 1,
      wantedAt: due,
      tried: true,
    }
    expect(whyMissed(tried, due + staleAfterMs + 1)).not.toBeNull()
    expect(whyMissed({ ...tried, rule: 'publish' }, due + staleAfterMs + 1)).toBeNull()
    expect(whyMissed({ ...tried, tried: false }, due + staleAfterMs + 1)).toBeNull()
  })

  it('goes out no more once what it says has ended, whatever its rule', () => {
    const warning = { ...first, rule: 'publish' as const, validUntil: due + HOUR }
    expect(whyMissed(warning, due + HOUR - 1)).toBeNull()
    expect(whyMissed(warning, due + HOUR)?.fr).toContain('n’est plus valable')
    expect(isStale(warning, due + HOUR - 1)).toBe(false)
    expect(isStale(warning, due + HOUR)).toBe(true)
  })
})

it('a retry is stale beyond six hours from the time that was wished', () => {
  expect(isStale({ ...first, rule: 'miss' }, due + staleAfterMs)).toBe(false)
  expect(isStale({ ...first, rule: 'miss' }, due + staleAfterMs + 1)).toBe(true)
  expect(isStale({ ...first, rule: 'publish' }, due + 10 * staleAfterMs)).toBe(false)
})
