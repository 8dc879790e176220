import { connect, createServer } from 'node:net'
import { simpleParser } from 'mailparser'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import type { ReplyTo } from '../../../server/connectors/connector.ts'
import { mailbox } from '../../../server/connectors/mailbox/index.ts'
import { says } from '../../support/says.ts'
import { boxAt, mail, mailServers, now, readAll } from './box.ts'

const { reply, findReply, replyOptions, attachment } = mailbox
if (!reply || !findReply || !replyOptions || !attachment) throw new Error('incomplete')

const servers = await mailServers()

/** A line to a server of which somebody hears what is said there, and may cut it before it arrives. */
async function lineThat(to: number, passes: (said: string) => boolean): Promise<string> {
  const server = createServer(client => {
    const upstream = connect(to, '127.0.0.1')
    client.on('data', said => {
      if (passes(said.toString('latin1'))) return void upstream.write(said)
      client.destroy()
      upstream.destroy()
    })
    client.on('end', () => upstream.end())
    upstream.pipe(client)
    for (const one of [client, upstream]) one.on('error', () => undefined)
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void server.close())
  const address = server.address()
  return `127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`
}

describe.skipIf(servers === null)('answering by mail', () => {
  const open = async (lines: Record<string, string> = {}, body?: string) => {
    if (servers === null) throw new Error('no dovecot')
    const box = boxAt(servers.dovecot, servers.drop)
    box.drop.mails.length = 0
    box.drop.next = null
    const asked = { 'Message-ID': '<q@exemple.org>', References: '<debut@exemple.org>', ...lines }
    const file = box.dovecot.deliver(box.user, mail(asked, body), now)
    const [message] = (await readAll(box.call())).messages
    if (message === undefined) throw new Error('nothing came')
    const to: ReplyTo = {
      remoteId: message.remoteId,
      visibility: 'private',
      way: 'private',
      authorRemoteId: message.citizen,
      lastInboundAt: now,
    }
    const sent = () => box.dovecot.mails(box.user, 'Sent')
    return { ...box, to, file, message, sent }
  }

  it('stands in its thread, quotes what it answers, and has a copy in \\Sent', async () => {
    const box = await open()
    const text = 'Bonjour Julie,\n> voici :\noui, de 9 h à 12 h — à samedi !'
    const outcome = await reply(box.call(), box.to, text, 'clé 1', [])
    expect(outcome).toEqual({
      kind: 'published',
      remoteId: expect.stringMatching(/^[\da-f]{32}\.tambour@exemple\.fr$/),
      url: null,
    })
    expect(box.drop.mails).toHaveLength(1)
    expect(box.drop.mails[0]?.to).toEqual(['julie@exemple.org'])
    const left = await simpleParser(box.drop.mails[0]?.text ?? '')
    expect(left).toMatchObject({
      subject: 'Re: Horaires',
      inReplyTo: '<q@exemple.org>',
      references: ['<debut@exemple.org>', '<q@exemple.org>'],
      from: { text: `"Mairie d’Exemple" <${box.user}>` },
      to: { text: '"Julie Renard" <julie@exemple.org>' },
      html: false,
    })
    expect(left.text?.trim()).toBe(
      `${text}\n\nLe 27 novembre 2026 à 11:00, Julie Renard a écrit :\n> Bonjour, la mairie est-elle ouverte samedi ?`,
    )
    // A Maildir has its own ends of lines.
    expect(box.sent()).toEqual([box.drop.mails[0]?.text.replaceAll('\r\n', '\n')])
    // As it is read back, it is what was written, and names what it answers.
    const { messages } = await readAll(box.call())
    expect(messages.find(({ direction }) => direction === 'outbound')).toMatchObject({
      text,
      mail: { names: ['q@exemple.org', 'debut@exemple.org'] },
      automatic: false,
    })
    expect(await findReply(box.call(), box.to, text, now, 'clé 1')).toMatchObject({ kind: 'found' })
  })

  it('is one mail however often it is asked for', async () => {
    const box = await open()
    const first = await reply(box.call(), box.to, 'Oui.', 'k', [])
    expect(await reply(box.call(), box.to, 'Oui.', 'k', [])).toEqual(first)
    expect(box.drop.mails).toHaveLength(1)
    expect(box.sent()).toHaveLength(1)
  })

  it('that the server refuses leaves no copy, and may be tried again', async () => {
    const box = await open()
    box.drop.next = 'refuse'
    expect(await reply(box.call(), box.to, 'Oui.', 'k', [])).toEqual({
      kind: 'failed',
      reason: says(
        /^La réponse n’est pas partie.: le serveur de courrier refuse ce message \(554\)\.$/,
      ),
      retryAt: null,
    })
    box.drop.next = 'refuse for now'
    expect(await reply(box.call(), box.to, 'Oui.', 'k', [])).toMatchObject({
      kind: 'failed',
      retryAt: expect.any(Number),
    })
    expect(box.sent()).toEqual([])
    expect(await findReply(box.call(), box.to, 'Oui.', now, 'k')).toEqual({ kind: 'absent' })
    expect(await reply(box.call(), box.to, 'Oui.', 'k', [])).toMatchObject({ kind: 'published' })
    expect(box.sent()).toHaveLength(1)
  })

  it.each(['lose answer', 'lose mail'] as const)(
    'whose outcome nobody knows (%s) is never sent again, and counts for no answer',
    async next => {
      const box = await open()
      box.drop.next = next
      const unclear = says(/est peut-être partie/)
      const lost = await reply(box.call(), box.to, 'Oui.', 'k', [])
      expect(lost).toEqual({ kind: 'unknown', reason: unclear })
      const left = box.drop.mails.length
      expect(await reply(box.call(), box.to, 'Oui.', 'k', [])).toEqual(lost)
      expect(box.drop.mails).toHaveLength(left)
      expect(await findReply(box.call(), box.to, 'Oui.', now, 'k')).toEqual({
        kind: 'unclear',
        reason: unclear,
      })
      const { messages } = await readAll(box.call())
      expect(messages.map(({ direction }) => direction)).toEqual(['inbound'])
    },
  )

  it('where nobody takes mails does not leave, and says so', async () => {
    const box = await open()
    const call = box.call()
    const deaf = { ...call, config: { ...call.config, smtp: '127.0.0.1:1' } }
    expect(await reply(deaf, box.to, 'Oui.', 'k', [])).toMatchObject({
      kind: 'failed',
      reason: says(/serveur d’envoi 127.0.0.1/),
      retryAt: expect.any(Number),
    })
    expect(box.sent()).toEqual([])
  })

  it('does not leave when its copy took so long that somebody may have looked for it in vain', async () => {
    const box = await open()
    const timers = vi.spyOn(globalThis, 'setTimeout')
    onTestFinished(() => timers.mockRestore())
    let isTaken = false
    const smtp = await lineThat(Number(box.drop.smtp.split(':')[1]), said => {
      isTaken ||= said.includes('DATA\r\n')
      return true
    })
    // What is said to the mailbox is packed; after that it is the copy.
    let isCut = false
    const imap = await lineThat(box.dovecot.port, () => {
      if (!isTaken || isCut) return true
      const preparation = timers.mock.calls.find(([, ms]) => ms === 40_000)
      preparation?.[0]()
      isCut = true
      return false
    })
    const call = box.call()
    const far = { ...call, config: { ...call.config, imap, smtp } }
    expect(await reply(far, box.to, 'Oui.', 'k', [])).toMatchObject({
      kind: 'failed',
      retryAt: expect.any(Number),
    })
    expect(box.drop.mails).toEqual([])
    expect(box.sent()).toEqual([])
    expect(await reply(call, box.to, 'Oui.', 'k', [])).toMatchObject({ kind: 'published' })
  })

  it('answers a mail that was moved or deleted meanwhile', async () => {
    const box = await open()
    box.dovecot.move(box.user, box.file, 'INBOX', 'Archives')
    expect(await reply(box.call(), box.to, 'Oui.', 'k1', [])).toMatchObject({ kind: 'published' })
    expect(box.drop.mails[0]?.text).toContain('Subject: Re: Horaires')
    const { rmSync } = await import('node:fs')
    rmSync(box.dovecot.pathOf(box.user, 'Archives'), { recursive: true })
    expect(await reply(box.call(), box.to, 'Non.', 'k2', [])).toMatchObject({ kind: 'published' })
    const left = await simpleParser(box.drop.mails[1]?.text ?? '')
    expect(left).toMatchObject({
      subject: 'Re: Votre message',
      inReplyTo: '<q@exemple.org>',
      text: 'Non.\n',
    })
  })

  it('cannot be given where no address is known', () => {
    const known = {
      remoteId: 'x',
      visibility: 'private',
      lastInboundAt: now,
      sentAt: now,
      takesPrivate: null,
      answeredPrivately: false,
    } as const
    const ways = (authorRemoteId: string | null) =>
      replyOptions({ ...known, authorRemoteId }, now, {})
    expect(ways('mailto:julie@exemple.org')).toMatchObject({
      public: null,
      private: { open: true },
    })
    for (const nobody of [null, 'erased:1', 'mailto:12345678@inconnu.invalid']) {
      expect(ways(nobody).private).toEqual({ open: false, reason: says(/à quelle adresse/) })
    }
  })

  it('brings files, and opens those that came', async () => {
    const boundary = 'b'
    const picture = Buffer.from('une image, ou presque')
    const body = [
      `--${boundary}`,
      'Content-Type: multipart/alternative; boundary=c',
      '',
      '--c',
      'Content-Type: text/plain; charset=iso-8859-15',
      'Content-Transfer-Encoding: quoted-printable',
      '',
      'Voil=E0 le plan, 10 =A4.',
      '--c',
      'Content-Type: text/html',
      '',
      '<p>Voilà</p>',
      '--c--',
      `--${boundary}`,
      'Content-Type: image/png; name="=?utf-8?Q?plan_d=E2=80=99acc=C3=A8s.png?="',
      'Content-Disposition: attachment',
      'Content-Transfer-Encoding: base64',
      '',
      picture.toString('base64'),
      `--${boundary}--`,
    ].join('\n')
    const box = await open({ 'Content-Type': `multipart/mixed; boundary=${boundary}` }, body)
    expect(box.message).toMatchObject({
      text: 'Voilà le plan, 10 €.',
      attachments: [{ type: 'image/png', url: null, name: 'plan d’accès.png' }],
    })
    const { remoteId } = box.message
    expect(await attachment(box.call(), { remoteId }, 0)).toEqual({
      kind: 'file',
      name: 'plan d’accès.png',
      type: 'image/png',
      bytes: new Uint8Array(picture),
    })
    expect(await attachment(box.call(), { remoteId }, 1)).toMatchObject({ kind: 'failed' })

    const bytes = new Uint8Array(10 * 1024 * 1024).map((_, index) => index % 251)
    const files = [{ name: 'arrêté.pdf', type: 'application/pdf', bytes }]
    expect(await reply(box.call(), box.to, 'Voici.', 'k', files)).toMatchObject({
      kind: 'published',
    })
    const left = await simpleParser(box.drop.mails[0]?.text ?? '')
    expect(left.attachments[0]?.filename).toBe('arrêté.pdf')
    expect(left.attachments[0]?.content.equals(Buffer.from(bytes))).toBe(true)
  })
})
