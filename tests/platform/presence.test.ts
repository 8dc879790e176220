import { expect, it } from 'vitest'
import type { Change } from '../../server/platform/changes.ts'
import { believedMs, createPresence, type Seat } from '../../server/platform/presence.ts'

/** Two processes, each of which hears at once what the other announces. */
function processes() {
  const news: { here: Change[]; there: Change[] } = { here: [], there: [] }
  let at = 0
  const pieces: string[] = []
  const there = createPresence({ hear: change => news.there.push(change) }, () => undefined)
  const here = createPresence({ hear: change => news.here.push(change) }, piece => {
    pieces.push(piece)
    there.hear([piece, '7 messages', 'something of a newer version'], at)
  })
  return {
    news,
    pieces,
    note: (seat: Seat, doing: 'reading' | 'writing' | 'gone') => here.note(seat, doing, at),
    pass: (ms: number) => {
      at += ms
    },
    /** What Bernard is told by each. */
    told: (conversation = 12, communeId = 7) =>
      [here, there].map(one => one.others({ communeId, conversation }, 'bernard', at)),
  }
}

const camille = { communeId: 7, conversation: 12, userId: 'camille', window: 'window-1' }
const writes = { userId: 'camille', doing: 'writing' }
const reads = { userId: 'camille', doing: 'reading' }

it('tells every process who reads and who writes, each person once, and nobody of themselves', () => {
  const { note, told } = processes()
  note(camille, 'reading')
  note({ ...camille, window: 'window-2' }, 'writing')
  note({ ...camille, userId: 'bernard' }, 'writing')
  expect(told()).toEqual([[writes], [writes]])
  note({ ...camille, window: 'window-2' }, 'gone')
  expect(told()).toEqual([[reads], [reads]])
  expect(told(13)).toEqual([[], []])
  expect(told(12, 8)).toEqual([[], []])
})

it('ends when a window shows another conversation, and when nothing is heard of it any more', () => {
  const { note, told, pass } = processes()
  note(camille, 'writing')
  note({ ...camille, conversation: 13 }, 'reading')
  expect(told()).toEqual([[], []])
  // Its farewell to the first one, which went another way and took longer.
  note(camille, 'gone')
  expect(told(13)).toEqual([[reads], [reads]])
  pass(believedMs - 1)
  expect(told(13)).toEqual([[reads], [reads]])
  pass(1)
  expect(told(13)).toEqual([[], []])
})

it('is news where it changes, and not each time that it is said again', () => {
  const { note, news, pass } = processes()
  const one = { communeId: 7, topics: ['presence'] }
  note(camille, 'gone')
  expect(news).toEqual({ here: [], there: [] })
  note(camille, 'reading')
  note(camille, 'reading')
  note(camille, 'writing')
  note(camille, 'gone')
  expect(news).toEqual({ here: [one, one, one], there: [one, one, one] })
  note(camille, 'reading')
  pass(believedMs)
  note(camille, 'reading')
  expect(news.there).toHaveLength(5)
})

it('carries no word of a draft', () => {
  const { note, pieces } = processes()
  note(camille, 'writing')
  expect(pieces).toEqual(['presence 7 12 camille window-1 writing'])
})
