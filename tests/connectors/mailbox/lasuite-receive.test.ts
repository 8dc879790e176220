import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Page, WebhookEvent } from '../../../server/connectors/connector.ts'
import { receive } from '../../../server/connectors/mailbox/lasuite/receive.ts'
import { reportRulesText } from '../../../server/connectors/rules/report-rule.ts'
import { mail } from './box.ts'
import { address, openSuite } from './lasuite-harness.ts'
import { rubbish } from './rubbish-mails.ts'

const ok = (page: Page) => {
  if (page.kind !== 'page') throw new Error(page.reason.fr)
  return page
}

async function opened() {
  const { call, bring, clock } = await openSuite()
  const look = async (...events: WebhookEvent[]) => ok(await receive(call(), null, events))
  const read = async (...raws: (string | Uint8Array)[]) =>
    (await look(...raws.map(bring))).conversations.flatMap(({ messages, ...thread }) =>
      messages.map(message => ({ ...message, thread })),
    )
  return { call, bring, clock, look, read }
}

const parts = (...all: string[]) => `${all.map(part => `--x\r\n${part}\r\n`).join('')}--x--\r\n`

describe('a mail that a webhook brings', () => {
  it('is read as any mailbox’s: its words, its files, its place among others', async () => {
    const { read, clock } = await opened()
    const html = 'Content-Type: text/html; charset=utf-8\r\n\r\n<p>Bonjour, <b>autrement</b></p>'
    const plain =
      'Content-Type: text/plain; charset=iso-8859-1\r\nContent-Transfer-Encoding: 8bit\r\n\r\n'
    const file =
      'Content-Type: application/pdf; name="plan.pdf"\r\nContent-Disposition: attachment;\r\n filename*=iso-8859-1\'\'fen%EAtre.pdf\r\nContent-Transfer-Encoding: base64\r\n\r\nJVBERi0xLjQK'
    const lines = {
      'Message-ID': '<un@exemple.org>',
      'In-Reply-To': '<avant@exemple.fr>',
      References: '<debut@exemple.fr> <avant@exemple.fr>',
      Subject: '=?utf-8?Q?Fen=C3=AAtre?=',
      'Content-Type': 'multipart/mixed; boundary="y"',
    }
    const body = `--y\r\nContent-Type: multipart/alternative; boundary=x\r\n\r\n${parts(`${plain}La fenêtre de l'école`, html)}\r\n--y\r\n${file}\r\n--y--\r\n`
    const bytes = Buffer.concat([Buffer.from(mail(lines, '')), Buffer.from(body, 'latin1')])
    const [message, ...others] = await read(bytes)
    expect(others).toEqual([])
    expect(message).toMatchObject({
      direction: 'inbound',
      text: "La fenêtre de l'école",
      sentAt: clock.now(),
      automatic: false,
      author: { remoteId: 'mailto:julie@exemple.org', name: 'Julie Renard' },
      attachments: [{ type: 'application/pdf', name: 'fenêtre.pdf', url: null }],
      thread: { subject: 'Fenêtre', visibility: 'private' },
      mail: { id: 'un@exemple.org', names: ['avant@exemple.fr', 'debut@exemple.fr'] },
    })
  })

  it('is the same message each time that it comes, however late', async () => {
    const { bring, clock, look } = await opened()
    const raw = mail({
      'Message-ID': '<un@exemple.org>',
      Received: 'by mx; Tue, 02 Jun 2026 08:00:00 +0000',
    })
    const first = await look(bring(raw))
    clock.advance(3 * 60 * 60_000)
    expect((await look(bring(raw))).conversations).toEqual(first.conversations)
  })

  it('of a program, of a tool’s reports, of the mairie itself, fares as in any mailbox', async () => {
    const { call, bring, read } = await opened()
    const [program] = await read(mail({ 'Auto-Submitted': 'auto-replied' }))
    expect(program?.automatic).toBe(true)
    const received = { Received: 'by mx; Tue, 02 Jun 2026 08:00:00 +0000' }
    expect(await read(mail({ ...received, From: address, To: 'julie@exemple.org' }))).toEqual([])
    const rule = {
      ...{ tool: 'Betterstreet', sender: 'info@exemple.org' },
      ...{ opens: 'Nouveau signalement {référence}', closes: 'Clos {référence}' },
    }
    const config = {
      ...call().config,
      reports: reportRulesText([rule]),
    }
    const told = mail({
      From: 'info@exemple.org',
      Subject: 'Nouveau signalement 12',
      'Auto-Submitted': 'auto-generated',
    })
    const page = ok(await receive(call({ config }), null, [bring(told)]))
    expect(page.conversations[0]?.messages[0]).toMatchObject({
      automatic: false,
      direction: 'inbound',
    })
  })

  it('that is none is told on the screen, and keeps no other from being read', async () => {
    const { bring, look } = await opened()
    const page = await look({ body: '', at: 1 }, bring(mail({}, 'Bonjour')))
    expect(page.gaps.map(({ fr }) => fr)).toEqual([expect.stringMatching(/format \.eml/)])
    expect(page.conversations).toHaveLength(1)
  })

  for (const [name, [raw, reads]] of Object.entries(rubbish)) {
    it(`${name} is read as far as it goes`, async () => {
      const { read } = await opened()
      const found = await read(Buffer.from(raw))
      expect(found).toHaveLength(1)
      if (reads !== null) expect(found[0]?.text).toContain(reads)
      expect(found[0]?.text.length).toBeLessThan(70_000)
    })
  }

  it('of whatever bytes is a message or nothing, never an error', async () => {
    const { call } = await openSuite()
    const bits = [
      '--x',
      '--x--',
      '\r\n',
      '\n',
      '\r\n\r\n',
      'Content-Type: multipart/mixed; boundary=x',
      'Content-Type: text/plain',
      'From: a@b',
      ' ',
      'é',
      '\0',
    ]
    const noise = fc.oneof(
      fc.uint8Array({ maxLength: 400 }).map(bytes => Buffer.from(bytes)),
      fc.array(fc.constantFrom(...bits), { maxLength: 60 }).map(some => Buffer.from(some.join(''))),
    )
    await fc.assert(
      fc.asyncProperty(noise, async raw => {
        const body = `eml ${raw.toString('base64')}`
        expect((await receive(call(), null, [{ body, at: 1 }])).kind).toBe('page')
      }),
    )
  })
})
