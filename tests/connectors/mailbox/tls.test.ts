import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { getCACertificates, setDefaultCACertificates } from 'node:tls'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { mailbox } from '../../../server/connectors/mailbox/index.ts'
import { createHttpClient } from '../../../server/platform/http-client.ts'
import { createGuard } from '../../../server/platform/http-guarded.ts'
import { type Dovecot, dovecotPath, password, startDovecot } from '../../support/mailbox/dovecot.ts'
import { says } from '../../support/says.ts'

const hasOpenssl = spawnSync('openssl', ['version']).status === 0
const path = hasOpenssl ? dovecotPath() : null
it('dovecot is there, or said to be skipped', ({ task }) => {
  task.meta.realServer =
    path === null ? 'dovecot with TLS skipped, it cannot be had here' : 'dovecot'
})

/** By TLS alone, as on the public network, with a certificate of an authority of the test's own. */
describe.skipIf(path === null)('a mailbox behind TLS', () => {
  const folder = mkdtempSync(join(tmpdir(), 'tambour-tls-'))
  const known = getCACertificates('default')
  let dovecot: Dovecot
  beforeAll(async () => {
    const openssl = (...args: string[]) => {
      const { status, stderr } = spawnSync('openssl', args, { cwd: folder, encoding: 'utf8' })
      if (status !== 0) throw new Error(stderr)
    }
    const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes']
    openssl('req', '-x509', ...key, '-keyout', 'ca.key', '-out', 'ca.pem', '-subj', '/CN=Essai')
    openssl('req', ...key, '-keyout', 'key.pem', '-out', 'csr.pem', '-subj', '/CN=imap.exemple.fr')
    writeFileSync(join(folder, 'names'), 'subjectAltName=DNS:imap.exemple.fr')
    const by = ['-CA', 'ca.pem', '-CAkey', 'ca.key', '-extfile', 'names']
    openssl('x509', '-req', '-in', 'csr.pem', ...by, '-out', 'cert.pem')
    const tls = { cert: join(folder, 'cert.pem'), key: join(folder, 'key.pem') }
    dovecot = await startDovecot(path ?? '', tls)
    // As NODE_EXTRA_CA_CERTS does for a whole process.
    setDefaultCACertificates([...known, readFileSync(join(folder, 'ca.pem'), 'utf8')])
  })
  afterAll(() => {
    setDefaultCACertificates(known)
    dovecot?.stop()
    rmSync(folder, { recursive: true, force: true })
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
