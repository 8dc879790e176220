import { describe, expect, it } from 'vitest'
import { createPageShare, type Share, wholeShare } from '../../server/connectors/meta/cursor.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const now = Date.parse('2026-06-02T10:00:00+02:00')

/** One call that reads pages of which Meta gives `borne` at the most; and how often it refused. */
function call(before: Share, at: number, borne: number, pages = 1) {
  const share = createPageShare(before, at)
  let refusals = 0
  for (let page = 0; page < pages; page++) {
    for (let size: number | null = share.next(); size !== null && size > borne; ) {
      refusals += 1
      size = share.less()
    }
  }
  return { share: share.kept(), refusals }
}

describe('the share of a page', () => {
  it('is whole until something is refused', () => {
    expect(call(wholeShare, now, 1)).toEqual({ share: wholeShare, refusals: 0 })
  })

  it('is halved until a page comes, and doubled from the next minute on', () => {
    const small = call(wholeShare, now, 0.25)
    expect(small).toEqual({ share: { size: 0.25, since: now, waitMs: MINUTE }, refusals: 2 })
    expect(createPageShare(small.share, now + MINUTE - 1).next()).toBe(0.25)
    const half = call(small.share, now + MINUTE, 1)
    expect(half).toEqual({ share: { ...small.share, size: 0.5 }, refusals: 0 })
    const whole = call(half.share, now + MINUTE, 1)
    expect(whole).toEqual({ share: { ...small.share, size: 1 }, refusals: 0 })
    expect(call(small.share, now + MINUTE, 1, 2)).toEqual(whole)
  })

  it('is tried less and less often where more is refused, and every hour at last', () => {
    let { share } = call(wholeShare, now, 0.25)
    const tries: number[] = []
    for (let minute = 1; minute <= 300; minute++) {
      const read = call(share, now + minute * MINUTE, 0.25, 3)
      if (read.refusals > 0) tries.push(minute)
      expect(read.share.size).toBe(0.25)
      expect(read.refusals).toBeLessThanOrEqual(1)
      share = read.share
    }
    expect(tries).toEqual([1, 5, 21, 81, 141, 201, 261])
  })

  it('that is refused anew after a quiet day is tried again within a minute', () => {
    const slow: Share = { size: 1, since: now - 24 * HOUR, waitMs: HOUR }
    expect(call(slow, now, 0.5).share).toEqual({ size: 0.5, since: now, waitMs: MINUTE })
  })

  it('is tried when the clock was put back', () => {
    expect(createPageShare({ size: 0.5, since: now + HOUR, waitMs: MINUTE }, now).next()).toBe(1)
  })

  it('that is refused down to a 128th was not refused for its size, and is what it was', () => {
    expect(call(wholeShare, now, 0)).toEqual({ share: wholeShare, refusals: 8 })
  })
})
