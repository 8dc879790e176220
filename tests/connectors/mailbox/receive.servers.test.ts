import { describe, expect, it } from 'vitest'
import type { Page } from '../../../server/connectors/connector.ts'
import { boxAt, mail, mailServers, now, readAll } from './box.ts'

const servers = await mailServers()

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE

describe.skipIf(servers === null)('reading a mailbox', () => {
  const open = () => {
    if (servers === null) throw new Error('no dovecot')
    const box = boxAt(servers.dovecot, servers.drop)
    return {
      ...box,
      put: (text: string | Uint8Array, at = now, folder = 'INBOX') =>
        box.dovecot.deliver(box.user, text, at, folder),
    }
  }

  it('gives a mail as a message of one person, by the time at which it came', async () => {
    const box = open()
    box.put(
      mail({
        'Message-ID': '<un@exemple.org>',
        From: '=?iso-8859-1?Q?Julie_Fr=E8re?= <Julie@Exemple.ORG>',
        Received: 'from x by mx.exemple.fr; Fri, 27 Nov 2026 10:58:30 +0100 (CET)',
        Date: 'Fri, 27 Nov 2020 09:00:00 +0000',
        Subject: '=?utf-8?B?SG9yYWlyZXMgZOKAmWhpdmVy?=',
      }),
      now + 3_000,
    )
    const { messages } = await readAll(box.call())
    expect(messages).toEqual([
      {
        remoteId: expect.stringMatching(/^un@exemple\.org#[\da-f]{16}$/),
        thread: 'un@exemple.org julie@exemple.org',
        subject: 'Horaires d’hiver',
        citizen: 'mailto:julie@exemple.org',
        parentRemoteId: null,
        direction: 'inbound',
        author: { remoteId: 'mailto:julie@exemple.org', name: 'Julie Frère' },
        text: 'Horaires d’hiver\n\nBonjour, la mairie est-elle ouverte samedi ?',
        attachments: [],
        mentions: [],
        url: null,
        sentAt: Date.parse('2026-11-27T09:58:30Z'),
        automatic: false,
        hidden: false,
        final: true,
        mail: {
          id: 'un@exemple.org',
          names: [],
          subject: expect.stringMatching(/^[\da-f]{16}$/),
          answers: false,
          recipients: [{ remoteId: 'mailto:mairie@exemple.fr', name: null }],
        },
      },
    ])
  })

  it('takes what any mail program put into \\Sent for an answer in its conversation', async () => {
    const box = open()
    box.put(mail({ 'Message-ID': '<q@exemple.org>' }))
    box.put(
      mail(
        {
          From: `Mairie <${box.user}>`,
          To: 'Julie Renard <julie@exemple.org>, Adjoint <adjoint@exemple.com>',
          'Message-ID': '<a@exemple.fr>',
          'In-Reply-To': '<q@exemple.org>',
          References: '<q@exemple.org>',
          Subject: 'Re: Horaires',
        },
        'Oui, de 9 h à 12 h.\n\nLe 27/11/2026 à 10:00, Julie Renard a écrit :\n> Bonjour, la mairie est-elle\n> ouverte samedi ?',
      ),
      now + 5 * MINUTE,
      'Sent',
    )
    const { messages } = await readAll(box.call())
    expect(new Set(messages.map(({ mail }) => mail?.subject)).size).toBe(1)
    expect(messages.at(-1)).toMatchObject({
      mail: { names: ['q@exemple.org'], answers: false },
      remoteId: 'a@exemple.fr',
      direction: 'outbound',
      author: null,
      text: 'Oui, de 9 h à 12 h.',
      sentAt: now + 5 * MINUTE,
      citizen: 'mailto:julie@exemple.org',
    })
  })

  it('goes on where it ended, whatever is moved, copied or renumbered', async () => {
    const box = open()
    const file = box.put(mail({ 'Message-ID': '<m1@x>' }))
    box.put(mail({ 'Message-ID': '<m2@x>', Date: 'Fri, 27 Nov 2026 09:01:00 +0000' }))
    const first = await readAll(box.call())
    expect(first.messages).toHaveLength(2)
    const still = await readAll(box.call(), first.cursor)
    expect(still).toMatchObject({ messages: [], cursor: first.cursor })

    box.dovecot.move(box.user, file, 'INBOX', 'Archives')
    const call = box.call()
    const follows = box.call({ config: { ...call.config, folders: 'Archives' } })
    const moved = await readAll(follows, still.cursor)
    expect(moved.messages).toEqual([
      first.messages.find(({ remoteId }) => remoteId.startsWith('m1')),
    ])

    // The server forgot its numbers: everything is read again, and is what it was.
    const { rmSync } = await import('node:fs')
    rmSync(`${box.dovecot.pathOf(box.user, 'INBOX')}/dovecot-uidlist`)
    for (const name of ['', '.cache', '.log']) {
      rmSync(`${box.dovecot.pathOf(box.user, 'INBOX')}/dovecot.index${name}`, { force: true })
    }
    const again = await readAll(follows, moved.cursor)
    expect(again.messages).toEqual([
      first.messages.find(({ remoteId }) => remoteId.startsWith('m2')),
    ])
  })

  it('tells what people set aside as spam, and what they took back', async () => {
    const box = open()
    box.put(mail({ 'Message-ID': '<old@spam>' }), now - DAY, 'Junk')
    const file = box.put(mail({ 'Message-ID': '<m@x>' }))
    const first = await readAll(box.call())
    expect(first).toMatchObject({ hidings: [], messages: [{ hidden: false }] })
    const [message] = first.messages
    box.dovecot.move(box.user, file, 'INBOX', 'Junk')
    const junk = await readAll(box.call(), first.cursor)
    expect(junk).toMatchObject({
      messages: [],
      hidings: [{ remoteId: message?.remoteId, hidden: true }],
    })
    box.dovecot.move(box.user, file, 'Junk', 'INBOX')
    const back = await readAll(box.call(), junk.cursor)
    expect(back.messages).toEqual([message])
  })

  it('leaves out drafts, notes to oneself, and what is older than a year', async () => {
    const box = open()
    const own = { From: box.user, To: box.user }
    box.put(mail({ 'Message-ID': '<d@x>', ...own, To: 'julie@exemple.org' }), now, 'Drafts')
    box.put(mail({ 'Message-ID': '<n@x>', ...own }), now)
    box.put(mail({ 'Message-ID': '<o@x>' }), now - 400 * DAY)
    expect(await readAll(box.call())).toMatchObject({ messages: [], gaps: [] })
  })

  it('tells apart mails that bear one id, and finds one that bears none', async () => {
    const box = open()
    box.put(mail({ 'Message-ID': '<same@x>' }))
    box.put(mail({ 'Message-ID': '<same@x>', From: 'Paul <paul@exemple.org>' }))
    box.put(mail({ From: 'Anne <anne@exemple.org>' }))
    const { messages } = await readAll(box.call())
    expect(new Set(messages.map(({ remoteId }) => remoteId)).size).toBe(3)
    expect(messages.find(({ citizen }) => citizen === 'mailto:anne@exemple.org')?.remoteId).toMatch(
      /^2026-11-27#[\da-f]{16}$/,
    )
  })

  it('knows who wrote by a form on the town’s site', async () => {
    const box = open()
    box.put(
      mail({
        'Message-ID': '<f@x>',
        From: `Site <${box.user}>`,
        To: box.user,
        'Reply-To': 'Anne Petit <anne@exemple.org>',
        'Auto-Submitted': 'auto-generated',
      }),
    )
    expect((await readAll(box.call())).messages).toMatchObject([
      {
        direction: 'inbound',
        citizen: 'mailto:anne@exemple.org',
        author: { name: 'Anne Petit' },
        automatic: false,
      },
    ])
  })

  it('takes nothing that was delivered for an answer of ours, no matter who it says that it is from', async () => {
    const box = open()
    const own = {
      From: `Mairie <${box.user}>`,
      To: 'julie@exemple.org',
      'In-Reply-To': '<q@exemple.org>',
      References: '<q@exemple.org>',
    }
    const delivered = 'from x (x [203.0.113.9]) by mx.exemple.fr; Fri, 27 Nov 2026 10:05:00 +0000'
    box.put(mail({ 'Message-ID': '<q@exemple.org>' }))
    box.put(mail({ ...own, 'Message-ID': '<forged@x>', Received: delivered }, 'Réglé.'))
    box.put(mail({ ...own, 'Message-ID': '<path@x>', 'Return-Path': `<${box.user}>` }, 'Réglé.'))
    // What a person moved there from among what was sent was never delivered.
    box.put(mail({ ...own, 'Message-ID': '<moved@x>' }, 'De 9 h à 12 h.'))
    const { messages } = await readAll(box.call())
    expect(messages.map(({ remoteId, direction }) => [remoteId.split('#')[0], direction])).toEqual([
      ['q@exemple.org', 'inbound'],
      ['moved@x', 'outbound'],
    ])
  })

  it('tells automatic mails from people’s', async () => {
    const box = open()
    const lines: Record<string, string>[] = [
      { 'Auto-Submitted': 'auto-replied' },
      { 'X-Autoreply': 'yes' },
      { Precedence: 'bulk' },
      { 'List-Id': '<lettre.exemple.org>' },
      { 'List-Unsubscribe': '<https://exemple.org/non>' },
      { 'Return-Path': '<>' },
      { From: 'Rappel <ne-pas-repondre@exemple.org>' },
      { From: 'no-reply@exemple.org' },
      { From: 'MAILER-DAEMON@exemple.org' },
    ]
    for (const [index, line] of lines.entries()) {
      box.put(mail({ 'Message-ID': `<auto${index}@x>`, ...line }))
    }
    box.put(
      mail(
        { 'Message-ID': '<dsn@x>', 'Content-Type': 'multipart/report; boundary=b' },
        '--b\nContent-Type: text/plain\n\nNon remis\n--b--',
      ),
    )
    box.put(mail({ 'Message-ID': '<human@x>', 'Auto-Submitted': 'no', Precedence: 'normal' }))
    const own = { From: box.user, To: 'julie@exemple.org' }
    box.put(
      mail({ 'Message-ID': '<away@x>', ...own, 'Auto-Submitted': 'auto-replied' }),
      now,
      'Sent',
    )
    const { messages } = await readAll(box.call())
    const people = messages.filter(({ automatic }) => !automatic)
    expect(messages).toHaveLength(12)
    expect(people.map(({ remoteId }) => remoteId.split('#')[0])).toEqual(['human@x'])
  })

  it('reads long looks page by page, says how far, and goes on after each', async () => {
    const box = open()
    for (let index = 0; index < 900; index++) {
      box.put(mail({ 'Message-ID': `<n${index}@x>`, Date: `${index}` }), now - index * MINUTE)
    }
    const { mailbox } = await import('../../../server/connectors/mailbox/index.ts')
    const seen: string[] = []
    let cursor: string | null = null
    const told: unknown[] = []
    for (let pages = 0; pages < 10; pages++) {
      const page: Page | undefined = await mailbox.receive?.(box.call(), cursor)
      if (page?.kind !== 'page') throw new Error('no page')
      seen.push(...page.conversations.flatMap(one => one.messages.map(({ remoteId }) => remoteId)))
      told.push(page.progress)
      cursor = page.cursor
      if (page.done) break
    }
    expect(new Set(seen).size).toBe(900)
    expect(seen).toHaveLength(900)
    const steps = [150, 300, 450, 600, 750].map(read => ({ read, of: 900 }))
    expect(told).toEqual([...steps, undefined])
  })
})
