import { createServer } from 'node:net'
import { describe, expect, it, onTestFinished } from 'vitest'
import { mailbox } from '../../../server/connectors/mailbox/index.ts'
import { createHttpClient } from '../../../server/platform/http-client.ts'
import { createGuard } from '../../../server/platform/http-guarded.ts'
import { says } from '../../support/says.ts'
import { boxAt, guard, mailServers, now } from './box.ts'

const servers = await mailServers()

/** A server that lets nobody in, and says so. */
async function refusing(words: string, mechanisms = '') {
  const server = createServer(socket => {
    socket.write(`* OK [CAPABILITY IMAP4rev1${mechanisms}] Ready\r\n`)
    socket.on('error', () => undefined)
    socket.on('data', data => {
      const [tag = '', command = ''] = data.toString('latin1').split(' ')
      socket.write(`${tag} ${/^(login|auth)/i.test(command) ? words : 'OK Done'}\r\n`)
    })
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void server.close())
  const address = server.address()
  const imap = `127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`
  return { imap, smtp: imap, address: 'mairie@exemple.fr' }
}

describe('a mailbox that is refused', () => {
  const check = async (words: string) =>
    await mailbox.check({
      ...{ http: createHttpClient(Date.now, guard), guard, apiUrl: '', now },
      config: await refusing(words),
      secrets: { password: 'faux' },
    })

  it('because it was opened too often is looked at later, and its password is right', async () => {
    for (const words of [
      'NO [OVERQUOTA] Account exceeded command or bandwidth limits. (Failure)',
      'NO [ALERT] Too many simultaneous connections. (Failure)',
      'NO [UNAVAILABLE] Temporary authentication failure.',
    ]) {
      expect(await check(words)).toMatchObject({ state: 'unreachable' })
    }
  })

  it('because its password is wrong is left to a person', async () => {
    expect(await check('NO [AUTHENTICATIONFAILED] Invalid credentials (Failure)')).toMatchObject({
      state: 'reauthorize',
    })
  })
})

it('a token that is refused or expired is to be renewed', async () => {
  const found = await mailbox.check({
    ...{ http: createHttpClient(Date.now, guard), guard, apiUrl: '', now },
    config: await refusing('NO [AUTHENTICATIONFAILED] Token expired', ' AUTH=XOAUTH2 SASL-IR'),
    secrets: { token: 'vieux' },
  })
  expect(found).toMatchObject({
    state: 'reauthorize',
    lines: [{ level: 'error', text: says(/refuse ce code d’accès.*expiré/) }],
  })
})

describe.skipIf(servers === null)('checking a mailbox', () => {
  const open = () => {
    if (servers === null) throw new Error('no dovecot')
    return boxAt(servers.dovecot, servers.drop)
  }
  const withConfig = (changes: Record<string, string>) => {
    const box = open()
    const call = box.call()
    return mailbox.check({ ...call, config: { ...call.config, ...changes } })
  }

  it('opens it, reads its folders and signs in where mails leave', async () => {
    const box = open()
    const { lines, ...rest } = await mailbox.check(box.call())
    expect(rest).toEqual({
      name: 'Mairie d’Exemple',
      url: null,
      tokenEndsAt: null,
      state: 'working',
    })
    expect(lines).toEqual([
      { key: 'imap', level: 'ok', text: says(/La boîte mairie-[\da-f-]+@exemple.fr est lue/) },
      { key: 'sent', level: 'ok', text: says(/lues dans «.Sent.»/) },
      { key: 'smtp', level: 'ok', text: says('Les réponses partent par 127.0.0.1.') },
    ])
    expect(box.drop.mails).toEqual([])
  })

  it('says in one sentence what to change', async () => {
    const box = open()
    const refused = await mailbox.check(box.call({ secrets: { password: 'faux' } }))
    expect(refused).toMatchObject({
      state: 'reauthorize',
      lines: [{ level: 'error', text: says(/refuse l’identifiant ou le mot de passe/) }],
    })
    expect(await mailbox.check(box.call({ secrets: {} }))).toMatchObject({
      state: 'reauthorize',
      lines: [{ level: 'error', text: says(/Il manque le mot de passe/) }],
    })
    for (const [changes, state, why] of [
      [{ address: 'mairie' }, 'reauthorize', /écrivez-la comme mairie@exemple.fr/],
      [{ imap: 'pas un serveur' }, 'reauthorize', /écrivez le serveur de réception \(IMAP\) comme/],
      [{ imap: '127.0.0.1:1' }, 'unreachable', /Rien ne répond à 127.0.0.1:1/],
      [{ smtp: '127.0.0.1:1' }, 'unreachable', /serveur d’envoi 127.0.0.1 ne permet pas/],
    ] as const) {
      const check = await withConfig(changes)
      expect(check.state).toBe(state)
      expect(check.lines).toEqual([{ key: 'access', level: 'error', text: says(why) }])
    }
  })

  it('warns of a folder that is not there', async () => {
    const { lines, state } = await withConfig({ folders: 'Service technique' })
    expect(state).toBe('working')
    expect(lines).toContainEqual({
      key: 'folder0',
      level: 'warning',
      text: says(/Le dossier «.Service technique.» n’existe pas/),
    })
  })

  it('keeps to the public network, and to TLS there', async () => {
    const box = open()
    const guard = createGuard({ allowsLoopback: false })
    expect(await mailbox.check(box.call({ guard }))).toMatchObject({
      state: 'unreachable',
      lines: [{ text: says(/n’a pas d’adresse publique/) }],
    })
    // By its name the same server is somewhere else, where nothing is said without TLS.
    const elsewhere = createGuard({
      allowsLoopback: true,
      resolve: async () => [{ address: '127.0.0.1', family: 4 }],
    })
    const { port } = box.dovecot
    const call = box.call({ guard: elsewhere })
    const check = await mailbox.check({
      ...call,
      config: { ...call.config, imap: `imap.exemple.fr:${port}` },
    })
    expect(check.state).toBe('unreachable')
    expect(check.lines).toHaveLength(1)
  })
})
