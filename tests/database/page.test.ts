import { describe, expect, it } from 'vitest'
import { onePage } from '../../server/database/dialect.ts'

describe('a page of a list', () => {
  const keyOf = (row: string) => `after ${row}`

  it('shows no more than it holds, and says after which row the next begins', () => {
    expect(onePage(['a', 'b', 'c'], 2, keyOf)).toEqual({ shown: ['a', 'b'], next: 'after b' })
  })

  it('is the last where not one row more was found', () => {
    expect(onePage(['a', 'b'], 2, keyOf)).toEqual({ shown: ['a', 'b'], next: null })
    expect(onePage([], 2, keyOf)).toEqual({ shown: [], next: null })
  })
})
