import { setTimeout as sleep } from 'node:timers/promises'
import type { Cut } from '../support/mailbox/cutting-proxy.ts'
import type { MortalTask, MortalWork, Place } from './mortal-child.ts'
import { createWorker } from './workers.ts'

/** What it does, and where. */
type Told = MortalWork & Pick<MortalTask, 'databaseUrl' | 'smtpUrl' | 'now'>

/**
 * A Tambour that is killed by SIGKILL at a word on the lines of `cut`, no matter who says it, or before one of
 * its statements; a new one takes its place with the next task.
 */
export function createMortal(cut: Cut) {
  const worker = createWorker<MortalTask>('mortal')
  return {
    /** Hears each word, by its number. */
    heard: (_word: number): void => undefined,
    kill: () => worker.kill(),
    /** @returns how many words and statements there were, and whether it died */
    async run(told: Told, { trouble, at }: Place) {
      let words = 0
      cut.heard = () => {
        words += 1
        this.heard(words)
        const pid = worker.pid()
        const dies = trouble === 'killed on the line' && words === at
        if (dies && pid !== null) process.kill(pid, 'SIGKILL')
      }
      const isByStatement = trouble === 'killed before a statement'
      const said = await worker.work({ ...told, trouble, at: isByStatement ? at : 0 })
      // What it said before it died arrives.
      await sleep(50)
      delete cut.heard
      return { ...said, words }
    },
  }
}

/** Each place at which one can die, or so many of them, spread over all. */
export function placesOf(words: number, statements: number, deaths: number | null): Place[] {
  const all = (['killed on the line', 'killed before a statement'] as const).flatMap(trouble =>
    Array.from({ length: trouble === 'killed on the line' ? words : statements }, (_, place) => ({
      trouble,
      at: place + 1,
    })),
  )
  if (deaths === null || deaths >= all.length) return all
  const step = all.length / deaths
  return Array.from({ length: deaths }, (_, place) => all[Math.floor(place * step)]).filter(
    one => one !== undefined,
  )
}
