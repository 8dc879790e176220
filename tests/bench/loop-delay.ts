import { createServer } from 'node:http'
import { isMainThread } from 'node:worker_threads'

/**
 * Loaded into a started server by `--import`: tells on a port of its own how long somebody waited for
 * that server's event loop who came at any instant since it was last asked, ms. One stop of two seconds
 * weighs as two seconds of waiting, not as the one look that `monitorEventLoopDelay` takes of it.
 */
export type LoopDelay = { p99: number }

const everyMs = 5
const port = Number(process.env.LOOP_DELAY_PORT)
// Threads are given the same options, and have an event loop that is theirs to block.
if (isMainThread && port > 0) {
  let stops: number[] = []
  let last = performance.now()
  const look = () => {
    const now = performance.now()
    stops.push(Math.max(0, now - last - everyMs))
    last = now
  }
  setInterval(look, everyMs).unref()
  createServer((_, response) => {
    look()
    const told: LoopDelay = { p99: waited(stops, 0.99) }
    stops = []
    response.end(JSON.stringify(told))
  })
    // What the server starts has the same options, and no port of its own.
    .on('error', () => undefined)
    .listen(port, '127.0.0.1')
    .unref()
}

/** During a stop of d ms anyone who comes waits d ms at its beginning, and nothing at its end. */
function waited(stops: readonly number[], quantile: number): number {
  const beyond = (ms: number) => stops.reduce((sum, stop) => sum + Math.max(0, stop - ms), 0)
  const whole = stops.reduce((sum, stop) => sum + stop + everyMs, 0)
  let [low, high] = [0, Math.max(0, ...stops)]
  while (high - low > 0.1) {
    const middle = (low + high) / 2
    if (beyond(middle) > (1 - quantile) * whole) low = middle
    else high = middle
  }
  return high
}
