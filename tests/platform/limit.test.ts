import { describe, expect, it } from 'vitest'
import { limitOf } from '../../server/platform/limit.ts'

describe('a queue', () => {
  /** Work that ends when it is told to. */
  const held = () => {
    const { promise, resolve } = Promise.withResolvers<void>()
    return { work: () => promise, end: resolve }
  }

  it('lets go of anyone who goes away while waiting, and of nobody else', async () => {
    const inTurn = limitOf(1)
    const [first, done] = [held(), [] as string[]]
    const running = inTurn(first.work)
    const leaving = new AbortController()
    const left = inTurn(async () => void done.push('left'), leaving.signal)
    const stayed = inTurn(async () => void done.push('stayed'), new AbortController().signal)
    leaving.abort()
    await expect(left).rejects.toMatchObject({ kind: 'unavailable' })
    first.end()
    await Promise.all([running, stayed])
    expect(done).toEqual(['stayed'])
    await expect(inTurn(async () => 1, leaving.signal)).rejects.toThrow('interrompue')
    expect(await inTurn(async () => 2)).toBe(2)
  })

  it('takes the lowest rank first, and sends the highest away when it is full', async () => {
    const inTurn = limitOf(1, 3)
    const [first, done] = [held(), [] as string[]]
    const running = inTurn(first.work)
    const asked = [
      ['b', 2],
      ['d', 3],
      ['c', 2],
    ] as const
    const ask = (name: string, rank: number) =>
      inTurn(async () => void done.push(name), undefined, rank)
    const [b, d, c] = asked.map(([name, rank]) => ask(name, rank))
    const a = ask('a', 1)
    await expect(d).rejects.toThrow('dans une minute')
    await expect(ask('e', 2)).rejects.toThrow('dans une minute')
    first.end()
    await Promise.all([running, a, b, c])
    expect(done).toEqual(['a', 'b', 'c'])
  })

  it('sends away those who come when it is full', async () => {
    const inTurn = limitOf(1, 1)
    const first = held()
    const running = inTurn(first.work)
    const waiting = inTurn(async () => 'in turn')
    await expect(inTurn(async () => 'too many')).rejects.toThrow('dans une minute')
    first.end()
    await running
    expect(await waiting).toBe('in turn')
    expect(await inTurn(async () => 'again')).toBe('again')
  })
})
