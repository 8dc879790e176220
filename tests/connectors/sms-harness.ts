import type { Call } from '../../server/connectors/connector.ts'
import { createHttpClient } from '../../server/platform/http-client.ts'
import { createGuard } from '../../server/platform/http-guarded.ts'
import type { Sandbox } from '../../server/sandbox/create.ts'
import { testClock } from '../support/clock.ts'
import type { Harness } from './harness.ts'
import { openPlayed, type Played, tuesday } from './played.ts'
import { openCenter } from './sms-center.ts'

/** Of the range that is kept for examples. */
export const resident = '+33639981234'

const nobodyWrites = (): never => {
  throw new Error('nobody writes to the mairie by SMS')
}

export type World = Played & { carrier: Sandbox['sms'] }

export async function openCarrier(): Promise<World> {
  const played = await openPlayed(({ sms }) => ({
    config: {
      ...{ api: sms.api, service: sms.service, sender: sms.sender },
      ...{ purpose: 'information', price: '0,065', budget: '30' },
    },
    secrets: {
      application_key: sms.key,
      application_secret: sms.secret,
      consumer_key: sms.consumer,
    },
  }))
  return { ...played, carrier: played.sandbox.sms }
}

export async function smsOvhHarness(): Promise<Harness> {
  const { sandbox, carrier, clock, call } = await openCarrier()
  const lose = (when: 'before' | 'after') =>
    sandbox.faults.add({ kind: 'drop', when, match: { method: 'POST', path: '/ovh/1.0/sms' } })
  const { config, secrets } = call()
  return {
    call: () => call(),
    refused: () => call({ secrets: { ...secrets, consumer_key: 'finie' } }),
    unreachable: () => call({ config: { ...config, api: 'http://127.0.0.1:1/1.0' } }),
    advance: ms => clock.advance(ms),
    say: nobodyWrites,
    loseNextAnswer: () => lose('after'),
    loseNextRequest: () => lose('before'),
    address: resident,
    published: () => carrier.all().map(({ text }) => text),
  }
}

export async function openSmpp(tls: Parameters<typeof openCenter>[0] = null) {
  const center = await openCenter(tls)
  const clock = testClock(tuesday)
  const config = {
    ...{
      host: `${tls ? 'localhost' : '127.0.0.1'}:${center.port}`,
      tls: tls === null ? 'no' : 'yes',
      system_id: 'mairie',
    },
    ...{ sender: 'MAIRIE', purpose: 'information', price: '0,065', budget: '30' },
  }
  const call = (changes: Partial<Call> = {}): Call => ({
    http: createHttpClient(clock.now),
    guard: createGuard({ allowsLoopback: true }),
    apiUrl: '',
    config,
    secrets: { password: 'secret' },
    now: clock.now(),
    ...changes,
  })
  return { center, clock, config, call }
}

export async function smppHarness(): Promise<Harness> {
  const { center, clock, config, call } = await openSmpp()
  return {
    call: () => call(),
    refused: () => call({ secrets: { password: 'faux' } }),
    unreachable: () => call({ config: { ...config, host: '127.0.0.1:1' } }),
    advance: ms => clock.advance(ms),
    say: nobodyWrites,
    loseNextAnswer: () => {
      center.conduct.lose = 'answer'
    },
    loseNextRequest: () => {
      center.conduct.lose = 'request'
    },
    address: resident,
    cannotTell: true,
    published: () => center.texts(),
  }
}
