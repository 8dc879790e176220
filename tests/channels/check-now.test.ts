import { describe, expect, it } from 'vitest'
import { linesThatHold, type Seen } from '../../server/channels/rules.ts'
import type { CheckLine } from '../../server/connectors/connector.ts'
import { verbatim } from '../../server/language/sentence.ts'

const line = (key: string, level: CheckLine['level']): CheckLine => ({
  key,
  level,
  text: verbatim(key),
})
const lines = [
  line('token', 'ok'),
  line('names', 'warning'),
  line('mode', 'info'),
  line('webhooks', 'info'),
  line('network', 'error'),
]
const nothing: Seen = { readAt: null, calledAt: null, failedAt: null }
const left = (seen: Partial<Seen>, checkedAt: number | null = 100) =>
  linesThatHold(lines, checkedAt, { ...nothing, ...seen }).map(({ key }) => key)

describe('the lines of a check that still hold', () => {
  it('are all of them while nothing else was seen since', () => {
    for (const at of [null, 99, 100]) {
      expect(left({ readAt: at, calledAt: at, failedAt: at })).toHaveLength(lines.length)
    }
    expect(left({ readAt: 101, calledAt: 101 }, null)).toHaveLength(lines.length)
  })

  it('do not say that webhooks are off once the network called', () => {
    expect(left({ calledAt: 101 })).toEqual(['token', 'names', 'mode', 'network'])
    const on = [line('webhooks', 'ok')]
    expect(linesThatHold(on, 100, { ...nothing, calledAt: 101 })).toEqual(on)
  })

  it('do not say that nothing can be read once something was', () => {
    expect(left({ readAt: 101 })).toEqual(['token', 'names', 'mode', 'webhooks'])
  })

  it('keep the permission that is missing, whatever else is read', () => {
    const missing = [line('pages_read_user_content', 'error')]
    expect(linesThatHold(missing, 100, { ...nothing, readAt: 101 })).toEqual(missing)
  })

  it('do not say that all is well once it failed', () => {
    expect(left({ failedAt: 101 })).toEqual(['names', 'mode', 'webhooks', 'network'])
  })
})
