import { describe, expect, it } from 'vitest'
import { mailbox } from '../../../server/connectors/mailbox/index.ts'
import { startRefusingLine } from '../../support/mailbox/refusing-line.ts'
import { boxAt, mail, mailServers, now } from './box.ts'

const { watch } = mailbox
if (!watch) throw new Error('incomplete')

const servers = await mailServers()

describe.skipIf(servers === null)('a line to a mailbox', () => {
  const open = () => {
    if (servers === null) throw new Error('no dovecot')
    const box = boxAt(servers.dovecot, servers.drop)
    box.dovecot.deliver(box.user, mail({ 'Message-ID': '<0@x>' }), now)
    return box
  }

  it('tells of a mail at once, and ends when it is told to', async () => {
    const box = open()
    const end = new AbortController()
    let tell: () => void = () => undefined
    const told = new Promise<void>(resolve => {
      tell = resolve
    })
    const ended = watch(box.call(), () => tell(), end.signal)
    // Until the server holds the line, which it says to nobody.
    const deliver = setInterval(() => {
      box.dovecot.deliver(box.user, mail({}), now)
    }, 400)
    await told
    clearInterval(deliver)
    end.abort()
    expect(await ended).toBeNull()
  })

  it('says why it cannot be held', async () => {
    const { signal } = new AbortController()
    const refused = open().call({ secrets: { password: 'faux' } })
    expect(await watch(refused, () => undefined, signal)).toMatchObject({ kind: 'reauthorize' })
    const call = open().call()
    const silent = { ...call, config: { ...call.config, imap: '127.0.0.1:1' } }
    expect(await watch(silent, () => undefined, signal)).toMatchObject({
      kind: 'failed',
      retryAt: expect.any(Number),
    })
  })

  it('is none where the server refuses to hold it', async () => {
    const box = open()
    const line = await startRefusingLine(box.dovecot.port)
    for (const way of ['NO', 'BAD']) {
      line.refusal = { is: kind => kind === 'IDLE', way: tag => `${tag} ${way} not now\r\n` }
      const call = box.call()
      const config = { ...call.config, imap: line.imap }
      const { signal } = new AbortController()
      expect(await watch({ ...call, config }, () => undefined, signal)).toBeNull()
    }
    await line.close()
  })
})
