import { describe, expect, it } from 'vitest'
import type { Sandbox } from '../../server/sandbox/create.ts'
import type { FaultInput } from '../../server/sandbox/faults.ts'
import type { TestClock } from '../support/clock.ts'
import { openVillage } from './facebook/village.ts'
import { openAccount } from './instagram/account.ts'
import { DAY, HOUR, MINUTE, tuesday } from './meta-world.ts'

/** A network with enough for one page of each list, read once. */
type Quiet = {
  sandbox: Sandbox
  clock: TestClock
  cursor: string | null
  poll(): Promise<{ requests: number; gaps: string[] }>
}

const count = 30

async function quietPage(): Promise<Quiet> {
  const village = await openVillage()
  const { page, sandbox } = village
  for (let index = 0; index < count; index++) {
    const at = tuesday - (count - index) * DAY
    const post = village.announce(`Annonce ${index}`, at)
    village.comment(post, `Question ${index} ?`, 'Julie Renard', at + MINUTE)
    const resident = `Voisine ${index % 20}`
    sandbox.write({ page, kind: 'message', resident, text: `Bonjour ${index}`, at })
  }
  await village.poll()
  return village
}

async function quietAccount(): Promise<Quiet> {
  const world = await openAccount()
  for (let index = 0; index < count; index++) {
    const at = tuesday - (count - index) * DAY
    world.comment(world.show(`Photo ${index}`, at), 'Bravo', 'Julie Renard', at + MINUTE)
    world.message(`Bonjour ${index}`, `Voisine ${index % 20}`, at)
  }
  await world.poll()
  return world
}

/** What each of so many polls costs in requests, a minute between two of them. */
async function costs(quiet: Quiet, polls: number, everyMs = MINUTE): Promise<number[]> {
  const all: number[] = []
  for (let poll = 0; poll < polls; poll++) {
    quiet.clock.advance(everyMs)
    const { requests, gaps } = await quiet.poll()
    expect(gaps).toEqual([])
    all.push(requests)
  }
  return all
}

const refused = (quiet: Quiet, fault: FaultInput) => quiet.sandbox.faults.add(fault)
const spent = (quiet: Quiet) => quiet.sandbox.faults.list().reduce((sum, one) => sum + one.spent, 0)

describe.each([
  ['a Facebook page', quietPage],
  ['an Instagram account', quietAccount],
])('less data on %s', (_, open) => {
  it('once asked for is whole again with the next poll', async () => {
    const quiet = await open()
    expect(await costs(quiet, 2)).toEqual([2, 2])
    refused(quiet, { kind: 'too-much-data', above: 0, times: 1 })
    const [asked = 0, ...after] = await costs(quiet, 4)
    expect(asked).toBeGreaterThan(2)
    expect(after).toEqual([2, 2, 2])
  })

  it('asked for several times in a row is whole again some polls later', async () => {
    const quiet = await open()
    refused(quiet, { kind: 'too-much-data', above: 0, times: 3 })
    const all = await costs(quiet, 6)
    expect(all.slice(3)).toEqual([2, 2, 2])
  })

  it('asked for as long as pages are long costs next to nothing in vain', async () => {
    const quiet = await open()
    refused(quiet, { kind: 'too-much-data', above: 12 })
    const settled = Math.min(...(await costs(quiet, 6)))
    const before = spent(quiet)
    await costs(quiet, 30)
    expect(spent(quiet) - before).toBeLessThanOrEqual(4)
    const hourly = await costs(quiet, 4, HOUR)
    expect(Math.max(...hourly)).toBeLessThanOrEqual(settled + 3)
    quiet.sandbox.faults.clear()
    expect((await costs(quiet, 3, HOUR)).at(-1)).toBeLessThan(settled)
  })
})
