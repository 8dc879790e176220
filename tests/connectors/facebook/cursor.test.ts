import { describe, expect, it } from 'vitest'
import { cursor as shape } from '../../../server/connectors/facebook/receive.ts'
import { readCursor, sinceAfter } from '../../../server/connectors/meta/cursor.ts'

const MINUTE = 60_000
const now = Date.parse('2026-06-02T10:00:00+02:00')

describe('the cursor', () => {
  it('comes back as it was written', () => {
    const cursor = readCursor(shape, null, now)
    cursor.imported.posts = true
    cursor.knownPosts['1353_1'] = '10_2 7'
    expect(readCursor(shape, JSON.stringify(cursor), now + MINUTE)).toEqual(cursor)
  })

  it('that is none, or of another make, is a beginning a year ago', () => {
    const beginning = readCursor(shape, null, now)
    expect(beginning.threads.since).toBe(now - 366 * 24 * 60 * MINUTE)
    for (const text of ['', 'QVFIUm', '{}', '{"version":2}', 'null']) {
      expect(readCursor(shape, text, now)).toEqual(beginning)
    }
  })

  it('goes back ten minutes before the newest, and never into the future', () => {
    expect(sinceAfter(now - MINUTE, now)).toBe(now - 11 * MINUTE)
    expect(sinceAfter(now + 60 * 24 * MINUTE, now)).toBe(now - 10 * MINUTE)
  })
})
