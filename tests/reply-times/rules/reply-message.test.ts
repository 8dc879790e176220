import { describe, expect, it } from 'vitest'
import {
  hiddenSince,
  isFromCitizen,
  isHumanReply,
  knownAt,
  type ReplyMessage,
} from '../../../server/reply-times/rules/reply-message.ts'

function message(more: Partial<ReplyMessage> = {}): ReplyMessage {
  return {
    id: 'm',
    thread: 'T',
    author: 'Ann',
    direction: 'inbound',
    sentAt: 1000,
    text: 'La salle est-elle libre ?',
    ...more,
  }
}

describe('knownAt', () => {
  const rich = message({
    edits: [
      { at: 2000, text: 'a' },
      { at: 3000, text: 'b' },
    ],
    removedAt: 3000,
    hidden: [
      { from: 1500, to: 2000 },
      { from: 2000, to: 3000 },
      { from: 3000, to: null },
    ],
    marks: [
      { at: 2000, needsReply: false, reason: 'spam' },
      { at: 3000, needsReply: true, reason: null },
    ],
  })

  it('keeps what is dated now, and leaves out what comes later', () => {
    expect(knownAt([rich], 2000)).toEqual([
      {
        ...rich,
        edits: [{ at: 2000, text: 'a' }],
        removedAt: null,
        hidden: [
          { from: 1500, to: 2000 },
          { from: 2000, to: null },
        ],
        marks: [{ at: 2000, needsReply: false, reason: 'spam' }],
      },
    ])
    const removed = message({ removedAt: 2000, edits: [{ at: 2001, text: 'a' }] })
    expect(knownAt([removed], 2000)).toEqual([{ ...removed, edits: [], hidden: [], marks: [] }])
  })

  it('knows a message from its own time on', () => {
    expect(knownAt([rich], 999)).toEqual([])
    expect(knownAt([message()], 1000)).toEqual([message()])
  })

  it('returns the very messages that have no future', () => {
    expect(knownAt([rich], 3000)[0]).toBe(rich)
  })
})

describe('isHumanReply', () => {
  const outbound = (more: Partial<ReplyMessage> = {}) =>
    isHumanReply(message({ direction: 'outbound', ...more }))

  it('is an outbound message, by a human, delivered, that stayed', () => {
    expect(outbound()).toBe(true)
    expect(outbound({ kind: 'message', automatic: false, delivered: true })).toBe(true)
    expect(isHumanReply(message())).toBe(false)
    for (const kind of ['note', 'reaction'] as const) expect(outbound({ kind })).toBe(false)
    expect(outbound({ automatic: true })).toBe(false)
    expect(outbound({ delivered: false })).toBe(false)
    expect(outbound({ holding: true })).toBe(true)
  })

  it('must stay for more than ten minutes', () => {
    expect(outbound({ removedAt: 1000 + 600_000 })).toBe(false)
    expect(outbound({ removedAt: 1000 + 600_001 })).toBe(true)
    expect(outbound({ hidden: [{ from: 1000 + 600_000, to: null }] })).toBe(false)
    expect(outbound({ hidden: [{ from: 1000 + 600_001, to: null }] })).toBe(true)
    expect(outbound({ hidden: [{ from: 1500, to: 2000 }] })).toBe(true)
  })
})

describe('isFromCitizen', () => {
  it('is an inbound message, and no reaction or note', () => {
    expect(isFromCitizen(message())).toBe(true)
    expect(isFromCitizen(message({ kind: 'reaction' }))).toBe(false)
    expect(isFromCitizen(message({ direction: 'outbound' }))).toBe(false)
  })
})

describe('hiddenSince', () => {
  it('is the earliest hiding that lasts', () => {
    expect(hiddenSince(message())).toBeNull()
    const lasting = [5000, 4000].map(from => ({ from, to: null }))
    expect(hiddenSince(message({ hidden: [{ from: 2000, to: 3000 }, ...lasting] }))).toBe(4000)
  })
})
