import type { Db } from '../database/database.ts'

/** Does what several ask for, inside a transaction: one answer for each, in their order. */
export type SharedWork<Ask, Answer> = (db: Db, asks: readonly Ask[]) => Promise<readonly Answer[]>

/**
 * One transaction, and so one wait for the disk, for all that is asked while another one is under
 * way. What is asked alone, with nobody expected, is committed at the end of the same turn.
 */
export type GroupCommit = {
  /**
   * A kind of work that shares transactions with the other kinds. What it gives back resolves with
   * an answer once that is committed, and rejects when it certainly is not, or when the commit
   * itself failed. In a transaction that fails nobody pays for another: each then has its own.
   */
  share<Ask, Answer>(work: SharedWork<Ask, Answer>): (ask: Ask) => Promise<Answer>
}

/** Asks of one kind that go into one transaction. */
type Batch = {
  size: number
  run(db: Db): Promise<void>
  resolve(): void
  reject(error: unknown): void
  /** The same, each ask by itself. */
  apart(): Batch[]
}

type Waiting<Ask, Answer> = {
  ask: Ask
  resolve(answer: Answer): void
  reject(error: unknown): void
}

export type GroupCommitOptions = {
  /** Asks of one kind in one transaction: the first ones must not wait until all of a thousand are written. */
  most?: number
  /** Counts those that are at something after which they will ask. */
  expected?: { readonly count: number }
}

/** Whatever the last transaction took, nobody waits longer than this for company, ms. */
const longestWaitMs = 20

export function createGroupCommit(
  db: Pick<Db, 'transaction'>,
  { most = 100, expected = { count: 0 } }: GroupCommitOptions = {},
): GroupCommit {
  const kinds: { waiting(): number; take(): Batch | null }[] = []
  let running = false
  /** What the last transaction took, ms; 0: there was none. */
  let tookMs = 0
  /** Wakes who waits for company. */
  let arrived: () => void = () => undefined

  async function run(): Promise<void> {
    if (running) return
    running = true
    for (;;) {
      // SQLite commits while everything else stands still: what came in meanwhile gets its turn.
      await new Promise(resolve => setImmediate(resolve))
      if (isWorthWaiting()) await company(Math.min(tookMs, longestWaitMs))
      const batches = kinds.map(({ take }) => take()).filter(batch => batch !== null)
      if (batches.length === 0) break
      const begun = performance.now()
      await commit(db, batches)
      tookMs = performance.now() - begun
    }
    running = false
  }

  const isWorthWaiting = () => expected.count > 0 && kinds.every(({ waiting }) => waiting() < most)

  /**
   * A transaction costs the same for one as for twenty, nearly: while others are about to ask it waits for
   * them, no longer than the one before took.
   */
  async function company(atMostMs: number): Promise<void> {
    if (atMostMs === 0) return
    const { promise, resolve } = Promise.withResolvers<void>()
    const timer = setTimeout(resolve, atMostMs)
    arrived = () => {
      if (!isWorthWaiting()) resolve()
    }
    await promise
    clearTimeout(timer)
    arrived = () => undefined
  }

  return {
    share<Ask, Answer>(work: SharedWork<Ask, Answer>) {
      const queue: Waiting<Ask, Answer>[] = []
      kinds.push({
        waiting: () => queue.length,
        take: () => (queue.length === 0 ? null : batchOf(work, queue.splice(0, most))),
      })
      return (ask: Ask) =>
        new Promise<Answer>((resolve, reject) => {
          queue.push({ ask, resolve, reject })
          arrived()
          void run()
        })
    },
  }
}

/**
 * Never rejects: each caller is told.
 * @returns false when no transaction could be begun, the database being locked or gone.
 */
async function commit(
  db: Pick<Db, 'transaction'>,
  batches: readonly Batch[],
  others: readonly Batch[] = [],
): Promise<boolean> {
  let begun = false
  try {
    await db.transaction().execute(async transaction => {
      begun = true
      for (const batch of batches) await batch.run(transaction)
    })
    for (const batch of batches) batch.resolve()
  } catch (error) {
    const alone = batches.length === 1 && batches[0]?.size === 1
    if (begun && !alone) await commitApart(db, batches)
    else for (const batch of batches) batch.reject(error)
    // Those behind need not each wait for the same lock in vain.
    if (!begun) for (const other of others) other.reject(error)
  }
  return begun
}

async function commitApart(db: Pick<Db, 'transaction'>, batches: readonly Batch[]): Promise<void> {
  const singles = batches.flatMap(batch => batch.apart())
  for (const [place, single] of singles.entries()) {
    if (!(await commit(db, [single], singles.slice(place + 1)))) return
  }
}

function batchOf<Ask, Answer>(
  work: SharedWork<Ask, Answer>,
  waiting: readonly Waiting<Ask, Answer>[],
): Batch {
  let answers: readonly Answer[] = []
  return {
    size: waiting.length,
    async run(db) {
      answers = await work(
        db,
        waiting.map(({ ask }) => ask),
      )
      if (answers.length !== waiting.length) throw new Error('one answer for each that asked')
    },
    resolve() {
      waiting.forEach(({ resolve }, place) => {
        resolve(answers[place] as Answer)
      })
    },
    reject(error) {
      for (const { reject } of waiting) reject(error)
    },
    apart: () => waiting.map(one => batchOf(work, [one])),
  }
}
