import type { Clock } from '../clock.ts'
import { asWork, type Work } from '../database/patience.ts'
import type { Change, Changes, WakeSignal } from './changes.ts'
import type { Log } from './log.ts'
import type { Topic } from './shapes.ts'

/** Something that runs by itself while the server does. */
export type Job = {
  name: string
  /** Whether it runs in a process that serves the screens alone, too. */
  everywhere: boolean
  /** When the calendar wakes it, as cron writes it; null: it wakes itself, by what its rows say. */
  cron: string | null
  start(): void
  /** Another round now, or as soon as the one under way has ended. */
  wake(): void
  /** Another round within these ms: for what may come a thousand times a second. */
  wakeWithin(ms: number): void
  /**
   * One round now, after those before it, and all that it began. It fails as the round does, for
   * its caller; the next one begins all the same.
   */
  runOnce(): Promise<void>
  /** Begins nothing more; resolves when nothing of it is under way. */
  stop(): Promise<void>
}

export type JobSpec = {
  name: string
  /** What is of a process's own screens, or of its own disk, runs whatever the process's role. */
  everywhere?: boolean
  /** `long` where one statement may take minutes. */
  work?: Work
  /**
   * Does what is due, or begins it.
   * @param stopping whether to end early, for another time.
   * @returns when the next round is due, ms UTC; null: none is foreseen.
   */
  round(stopping: () => boolean): Promise<number | null>
  /** Before the first round and then once a minute: the net under what a crash cut off. */
  sweep?(): Promise<void>
  /** Changes after which something may be due sooner than was foreseen. */
  wokenBy?: readonly Topic[]
  /** Told of each such change before it is woken. */
  hear?(change: Change): void
  /** Rounds that changes ask for begin this long after one another, ms: many may come each second. */
  apartMs?: number
  wakeSignal?: WakeSignal
  /** For what is of the calendar: it sleeps until then, and is not run at the start. */
  cron?: string
  /** Begins nothing more of what a round began. */
  stop?(): void | Promise<void>
  /** Resolves when all that the rounds began has ended. @throws the first error since it was asked last. */
  settled?(): Promise<void>
}

/**
 * The longest sleep, ms. It is the one net under what nobody told: a clock that jumps, a laptop that
 * wakes, another process's row make a round this late at most.
 */
const longestSleepMs = 60_000

/** After an error, ms. */
const backOffMs = 1000

/** The rounds of a job, one after the other: each begins when the one before has ended. */
function createRounds(clock: Clock, spec: JobSpec, isStopping: () => boolean) {
  let sweptAt = Number.NEGATIVE_INFINITY
  let begunAt = Number.NEGATIVE_INFINITY
  let last: Promise<unknown> = Promise.resolve()
  const run = async () => {
    // What others hold must not seem to have run out because a clock was set.
    await clock.follow?.()
    const now = clock.now()
    begunAt = now
    // Put back, the clock must not keep the net away for hours.
    if (now >= sweptAt + longestSleepMs || now < sweptAt) {
      await spec.sweep?.()
      sweptAt = now
    }
    return await spec.round(isStopping)
  }
  return {
    next(): Promise<number | null> {
      const next = last.then(() => asWork(spec.work ?? 'job', run))
      last = next.catch(() => undefined)
      return next
    },
    last: () => last,
    begunAt: () => begunAt,
  }
}

/**
 * Runs rounds one after the other, when somebody asks for one and when one is due, asleep until the next is due, to the
 * millisecond. Two rounds of a job never run at once.
 */
export function createJobLoop(
  { clock, log, changes }: { clock: Clock; log: Log; changes: Changes },
  spec: JobSpec,
): Job {
  const { name, wokenBy = [], apartMs = 0 } = spec
  const isOfCalendar = spec.cron !== undefined
  let timer: NodeJS.Timeout | undefined
  let soon: NodeJS.Timeout | undefined
  let isStarted = false
  let isStopping = false
  /** Somebody woke us, and no round has begun since. */
  let isDue = false
  let isRunning = false
  let isFailing = false
  let unlisten: (() => void)[] = []
  const rounds = createRounds(clock, spec, () => isStopping)

  function wake(): void {
    if (!isStarted || isStopping) return
    isDue = true
    if (!isRunning) void run()
  }

  function wakeWithin(ms: number): void {
    if (isStarted && !isStopping) soon ??= setTimeout(wake, ms)
  }

  /** At once, if the last round is not of this moment. */
  function wakeByChange(): void {
    const since = clock.now() - rounds.begunAt()
    if (since >= 0 && since < apartMs) wakeWithin(apartMs - since)
    else wake()
  }

  async function run(): Promise<void> {
    isRunning = true
    while (isDue && !isStopping) {
      isDue = false
      clearTimeout(timer)
      clearTimeout(soon)
      soon = undefined
      const sleepMs = await oneRound()
      if (!isStopping && sleepMs !== null) timer = setTimeout(wake, sleepMs)
    }
    isRunning = false
  }

  /** @returns how long to sleep, ms; null: until the calendar wakes us. */
  async function oneRound(): Promise<number | null> {
    try {
      const next = await rounds.next()
      isFailing = false
      if (isOfCalendar) return null
      return next === null
        ? longestSleepMs
        : Math.min(longestSleepMs, Math.max(0, next - clock.now()))
    } catch (error) {
      // A database that is away fails each second: the first time says it all.
      if (!isFailing) log.error({ err: error, job: name }, 'job-failed')
      isFailing = true
      return isOfCalendar ? null : backOffMs
    }
  }

  return {
    name,
    everywhere: spec.everywhere ?? false,
    cron: spec.cron ?? null,
    start() {
      isStarted = true
      unlisten = [
        changes.listen(change => {
          spec.hear?.(change)
          wakeByChange()
        }, wokenBy),
      ]
      if (spec.wakeSignal) unlisten.push(spec.wakeSignal.listen(wake))
      if (!isOfCalendar) wake()
    },
    wake,
    wakeWithin,
    async runOnce() {
      // Somebody who asks by hand may know of what nobody told.
      spec.hear?.({ communeId: null, topics: [...wokenBy] })
      await rounds.next()
      await spec.settled?.()
    },
    async stop() {
      isStopping = true
      for (const end of unlisten) end()
      clearTimeout(timer)
      clearTimeout(soon)
      await spec.stop?.()
      await rounds.last()
      // The caller of the round has its error; the log has those of the others.
      await spec.settled?.().catch(() => undefined)
    },
  }
}
