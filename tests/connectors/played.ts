import { onTestFinished } from 'vitest'
import type { Call } from '../../server/connectors/connector.ts'
import { createHttpClient } from '../../server/platform/http-client.ts'
import { createSandbox, type Sandbox } from '../../server/sandbox/create.ts'
import { type TestClock, testClock } from '../support/clock.ts'

export const MINUTE = 60_000
export const DAY = 24 * 60 * MINUTE
/** A Tuesday morning in opening hours. */
export const tuesday = Date.parse('2026-06-02T10:00:00+02:00')

/** A network as the sandbox plays it, with a connector before it, over real HTTP. */
export type Played = {
  sandbox: Sandbox
  clock: TestClock
  call(changes?: Partial<Call>): Call
}

/** @param access what connects the mairie's account there */
export async function openPlayed(
  access: (sandbox: Sandbox) => Pick<Call, 'config' | 'secrets'>,
): Promise<Played> {
  const clock = testClock(tuesday)
  const sandbox = await createSandbox({ clock, databasePath: ':memory:', history: false })
  const http = createHttpClient(clock.now)
  onTestFinished(async () => {
    await http.close()
    await sandbox.close()
  })
  const { config, secrets } = access(sandbox)
  return {
    sandbox,
    clock,
    call: changes => ({ http, apiUrl: '', config, secrets, now: clock.now(), ...changes }),
  }
}
