import { randomBytes } from 'node:crypto'
import { describe, expect, it, onTestFinished } from 'vitest'
import type { ReplyTo } from '../../../server/connectors/connector.ts'
import { findReply, replyWithin } from '../../../server/connectors/mailbox/reply.ts'
import type { Limits } from '../../../server/connectors/mailbox/session.ts'
import { startSlowLine } from '../../support/mailbox/slow-line.ts'
import { says } from '../../support/says.ts'
import { boxAt, mail, mailServers, now, readAll } from './box.ts'

const servers = await mailServers()

// A line of 100 kB/s stands for one of 20, and a file of 66 kB, as it is sent, for one of megabytes.
const pace = 100
const file = { name: 'plan.pdf', type: 'application/pdf', bytes: randomBytes(48 * 1024) }
const limits: Limits = {
  silenceMs: 400,
  leastPace: 50,
  preparationMs: { files: 5_000, text: 5_000 },
}

describe.skipIf(servers === null)('files over a slow line', () => {
  const open = async (line: { pace: number; dies?: number }) => {
    if (servers === null) throw new Error('no dovecot')
    const box = boxAt(servers.dovecot, servers.drop)
    box.drop.mails.length = 0
    box.dovecot.deliver(box.user, mail({ 'Message-ID': '<q@x>' }), now)
    const [message] = (await readAll(box.call())).messages
    const to: ReplyTo = {
      ...{ remoteId: message?.remoteId ?? '', visibility: 'private', way: 'private' },
      authorRemoteId: 'mailto:julie@exemple.org',
      lastInboundAt: now,
    }
    const imap = await startSlowLine(box.dovecot.port, line)
    const smtp = await startSlowLine(Number(box.drop.smtp.split(':')[1]), line)
    onTestFinished(() => {
      imap.close()
      smtp.close()
    })
    const call = box.call()
    const slow = { ...call, config: { ...call.config, imap: imap.place, smtp: smtp.place } }
    const send = (changes: Partial<Limits> = {}) =>
      replyWithin({ ...limits, ...changes })(slow, to, 'Voici.', 'k', [file])
    const sent = () => box.dovecot.mails(box.user, 'Sent')
    return { ...box, to, send, sent }
  }

  // Both uploads take their time, which is what is tried.
  it('come through, however long nobody says anything', async () => {
    const box = await open({ pace })
    expect(await box.send()).toMatchObject({ kind: 'published' })
    expect(box.drop.mails).toHaveLength(1)
    expect(box.sent()).toHaveLength(1)
  })

  it('that would take too long are given up before they leave, in a sentence, with no copy', async () => {
    const box = await open({ pace })
    const preparationMs = { files: 500, text: 500 }
    expect(await box.send({ preparationMs })).toMatchObject({
      kind: 'failed',
      reason: says(/trop lent pour ces fichiers/),
      retryAt: expect.any(Number),
    })
    expect(box.drop.mails).toEqual([])
    expect(box.sent()).toEqual([])
    const found = await findReply?.(box.call(), box.to, 'Voici.', now, 'k')
    expect(found).toEqual({ kind: 'absent' })
  })

  it('on one that died end when it could have carried them', async () => {
    const box = await open({ pace, dies: 30_000 })
    expect(await box.send()).toMatchObject({ kind: 'failed' })
    expect(box.drop.mails).toEqual([])
    expect(box.sent()).toEqual([])
  })
})
