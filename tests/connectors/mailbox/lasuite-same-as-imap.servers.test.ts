import { expect, it } from 'vitest'
import { receive } from '../../../server/connectors/mailbox/lasuite/receive.ts'
import { boxAt, mail, mailServers, now, readAll } from './box.ts'

const servers = await mailServers()

const of = (...lines: string[]) => lines.join('\r\n')
const part = (boundary: string, ...parts: string[]) =>
  `${parts.map(one => `--${boundary}\r\n${one}\r\n`).join('')}--${boundary}--\r\n`
const text = (words: string) => of('Content-Type: text/plain; charset=utf-8', '', words)
const html = (words: string) => of('Content-Type: text/html; charset=utf-8', '', `<p>${words}</p>`)
const picture = (bytes: number, ...more: string[]) =>
  of(
    'Content-Type: image/png; name=a.png',
    'Content-Transfer-Encoding: base64',
    ...more,
    '',
    'iVBO'.repeat(bytes / 3),
  )
const event = of(
  'BEGIN:VCALENDAR',
  'METHOD:REQUEST',
  'BEGIN:VEVENT',
  'SUMMARY:Conseil',
  'DTSTART:20261204T190000Z',
  'DTEND:20261204T200000Z',
  'END:VEVENT',
  'END:VCALENDAR',
)

/** Each as some program writes it: its type, and what follows the header. */
const mails: [type: string, body: string][] = [
  ['text/plain; charset=utf-8; format=flowed', 'Bonjour, la salle \r\nest-elle libre ?'],
  ['multipart/alternative; boundary=a', part('a', text('Bonjour'), html('Bonjour en page'))],
  ['multipart/alternative; boundary="a b"', part('a b', text(' '), html('Une page seule'))],
  [
    'multipart/mixed; boundary=m',
    part(
      'm',
      of(
        'Content-Type: multipart/related; boundary=m-r',
        '',
        part(
          'm-r',
          html('Avec logo'),
          picture(300, 'Content-ID: <1@x>'),
          picture(30_000, 'Content-ID: <2@x>'),
        ),
      ),
      picture(600, 'Content-Disposition: attachment; filename="t=?utf-8?Q?=C3=AA?=te.png"'),
    ),
  ],
  [
    'multipart/mixed; boundary=m',
    part(
      'm',
      text('Trois fichiers'),
      of(
        'Content-Type: application/pdf',
        'Content-Disposition: attachment;',
        " filename*0*=utf-8''fen%C3%AA;",
        ' filename*1*=tre.pdf',
        '',
        'x',
      ),
      of('Content-Type: application/pdf; name="r\u00e9sum\u00e9.pdf"', '', 'x'),
      of('Content-Type: message/rfc822', '', 'Subject: dedans', '', 'Un courriel transmis'),
    ),
  ],
  [
    'multipart/alternative; boundary=c',
    part(
      'c',
      text('Invitation'),
      of('Content-Type: text/calendar; method=REQUEST; charset=utf-8', '', event),
    ),
  ],
  [
    'multipart/signed; protocol="application/pgp-signature"; boundary=s',
    part(
      's',
      text('Signé'),
      of('Content-Type: application/pgp-signature; name=signature.asc', '', '-----'),
    ),
  ],
  [
    'multipart/report; report-type=delivery-status; boundary=r',
    part('r', text('Non remis'), of('Content-Type: message/delivery-status', '', 'Action: failed')),
  ],
  [
    'multipart/mixed; boundary=m',
    `Avant.\r\n${part('m', of('', 'Sans en-tête'), text('Deux')).replace('--m--', '--m-- ')}Après.`,
  ],
  [
    'multipart/mixed; boundary=m',
    part(
      'm',
      text('Début'),
      of('Content-Type: multipart/mixed; boundary=mm', '', part('mm', text('au fond'))),
      text('Fin'),
    ),
  ],
]

it.skipIf(servers === null)(
  'a mail is the same, whether a server gives it or a webhook brings it',
  async () => {
    if (servers === null) return
    const box = boxAt(servers.dovecot, servers.drop)
    const events = mails.map(([type, body], index) => {
      const raw = mail({ 'Message-ID': `<m${index}@x>`, 'Content-Type': type }, '') + body
      box.dovecot.deliver(box.user, raw, now)
      return { body: `eml ${Buffer.from(raw).toString('base64')}`, at: now }
    })
    const { messages } = await readAll(box.call())
    const page = await receive(box.call(), null, events)
    if (page.kind !== 'page') throw new Error(page.reason.fr)
    const brought = page.conversations.flatMap(({ messages: some, ...thread }) =>
      some.map(one => ({
        ...one,
        thread: thread.remoteId,
        subject: thread.subject,
        citizen: thread.citizen?.remoteId ?? '',
      })),
    )
    const byId = (some: readonly { remoteId: string }[]) =>
      some.toSorted((a, b) => a.remoteId.localeCompare(b.remoteId))
    expect(messages).toHaveLength(mails.length)
    expect(byId(brought)).toEqual(byId(messages))
  },
)
