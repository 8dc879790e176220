import { describe, expect, it } from 'vitest'
import { addressOf } from '../../server/platform/rules/address.ts'

describe('the address of an operation', () => {
  it('is its method and its path', () => {
    expect(addressOf('GET /duties')).toEqual({ method: 'GET', path: '/duties' })
  })

  it('has what is given in its place-holders, so that nothing in it ends the path', () => {
    const { path } = addressOf('DELETE /messages/:id/marks/:mark', {
      param: { id: 3, mark: 'a/b?c' },
    })
    expect(path).toBe('/messages/3/marks/a%2Fb%3Fc')
  })

  it('has a query of what is said: a list is repeated, what is empty is left out', () => {
    const query = {
      from: '2026-06-01',
      state: ['failed', 'missed'],
      channel: null,
      before: undefined,
      search: '',
      page: 0,
    }
    const { path } = addressOf('GET /deliveries', { query })
    expect(path).toBe('/deliveries?from=2026-06-01&state=failed&state=missed&page=0')
  })

  it('has a query that reads as it was written', () => {
    const { path } = addressOf('GET /media', { query: { search: 'fête & feu' } })
    expect(new URL(path, 'http://a').searchParams.get('search')).toBe('fête & feu')
  })
})
