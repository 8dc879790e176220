import { signal } from '@preact/signals'

/** The server's clock minus this machine's, ms: a telephone that is minutes off must not count wrong. */
let offset = 0

/** Called with the `now` that the server tells. */
export function setServerNow(instant: string): void {
  offset = Date.parse(instant) - Date.now()
  now.value = serverNow()
}

/** The server's time, ms UTC. */
export function serverNow(): number {
  return Date.now() + offset
}

let timer: ReturnType<typeof setInterval> | undefined

/** The server's time, told each second while a component looks at it. */
export const now = signal(serverNow(), {
  watched() {
    now.value = serverNow()
    timer = setInterval(() => {
      now.value = serverNow()
    }, 1000)
  },
  unwatched() {
    clearInterval(timer)
  },
})
