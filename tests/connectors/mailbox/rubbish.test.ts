import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ownOf } from '../../../server/connectors/mailbox/access/access.ts'
import { addressReader, peopleIn } from '../../../server/connectors/mailbox/addresses.ts'
import { bodyOf } from '../../../server/connectors/mailbox/body.ts'
import { decoded, untransferred } from '../../../server/connectors/mailbox/charset.ts'
import { idsIn, readable, readHeader } from '../../../server/connectors/mailbox/header.ts'
import { mailOf } from '../../../server/connectors/mailbox/mail.ts'
import { messageIn } from '../../../server/connectors/mailbox/parse.ts'
import { linkIn } from '../../../server/connectors/mailbox/reports.ts'
import { textOf } from '../../../server/connectors/mailbox/text.ts'
import { now } from './box.ts'

describe('whatever a server says of a mail', async () => {
  const read = await addressReader()
  const own = ownOf({ address: 'mairie@exemple.fr' })
  if (own === null) throw new Error('no address')
  const noise = fc.oneof(
    fc.uint8Array({ maxLength: 300 }).map(bytes => Buffer.from(bytes)),
    fc.string({ unit: 'binary', maxLength: 300 }).map(text => Buffer.from(text)),
    fc
      .array(
        fc.constantFrom(
          ...[
            'From: ',
            'To: ',
            'Reply-To: ',
            'Subject: ',
            'References: ',
            'Message-ID: ',
            '\r\n',
            ' ',
          ],
          ...[
            '=?utf-8?Q?=C3=A9?=',
            '=?x?B?',
            '?=',
            '<a@b>',
            '"',
            '(',
            ')',
            ',',
            ';',
            ':',
            '@',
            '\0',
            'é',
          ],
        ),
        { maxLength: 60 },
      )
      .map(parts => Buffer.from(parts.join(''))),
  )

  it('is a message or nothing, never an error', async () => {
    await fc.assert(
      fc.asyncProperty(
        noise,
        noise,
        fc.string(),
        fc.string(),
        async (head, body, charset, encoding) => {
          const header = readHeader(head)
          const described = { uid: 1, flags: new Set<string>(), arrivedAt: now, size: 1, header }
          const mail = mailOf(described, 'incoming', own, read)
          const parts = [
            {
              bytes: body,
              type: 'text/html',
              charset,
              encoding,
              isFlowed: true,
              dropsSpaces: true,
            },
          ]
          const text = await textOf([
            ...parts,
            { ...parts[0], type: 'text/plain' } as (typeof parts)[0],
          ])
          expect(text.isWellFormed()).toBe(true)
          if (mail === null) return
          const { message, thread } = messageIn(mail, text, [])
          expect(message.text.isWellFormed() && !message.text.includes('\0')).toBe(true)
          expect(thread.citizen?.remoteId).toMatch(/^mailto:.+@.+/)
          expect(Number.isSafeInteger(message.sentAt)).toBe(true)
        },
      ),
      { numRuns: 300 },
    )
  })

  it('is described by any tree of parts', () => {
    const { node } = fc.letrec<{ node: object }>(tie => ({
      node: fc.record(
        {
          type: fc.constantFrom(
            'text/plain',
            'text/html',
            'multipart/mixed',
            'multipart/alternative',
            'image/png',
            'message/rfc822',
            '',
          ),
          part: fc.constantFrom('1', '1.2', undefined),
          disposition: fc.constantFrom('attachment', 'inline', undefined),
          size: fc.option(fc.nat(), { nil: undefined }),
          parameters: fc.constantFrom({ name: 'a/../b\\c.png' }, { charset: 'x' }, undefined),
          childNodes: fc.option(fc.array(tie('node'), { maxLength: 4 }), {
            nil: undefined,
            depthSize: 'small',
          }),
        },
        { requiredKeys: ['type'] },
      ),
    }))
    fc.assert(
      fc.property(node, tree => {
        const { texts, files } = bodyOf(tree as Parameters<typeof bodyOf>[0])
        expect(texts.length).toBeLessThanOrEqual(4)
        for (const { name } of files) expect(name ?? '').not.toMatch(/[/\\]/)
      }),
    )
  })

  it('takes no time, however it repeats itself', async () => {
    for (const unit of [
      '=?utf-8?Q?',
      '?= =?',
      '<',
      '< ',
      ' ',
      '\t',
      '=\r\n',
      '= ',
      '+',
      '&',
      '<p',
      '"',
      '(',
      '@,',
      ': ',
      '\r\n ',
      '=?a?b?YQ==?= ',
    ]) {
      const text = unit.repeat(Math.ceil(100_000 / unit.length))
      readable(text)
      idsIn(text)
      readHeader(Buffer.from(`From: ${text}\r\n${text}`))
      read(text.slice(0, 32_768))
      decoded(Buffer.from(text), 'utf-7')
      untransferred(Buffer.from(text), 'quoted-printable')
      await textOf([
        {
          bytes: Buffer.from(text),
          type: 'text/html',
          charset: '',
          encoding: '',
          isFlowed: true,
          dropsSpaces: true,
        },
      ])
    }
  })

  it('is cut where it is longer than anybody writes, folded or not', () => {
    for (const line of [`a${'b'.repeat(5_000_000)}`, `a\r\n ${'b'.repeat(5_000_000)}`]) {
      const [subject = ''] = readHeader(Buffer.from(`Subject: ${line}\r\n`)).get('subject') ?? []
      expect(subject).toMatch(/^a ?b{30000}/)
      expect(subject.length).toBeLessThan(70_000)
    }
  })

  it('takes none where quotes or brackets end a name or an address, or do not', () => {
    const header = readHeader(Buffer.from(`From: a${"'".repeat(32_000)}b <x@exemple.fr>`))
    const rule = { tool: 'x', sender: '*@exemple.fr', opens: '{réf} a', closes: '' }
    for (let line = 0; line < 5; line++) peopleIn(header, ['from'], read)
    const text = `https://exemple.fr/${')'.repeat(63_000)}a`
    expect(linkIn({ rule, by: 'reference', reference: '1', kind: 'opens' }, text)).toBe(text)
  })
})
