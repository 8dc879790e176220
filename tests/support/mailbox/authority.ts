import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { getCACertificates, setDefaultCACertificates } from 'node:tls'

export const hasOpenssl = spawnSync('openssl', ['version']).status === 0

/** Where a certificate and its key are. */
export type Certified = { cert: string; key: string; end(): void }

/**
 * A certificate for these names by an authority of a test's own, which this process trusts until `end`, as
 * one with NODE_EXTRA_CA_CERTS does.
 */
export function certify(...names: string[]): Certified {
  const folder = mkdtempSync(join(tmpdir(), 'tambour-tls-'))
  const known = getCACertificates('default')
  const openssl = (...args: string[]) => {
    const { status, stderr } = spawnSync('openssl', args, { cwd: folder, encoding: 'utf8' })
    if (status !== 0) throw new Error(stderr)
  }
  const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes']
  openssl('req', '-x509', ...key, '-keyout', 'ca.key', '-out', 'ca.pem', '-subj', '/CN=Essai')
  openssl('req', ...key, '-keyout', 'key.pem', '-out', 'csr.pem', '-subj', `/CN=${names[0]}`)
  const alternatives = names.map(name => `DNS:${name}`).join(',')
  writeFileSync(join(folder, 'names'), `subjectAltName=${alternatives}`)
  const by = ['-CA', 'ca.pem', '-CAkey', 'ca.key', '-extfile', 'names']
  openssl('x509', '-req', '-in', 'csr.pem', ...by, '-out', 'cert.pem')
  setDefaultCACertificates([...known, readFileSync(join(folder, 'ca.pem'), 'utf8')])
  return {
    cert: join(folder, 'cert.pem'),
    key: join(folder, 'key.pem'),
    end() {
      setDefaultCACertificates(known)
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
