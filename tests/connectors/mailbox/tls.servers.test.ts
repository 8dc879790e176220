import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { mailbox } from '../../../server/connectors/mailbox/index.ts'
import { createHttpClient } from '../../../server/platform/http-client.ts'
import { createGuard } from '../../../server/platform/http-guarded.ts'
import { type Certified, certify, hasOpenssl } from '../../support/mailbox/authority.ts'
import { type Dovecot, dovecotPath, password, startDovecot } from '../../support/mailbox/dovecot.ts'
import { says } from '../../support/says.ts'

const path = hasOpenssl ? dovecotPath() : null
it('dovecot is there, or said to be skipped', ({ task }) => {
  task.meta.realServer =
    path === null ? 'dovecot with TLS skipped, it cannot be had here' : 'dovecot'
})

/** By TLS alone, as on the public network, with a certificate of an authority of the test's own. */
describe.skipIf(path === null)('a mailbox behind TLS', () => {
  let dovecot: Dovecot
  let certified: Certified
  beforeAll(async () => {
    certified = certify('imap.exemple.fr')
    dovecot = await startDovecot(path ?? '', certified)
  })
  afterAll(async () => {
    await dovecot?.stop()
    certified.end()
  })

  const guard = createGuard({
    allowsLoopback: true,
    resolve: async () => [{ address: '127.0.0.1', family: 4 }],
  })
  const look = async (host: string) =>
    await mailbox.receive?.(
      {
        ...{ http: createHttpClient(Date.now, guard), guard, apiUrl: '', now: Date.now() },
        config: { address: 'mairie@exemple.fr', imap: `${host}:${dovecot.port}` },
        secrets: { password },
      },
      null,
    )

  it('is read by STARTTLS where its certificate is its own', async () => {
    expect(await look('imap.exemple.fr')).toMatchObject({ kind: 'page', done: true })
  })

  it('is refused in a sentence where the certificate has another name', async () => {
    expect(await look('autre.exemple.fr')).toMatchObject({
      kind: 'failed',
      reason: says(/certificat du serveur autre\.exemple\.fr/),
    })
  })
})
