/**
 * Turns of the event loop, one after the other: of all who wait for theirs, one goes on in each turn.
 * Promises that settle in the same turn resume together, before anybody else, an open
 * stream or a network, is heard: so each comer waits for one of them. Nobody is done later for it.
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
 * Lets everybody else have their turn. For loops over thousands: SQLite answers at once, and a
 * promise that is kept already never lets go of the event loop.
 */
export const breathe: () => Promise<void> = createTurns()

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
    if (made.length > 0 && made.length % size === 0) await breathe()
    made.push(make(one))
  }
  return made
}

/** What comes of work that is cut into steps; others have their turn between two. */
export async function stepsInTurn<Made>(
  steps: Generator<undefined, Made>,
  rest: () => Promise<void> = breathe,
): Promise<Made> {
  for (;;) {
    const { done, value } = steps.next()
    if (done) return value
    await rest()
  }
}
