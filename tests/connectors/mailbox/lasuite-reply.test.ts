import { simpleParser } from 'mailparser'
import { describe, expect, it } from 'vitest'
import type { ReplyTo } from '../../../server/connectors/connector.ts'
import { lasuite } from '../../../server/connectors/mailbox/index.ts'
import { reply, replyOptions } from '../../../server/connectors/mailbox/lasuite/reply.ts'
import { says } from '../../support/says.ts'
import { address, openSuite } from './lasuite-harness.ts'

async function opened() {
  const it = await openSuite()
  const to: ReplyTo = {
    remoteId: 'un@exemple.org#0123456789abcdef',
    visibility: 'private',
    way: 'private',
    authorRemoteId: 'mailto:julie@exemple.org',
    lastInboundAt: it.clock.now(),
    said: { subject: 'Fenêtre', text: 'Elle est cassée.', sentAt: it.clock.now() },
  }
  const text = 'Oui, de 9 h à 12 h.'
  const send = (key = 'k', changes = {}) => reply(it.call(changes), to, text, key, [])
  return { ...it, to, text, send }
}

describe('an answer through Messages', () => {
  it('leaves once, in its thread, quoted, with an id of ours, and with its files', async () => {
    const { call, suite, to, text } = await opened()
    const files = [{ name: 'plan.pdf', type: 'application/pdf', bytes: Buffer.from('%PDF') }]
    const outcome = await reply(call(), to, text, 'k', files)
    if (outcome.kind !== 'published') throw new Error(outcome.reason.fr)
    const [sent, ...others] = suite.sent
    expect(others).toEqual([])
    expect(sent?.to).toEqual(['julie@exemple.org'])
    const read = await simpleParser(Buffer.from(sent?.raw ?? '', 'latin1'))
    expect(read).toMatchObject({
      subject: 'Re: Fenêtre',
      inReplyTo: '<un@exemple.org>',
      messageId: `<${outcome.remoteId}>`,
      from: { value: [{ address, name: 'Mairie d’Exemple' }] },
    })
    expect(read.text).toMatch(/^Oui, de 9 h à 12 h\.\n\nLe .* a écrit\s:\n> Elle est cassée\.\n*$/)
    expect(read.attachments.map(({ filename }) => filename)).toEqual(['plan.pdf'])
  })

  it('of which no word came is never known: lost on its way there, on its way back, or amid an error', async () => {
    const { suite, send } = await opened()
    for (const [fault, kind, left] of [
      ['lose request', 'unknown', 0],
      ['lose answer', 'unknown', 1],
      ['broken', 'unknown', 2],
      // It says that it undid all.
      ['undone', 'failed', 2],
    ] as const) {
      suite.conduct.next = fault
      const outcome = await send(fault)
      expect(outcome).toMatchObject({ kind, reason: says(/\.$/) })
      if (outcome.kind === 'failed') expect(outcome.retryAt).not.toBeNull()
      expect(suite.sent).toHaveLength(left)
    }
    expect(lasuite.findReply).toBeUndefined()
  })

  it('that is refused says what to do, as does the check before', async () => {
    const { call, suite, config, secrets, send, clock } = await opened()
    const good = { ...config }
    const ways: [string, object, RegExp][] = [
      ['a key that is none', { secrets: { ...secrets, key: 'x' } }, /refuse la clé/],
      [
        'no such mailbox',
        { config: { ...good, box: config.box.replace(suite.box, suite.key.id) } },
        /ne connaît pas cette boîte/,
      ],
      [
        'another site',
        { config: { ...good, box: config.box.replace('/mailbox/', '/autre/') } },
        /pas l’adresse d’une boîte|il faut les trois/,
      ],
      ['half of it', { config: { ...good, keyId: '' } }, /il faut les trois/],
    ]
    for (const [name, changes, reason] of ways) {
      const check = await lasuite.check(call(changes))
      expect(check, name).toMatchObject({
        state: 'reauthorize',
        lines: [{ level: 'error', text: says(reason) }],
      })
      const outcome = await send('k', changes)
      expect(outcome, name).toMatchObject({ reason: says(/./) })
      expect(outcome.kind, name).not.toBe('published')
    }
    suite.key.scopes = []
    expect(await lasuite.check(call())).toMatchObject({
      state: 'reauthorize',
      lines: [{ text: says(/messages:send/) }],
    })
    expect(await send()).toMatchObject({ kind: 'reauthorize', reason: says(/messages:send/) })
    suite.key.scopes = ['messages:send']
    suite.key.expiresAt = clock.now() - 1
    expect(await lasuite.check(call())).toMatchObject({
      state: 'reauthorize',
      lines: [{ text: says(/expiré/) }],
    })
    expect(suite.sent).toEqual([])
  })

  it('needs a key: without one the mailbox is read, and says where to answer', async () => {
    const { call, to } = await opened()
    const alone = call({ config: { address }, secrets: { webhook: 'x' } })
    const check = await lasuite.check(alone)
    expect(check).toMatchObject({ state: 'working', name: address })
    expect(check.lines.map(({ level }) => level)).toEqual(['ok', 'info'])
    const message = { ...to, sentAt: 0, takesPrivate: null, answeredPrivately: false }
    expect(replyOptions(message, 0, alone.config).private).toMatchObject({
      open: false,
      reason: says(/dans La Suite/),
    })
    expect(replyOptions(message, 0, call().config).private).toMatchObject({ open: true })
    const nobody = { ...message, authorRemoteId: 'mailto:a,b@exemple.org' }
    expect(await reply(call(), nobody, 'Oui', 'k', [])).toMatchObject({
      kind: 'failed',
      closes: true,
    })
  })
})
