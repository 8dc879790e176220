import { readFileSync } from 'node:fs'
import { setTimeout } from 'node:timers/promises'
import { setUp } from '../support/set-up.ts'
import { startBenchVillage, startTambour, stopProgram } from './bench-village.ts'
import { median, ms, say } from './figures.ts'

/** Clock ticks of /proc: 100 a second on every Linux that Node supports. */
const ticksPerSecond = 100
/** After so many polls in a row V8 has garbage to clear for half a minute: of a day's it has a day. */
const restMs = 40_000
const idleMs = 60_000
const pollsOfADay = 24 * 60

/** What the process costs: to start, to keep for a day, and to leave alone. Linux only. */
export async function benchProcess(): Promise<void> {
  if (process.platform !== 'linux') {
    say('the process', 'Linux only')
    return
  }
  const village = await startBenchVillage()
  const starts: number[] = []
  for (let run = 0; run < 3; run += 1) {
    const { child, took } = await startTambour(village.url, `${village.folder}/start-${run}`)
    starts.push(took)
    await stopProgram(child)
  }
  say('start to first page, empty installation (median of 3)', ms(median(starts)))

  const tambour = await startTambour(village.url, `${village.folder}/day`)
  const { child } = tambour
  try {
    const pid = child.pid ?? 0
    const { ask } = await setUp(tambour)
    const channel = (await ask('POST', '/channels', {
      connector: 'facebook',
      name: 'Page',
      config: { page: village.page.id },
      secrets: { token: village.page.token },
    })) as { id: number }
    const residents = ['Odile Martin', 'Paul Henry', 'Julie Petit']
    for (let poll = 0; poll < pollsOfADay; poll += 1) {
      if (poll % 20 === 0) {
        await fetch(`${village.url}/sandbox/write`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({
            page: village.page.id,
            resident: residents[poll % residents.length],
            kind: 'message',
            text: `Bonjour, une question (${poll}) ?`,
          }),
        })
      }
      await ask('POST', `/channels/${channel.id}/poll`)
      // Somebody has the first screen open and it looks after each change.
      if (poll % 20 === 0) await ask('GET', '/today')
    }
    say(`resident at the end of ${pollsOfADay} polls in a row`, resident(pid))

    await setTimeout(restMs)
    const before = cpuSeconds(pid)
    await setTimeout(idleMs)
    const share = (cpuSeconds(pid) - before) / (idleMs / 1000)
    say(
      `processor while idle, ${idleMs / 1000} s, one channel followed`,
      `${(share * 100).toFixed(2)} %`,
    )
    // A day has a minute of rest between two polls, in which V8 gives back what it does not use.
    say('resident after that rest, as after a day of polls', resident(pid))
  } finally {
    await stopProgram(child)
    await village.stop()
  }
}

/**
 * What it holds of memory, and how much of that is its own: the pages of Node's own file come and go
 * with what else the machine does, so that one commit differs from itself by 12 MB.
 */
function resident(pid: number): string {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8')
  const mb = (field: string) =>
    (Number(new RegExp(`${field}:\\s+(\\d+) kB`).exec(status)?.[1]) / 1024).toFixed(0)
  return `${mb('VmRSS')} MB, its own ${mb('RssAnon')} MB`
}

/** What a process used of the processors so far, s; Linux only. */
export function cpuSeconds(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? []
  return (Number(fields[11]) + Number(fields[12])) / ticksPerSecond
}
