import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { verbatim } from '../../server/language/sentence.ts'
import { type Listening, quietOf } from '../../server/today/rules.ts'

const listening = fc.record<Listening>({
  name: fc.string({ minLength: 1 }),
  isWell: fc.boolean(),
  succeededAt: fc.option(fc.nat(1_000_000), { nil: null }),
})

describe('why nobody waits', () => {
  it('is never « all is well » while a channel is not read', () => {
    fc.assert(
      fc.property(
        fc.array(listening),
        fc.option(fc.string().map(verbatim), { nil: null }),
        (channels, holiday) => {
          const quiet = quietOf(channels, holiday)
          const ill = channels.filter(({ isWell }) => !isWell)
          if (channels.length === 0) expect(quiet).toEqual({ kind: 'unconnected' })
          else if (ill.length > 0) {
            expect(quiet).toMatchObject({ kind: 'ill', names: ill.map(({ name }) => name) })
          } else expect(quiet.kind).toBe(holiday === null ? 'well' : 'holiday')
        },
      ),
    )
  })

  it('promises no more than what every channel was read until', () => {
    fc.assert(
      fc.property(fc.array(listening), channels => {
        const quiet = quietOf(channels, null)
        if (!('readUntil' in quiet)) return
        const told = channels.filter(({ isWell }) => isWell === (quiet.kind === 'well'))
        const { readUntil } = quiet
        expect(readUntil === null).toBe(told.some(({ succeededAt }) => succeededAt === null))
        if (readUntil === null) return
        for (const { succeededAt } of told) expect(succeededAt).toBeGreaterThanOrEqual(readUntil)
      }),
    )
  })
})
