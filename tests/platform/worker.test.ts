import { describe, expect, it } from 'vitest'
import { hasDied, nameWorker } from '../../server/platform/worker.ts'

const [place = '', pid = '', id = ''] = nameWorker().split('/')

describe('a worker’s name', () => {
  it('is another one each time', () => {
    expect(nameWorker()).not.toBe(nameWorker())
    expect(Number(pid)).toBe(process.pid)
  })
})

/** Where no process is known by its machine, leases simply run out. */
const isKnown = place !== '?'

describe('whether a worker has died', () => {
  it('is no for one of this process, yes for one that had its number before', () => {
    expect(hasDied(nameWorker())).toBe(false)
    expect(hasDied(`${place}/${process.pid}/of-an-earlier-process`)).toBe(isKnown)
  })

  it('is told by whether its process runs here', () => {
    expect(hasDied(`${place}/${process.ppid}/${id}`)).toBe(false)
    expect(hasDied(`${place}/999999999/${id}`)).toBe(isKnown)
  })

  it.each([`elsewhere/999999999/${id}`, `?/999999999/${id}`, 'w1', '', `${place}/999999999/`])(
    'is no where it cannot be known: %s',
    name => {
      expect(hasDied(name)).toBe(false)
    },
  )
})
