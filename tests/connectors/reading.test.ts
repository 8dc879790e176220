import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { IncomingConversation } from '../../server/connectors/connector.ts'
import { chainTo, gather, type Placed } from '../../server/connectors/network/reading.ts'
import { workOf } from '../support/network/counted-work.ts'

it('a chain ends with its row, goes up one by one, and ends where it would go round', () => {
  const parents = fc.array(fc.option(fc.nat(9)), { minLength: 10, maxLength: 10 })
  fc.assert(
    fc.property(parents, fc.nat(9), (above, row) => {
      const up = (one: number) => above[one] ?? undefined
      const chain = chainTo(row, up)
      expect(chain.at(-1)).toBe(row)
      expect(new Set(chain).size).toBe(chain.length)
      const [top = row] = chain
      expect(chain.slice(1).map(up)).toEqual(chain.slice(0, -1))
      const beyond = up(top)
      expect(beyond === undefined || chain.includes(beyond)).toBe(true)
    }),
  )
})

it('costs at most twice as much for a chain of twice as many', () => {
  const [once = 0, twice] = [1_000, 2_000].map(length =>
    workOf(() => chainTo(length, row => (row > 0 ? row - 1 : undefined))),
  )
  expect(twice).toBeLessThanOrEqual(2 * once + 1_000)
})

it('of a conversation what was said first holds, and of a message what came last', () => {
  const found = new Map<string, IncomingConversation>()
  const add = (subject: string, remoteId: string, text: string) => {
    const thread = { remoteId: 'fil', visibility: 'public', subject, url: null } as const
    const message: Placed['message'] = {
      ...{ remoteId, parentRemoteId: null, direction: 'inbound', author: null, text },
      ...{ attachments: [], mentions: [], url: null, sentAt: 0, automatic: false, hidden: false },
    }
    gather(found, { thread, message })
  }
  add('Le marché', 'a', 'Où ?')
  add('Le marché', 'b', 'Quand ?')
  add('', 'a', 'Où donc ?')
  const [conversation, ...others] = found.values()
  expect(others).toEqual([])
  expect(conversation?.subject).toBe('Le marché')
  expect(conversation?.messages.map(({ text }) => text)).toEqual(['Quand ?', 'Où donc ?'])
})
