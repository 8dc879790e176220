/**
 * Lets one of those who wait go on in each turn of the event loop. Promises that settle in the same
 * turn resume together and starve it: no stream and no network is served meanwhile. Nobody is done
 * later for it.
 */
export function createTurns(): () => Promise<void> {
  const waiting: (() => void)[] = []
  let isGoing = false
  const go = () => {
    const begin = waiting.shift()
    isGoing = begin !== undefined
    if (begin === undefined) return
    begin()
    setImmediate(go)
  }
  return () =>
    new Promise<void>(resolve => {
      waiting.push(resolve)
      if (!isGoing) setImmediate(go)
      isGoing = true
    })
}

/**
 * Gives the event loop to everybody else first. For loops over thousands: SQLite answers at once, and
 * awaiting a promise that is settled never gives it up.
 */
export const nextTurn: () => Promise<void> = createTurns()

/** So many of what takes some microseconds each are made in one turn. */
const portion = 500

/** What `make` gives of each of them, in order; others have their turn after every `size` of them. */
export async function mapInTurn<One, Made>(
  all: readonly One[],
  make: (one: One) => Made,
  size = portion,
): Promise<Made[]> {
  const made: Made[] = []
  for (const one of all) {
    if (made.length > 0 && made.length % size === 0) await nextTurn()
    made.push(make(one))
  }
  return made
}

/** What comes of work that is cut into steps; others have their turn between two. */
export async function stepsInTurn<Made>(
  steps: Generator<undefined, Made>,
  rest: () => Promise<void> = nextTurn,
): Promise<Made> {
  for (;;) {
    const { done, value } = steps.next()
    if (done) return value
    await rest()
  }
}
