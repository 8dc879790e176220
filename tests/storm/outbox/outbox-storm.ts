import { pino } from 'pino'
import type { Connector } from '../../../server/connectors/connector.ts'
import { createContext } from '../../../server/context.ts'
import type { TestClock } from '../../support/clock.ts'
import { MINUTE } from '../../support/network/received.ts'
import { quietSettings } from '../../support/settings.ts'
import { chanceOf } from '../chance.ts'
import type { MortalTask, Place } from '../mortal-child.ts'
import { createWorker } from '../workers.ts'
import { type RoundName, rounds, stormUrl } from './rounds.ts'

export type OutboxStorm = {
  databaseUrl: string
  /** How many there must be at least. */
  faults: number
  seed: number
  /** Two processes that may be killed; otherwise two contexts of this one. */
  kills: boolean
}

type Worker = { work(place: Place): Promise<{ happened: boolean }>; end(): Promise<void> }

/**
 * What storms over an outbox have in common: two that work at the same time, each of which may be killed
 * before any of its statements, and a service that is away for an hour in the middle.
 */
export async function startOutboxStorm(
  storm: OutboxStorm,
  {
    does,
    clock,
    connectors,
    smtpUrl = null,
    death,
  }: {
    does: RoundName
    clock: TestClock
    connectors: Record<string, Connector>
    smtpUrl?: string | null
    /** How likely one dies in a step, and before one of how many statements. */
    death: { probability: number; statements: number }
  },
) {
  const { databaseUrl, kills } = storm
  const settings = quietSettings({ databaseUrl, smtpUrl, dataDir: '.', publicUrl: stormUrl })
  const open = () => createContext(settings, { clock, connectors, log: pino({ level: 'silent' }) })
  const { run, nextAt } = rounds[does]
  const chance = chanceOf(storm.seed)
  const context = await open()
  const workers = await Promise.all([1, 2].map(() => (kills ? processToKill() : contextOfOurs())))
  const faults = new Map<string, number>()
  const count = (fault: string) => void faults.set(fault, (faults.get(fault) ?? 0) + 1)
  const counted = () => [...faults.values()].reduce((sum, many) => sum + many, 0)
  let awayUntil: number | null = null

  function processToKill(): Worker {
    const worker = createWorker<MortalTask>('mortal')
    return {
      work: place => worker.work({ does, databaseUrl, smtpUrl, now: clock.now(), ...place }),
      end: () => worker.kill(),
    }
  }

  async function contextOfOurs(): Promise<Worker> {
    const own = await open()
    return {
      async work() {
        await run(own)
        return { happened: false }
      },
      end: () => own.close(),
    }
  }

  async function workOnce(worker: Worker): Promise<void> {
    const isKilled = kills && chance.is(death.probability)
    const trouble = isKilled ? 'killed before a statement' : 'none'
    const at = isKilled ? 1 + chance.below(death.statements) : 0
    if ((await worker.work({ trouble, at })).happened) count('killed by SIGKILL')
  }

  return {
    chance,
    context,
    faults,
    count,
    /** Whether there were too few faults yet; once half of them came, the hour begins. */
    goesOn(): boolean {
      if (awayUntil === null && counted() > storm.faults / 2) awayUntil = clock.now() + 60 * MINUTE
      return counted() < storm.faults
    },
    isAway: () => awayUntil !== null && clock.now() < awayUntil,
    /** Both work, six times. @param before what goes wrong in a step, besides */
    async work(before: () => void = () => undefined): Promise<void> {
      for (let step = 0; step < 6; step++) {
        before()
        // Two of one thread cannot wait for each other where a transaction holds the whole database.
        const inTurn = !kills && databaseUrl.startsWith('file:')
        if (inTurn) for (const worker of workers) await workOnce(worker)
        else await Promise.all(workers.map(workOnce))
        clock.advance((5 + chance.below(20)) * 1000)
      }
    },
    /** Whatever is still tried, and what a death left claimed, comes to its end. */
    async rest(): Promise<void> {
      for (let tries = 0; tries < 200; tries++) {
        await run(context)
        const at = await nextAt(context)
        if (at === null) return
        clock.set(Math.max(clock.now(), at))
      }
      throw new Error('the outbox never comes to rest')
    },
    runOnce: () => run(context),
    async end(): Promise<void> {
      await Promise.all(workers.map(worker => worker.end()))
      await context.close()
    },
  }
}
