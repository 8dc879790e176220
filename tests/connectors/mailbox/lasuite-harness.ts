import { createAdaptorServer } from '@hono/node-server'
import { onTestFinished } from 'vitest'
import type { Call, WebhookEvent } from '../../../server/connectors/connector.ts'
import { mailKept, webhook } from '../../../server/connectors/mailbox/lasuite/webhook.ts'
import { fingerprint } from '../../../server/connectors/mailbox/mail.ts'
import { createHttpClient } from '../../../server/platform/http-client.ts'
import { createLaSuite, type PlayedWebhook } from '../../../server/sandbox/lasuite.ts'
import { testClock } from '../../support/clock.ts'
import { listenOnLoopback } from '../../support/network/loopback.ts'
import type { Harness } from '../harness.ts'
import { tuesday } from '../played.ts'
import { mail } from './box.ts'

export const address = 'mairie@exemple.fr'
export const secret = 'le secret du webhook'

/** How the webhook of these tests is set. */
export const aWebhook = (part: Partial<PlayedWebhook> = {}): PlayedWebhook => ({
  ...{ url: 'http://127.0.0.1:1', secret, trigger: 'message.delivered', format: 'eml', by: 'jwt' },
  ...part,
})

/** Messages at a port of its own, with a mailbox of a mairie. */
export async function openSuite() {
  const clock = testClock(tuesday)
  const suite = createLaSuite(clock.now, address)
  const server = createAdaptorServer({ fetch: suite.routes.fetch })
  const port = await listenOnLoopback(server)
  const http = createHttpClient(clock.now)
  onTestFinished(async () => {
    await http.close()
    server.close()
  })
  const url = `http://127.0.0.1:${port}`
  const config = {
    ...{ address, name: 'Mairie d’Exemple', keyId: suite.key.id },
    box: `${url}/mailbox/${suite.box}/thread/1`,
  }
  const secrets = { webhook: secret, key: suite.key.secret }
  const call = (changes: Partial<Call> = {}): Call => {
    return { http, apiUrl: '', config, secrets, now: clock.now(), ...changes }
  }
  /** What Tambour keeps of a mail that comes now. @throws where it would not be taken */
  const bring = (raw: string | Uint8Array): WebhookEvent => {
    const { headers, body } = suite.request(aWebhook(), Buffer.from(raw))
    const delivery = { headers: new Headers(headers), body, at: clock.now() }
    const ids = webhook.read(delivery, [{ id: 1, config, secrets }])
    const text = webhook.text?.(delivery) ?? ''
    if (ids?.[0] !== 1 || mailKept(text) === null) throw new Error('not taken')
    return { body: text, at: delivery.at }
  }
  return { clock, suite, url, config, secrets, call, bring }
}

export async function suiteHarness(): Promise<Harness> {
  const { clock, suite, config, secrets, call, bring } = await openSuite()
  const told: WebhookEvent[] = []
  const date = 'Fri, 27 Nov 2026 09:00:00 +0000'
  const write = (from: string, text: string) => {
    const id = `said${told.length}@exemple.org`
    told.push(bring(mail({ 'Message-ID': `<${id}>`, From: from, To: address, Date: date }, text)))
    return { remoteId: `${id}#${fingerprint([from, date])}`, authorRemoteId: `mailto:${from}` }
  }
  write('anne@exemple.org', 'Bonjour, où est la salle des fêtes ?')
  return {
    cannotTell: true,
    told: () => told,
    call,
    refused: () => call({ secrets: { ...secrets, key: 'fausse' } }),
    unreachable: () =>
      call({ config: { ...config, box: `http://127.0.0.1:1/mailbox/${suite.box}` } }),
    advance: ms => clock.advance(ms),
    say: (_visibility, text) => write('julie@exemple.org', text),
    loseNextAnswer: () => {
      suite.conduct.next = 'lose answer'
    },
    loseNextRequest: () => {
      suite.conduct.next = 'lose request'
    },
    published: () => [],
  }
}
