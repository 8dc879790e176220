import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { invitationIn } from '../../../server/connectors/mailbox/invitation.ts'
import { boxAt, mail, mailServers, now, readAll } from './box.ts'

const servers = await mailServers()

/** A mail with one file, whose name is told as some program tells it. */
function withFile(id: string, disposition: string | Buffer): Buffer {
  const head = mail({
    'Message-ID': `<${id}@x>`,
    'Content-Type': 'multipart/mixed; boundary=b',
  }).split('\r\n\r\n')[0]
  return Buffer.concat([
    Buffer.from(`${head}\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\nVoici.\r\n--b\r\n`),
    Buffer.from('Content-Type: application/pdf\r\nContent-Disposition: attachment;\r\n '),
    Buffer.from(disposition),
    Buffer.from('\r\nContent-Transfer-Encoding: base64\r\n\r\nJVBERg==\r\n--b--\r\n'),
  ])
}

describe.skipIf(servers === null)('mails as foreign programs write them', () => {
  const open = () => {
    if (servers === null) throw new Error('no dovecot')
    const box = boxAt(servers.dovecot, servers.drop)
    return {
      ...box,
      put: (text: string | Uint8Array, at = now, folder = 'INBOX') =>
        box.dovecot.deliver(box.user, text, at, folder),
      async read() {
        return (await readAll(box.call())).messages
      },
    }
  }

  it('name their files in every way', async () => {
    const name = "reçu d'été.pdf"
    const box = open()
    const told: (string | Buffer)[] = [
      Buffer.from(`filename="${name}"`, 'latin1'),
      Buffer.from(`filename=${name.replaceAll(' ', '_')}`, 'latin1'),
      Buffer.from(`filename*0="reçu ";\r\n filename*1="d'été.pdf"`, 'latin1'),
      `filename="${name}"`,
      "filename*=iso-8859-1'fr're%E7u%20d%27%E9t%E9.pdf",
      "filename*0*=utf-8''re%C3%A7u%20d%27%C3;\r\n filename*1*=%A9t%C3%A9.pdf",
      "filename*0*=utf-8''re%C3%A7u%20;\r\n filename*1*=d%27%C3%A9t%C3%A9;\r\n filename*2=.pdf",
      'filename="=?iso-8859-1?Q?re=E7u_d\'=E9t=E9.pdf?="',
      `filename*=utf-8''${encodeURIComponent(name)}; filename="recu.pdf"`,
    ]
    for (const [index, disposition] of told.entries()) box.put(withFile(`f${index}`, disposition))
    box.put(withFile('percent', 'filename="50%25 en moins.pdf"'))
    const read = await box.read()
    const names = new Map(read.map(one => [one.remoteId.split('@')[0], one.attachments[0]?.name]))
    const usual = told.map((_, index) => [
      `f${index}`,
      index === 1 ? name.replaceAll(' ', '_') : name,
    ])
    expect([...names]).toEqual([...usual, ['percent', '50%25 en moins.pdf']])
  })

  it('break their lines with a space or without (DelSp)', async () => {
    const box = open()
    for (const delsp of ['yes', 'no']) {
      box.put(
        mail(
          {
            'Message-ID': `<${delsp}@x>`,
            'Content-Type': `text/plain; charset=utf-8; format=flowed; DelSp=${delsp}`,
          },
          'La salle est-elle li \nbre ? Nous \nserions cent\n\nà la fête du quartier, et \n> cité',
        ),
      )
    }
    const [yes, no] = (await box.read()).map(({ text }) => text.replace('Horaires\n\n', ''))
    expect(yes).toBe(
      'La salle est-elle libre ? Nousserions cent\n\nà la fête du quartier, et\n> cité',
    )
    expect(no).toBe(
      'La salle est-elle li bre ? Nous serions cent\n\nà la fête du quartier, et\n> cité',
    )
  })

  it.each(['text', 'plain/text', 'text/plain; charset=iso-2022-jp'])(
    'name their text %s all the same',
    async type => {
      const box = open()
      const head = { 'Content-Type': type, 'Content-Transfer-Encoding': '8bit' }
      box.put(mail(head, 'La salle est-elle libre cet été ?'))
      const [read] = await box.read()
      expect(read?.text).toBe('Horaires\n\nLa salle est-elle libre cet été ?')
      expect(read?.attachments).toEqual([])
    },
  )

  it('say that a program wrote them', async () => {
    const box = open()
    const programs: Record<string, string>[] = [
      { Subject: 'Réponse automatique : Horaires' },
      { Subject: '=?iso-8859-1?Q?R=E9ponse_automatique=A0:_Horaires?=' },
      { Subject: '[EXTERNE] Automatic reply: Horaires' },
      { Subject: 'Absence du bureau' },
      { Subject: 'Absence du bureau : Re: Horaires' },
      { Subject: 'Out of Office: Horaires' },
      { Subject: 'Out of the office - Horaires' },
      { Subject: 'AUTO: Julie Renard is out of the office (returning 12/01/2026)' },
      { Subject: 'Abwesenheitsnotiz: Öffnungszeiten' },
      { Subject: 'Automatische Antwort: Öffnungszeiten' },
      { Subject: 'Respuesta automática: Horario' },
      { 'X-Auto-Response-Suppress': 'All' },
      { 'X-Auto-Response-Suppress': 'DR, OOF, AutoReply' },
      { 'X-Spam-Flag': 'YES' },
    ]
    const people: Record<string, string>[] = [
      { Subject: 'Re: Réponse automatique : Horaires' },
      { Subject: 'Votre réponse automatique' },
      { Subject: 'Absence de Léo à la cantine' },
      { Subject: 'Absence du bureau de vote n° 3 ?' },
      { Subject: 'Auto : une épave rue Haute' },
      { 'X-Auto-Response-Suppress': 'DR, RN, NRN' },
      { 'X-Spam-Flag': 'NO' },
    ]
    for (const [index, lines] of [...programs, ...people].entries()) {
      box.put(mail({ ...lines, 'Message-ID': `<${index}@x>` }))
    }
    // A rule of our own server may have put this on what we sent.
    box.put(
      mail({
        'Message-ID': '<own@x>',
        From: box.user,
        To: 'julie@exemple.org',
        'X-Auto-Response-Suppress': 'All',
      }),
      now,
      'Sent',
    )
    const read = await box.read()
    expect(
      read
        .filter(({ automatic }) => automatic)
        .map(({ remoteId }) => Number.parseInt(remoteId, 10)),
    ).toEqual(programs.map((_, index) => index))
    expect(read).toHaveLength(programs.length + people.length + 1)
  })

  it('counts a copy that was put there late from when it was written, unless that cannot be', async () => {
    const box = open()
    const MINUTE = 60_000
    const from = (id: string, written: number, more: Record<string, string> = {}) =>
      mail({
        'Message-ID': `<${id}@x>`,
        From: `Mairie <${box.user}>`,
        To: 'julie@exemple.org',
        Date: new Date(written).toUTCString(),
        ...more,
      })
    const answer = { 'In-Reply-To': '<q@x>', References: '<q@x>' }
    box.put(mail({ 'Message-ID': '<q@x>' }), now - 8_000 * MINUTE)
    const asked = now - 8_000 * MINUTE
    const copies: [id: string, written: number, more: Record<string, string>, counts: number][] = [
      // Mailboxes that moved to another server: each copy is as old as the move.
      ['late', asked + 10 * MINUTE, answer, asked + 10 * MINUTE],
      ['alone', asked - 60 * MINUTE, {}, asked - 60 * MINUTE],
      // A clock that is some minutes off is no news, and that of our server is right.
      ['usual', now - 9 * MINUTE, answer, now],
      ['fast', now + 60 * MINUTE, answer, now],
      ['slow', asked - 60 * MINUTE, answer, now],
      ['dead', Date.UTC(2000, 0, 1), {}, now],
      ['undated', Number.NaN, {}, now],
      // Somebody else's words, or what went through a server, which tells when.
      ['other', asked, { From: 'Paul <paul@exemple.org>' }, now],
      [
        'delivered',
        asked,
        { Received: `from a by b; ${new Date(now - MINUTE).toUTCString()}` },
        now - MINUTE,
      ],
    ]
    for (const [id, written, more] of copies) box.put(from(id, written, more), now, 'Sent')
    const read = await box.read()
    const times = new Map(read.map(({ remoteId, sentAt }) => [remoteId.split('@')[0], sentAt]))
    for (const [id, , , counts] of copies) expect([id, times.get(id)]).toEqual([id, counts])
  })

  /** As Exchange sends it: three forms of one text, the last of them a calendar without a name. */
  const invitation = (
    id: string,
    method: string,
    event: string[],
    more: { text?: string; file?: true } = {},
  ) => {
    const calendar = [
      'BEGIN:VCALENDAR',
      `METHOD:${method}`,
      'BEGIN:VTIMEZONE',
      'TZID:Romance Standard Time',
      'BEGIN:STANDARD',
      'DTSTART:16010101T030000',
      'TZOFFSETFROM:+0200',
      'TZOFFSETTO:+0100',
      'END:STANDARD',
      'END:VTIMEZONE',
      'BEGIN:VEVENT',
      'UID:a',
      ...event,
      'BEGIN:VALARM',
      'TRIGGER:-PT15M',
      'END:VALARM',
      'END:VEVENT',
      'END:VCALENDAR',
    ].join('\r\n')
    const part = `text/calendar; charset="utf-8"; method=${method}\r\nContent-Transfer-Encoding: base64\r\n\r\n${Buffer.from(calendar).toString('base64')}`
    const file = `--a\r\nContent-Type: application/ics; name="invite.ics"\r\nContent-Disposition: attachment; filename="invite.ics"\r\n\r\n${calendar}\r\n`
    return mail(
      {
        'Message-ID': `<${id}@x>`,
        Subject: 'Réunion',
        'Content-Type': 'multipart/mixed; boundary=a',
      },
      `--a\r\nContent-Type: multipart/alternative; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n${more.text ?? ''}\r\n--b\r\nContent-Type: ${part}\r\n--b--\r\n${more.file ? file : ''}--a--`.replaceAll(
        '\r\n',
        '\n',
      ),
    )
  }

  it('invite, with a day, an hour, a place and a file', async () => {
    const box = open()
    const outlook = [
      'SUMMARY;LANGUAGE=fr-FR:Réunion de quartier',
      'DTSTART;TZID=Romance Standard Time:20261212T180000',
      'DTEND;TZID=Romance Standard Time:20261212T193000',
      'LOCATION;LANGUAGE=fr-FR:Salle des fêtes\\, Orvain',
    ]
    const gmail = [
      'SUMMARY:Réunion de quartier',
      'DTSTART:20261212T170000Z',
      'DTEND:20261213T090000Z',
    ]
    const days = ['SUMMARY:Foire', 'DTSTART;VALUE=DATE:20261212', 'DTEND;VALUE=DATE:20261214']
    box.put(invitation('outlook', 'REQUEST', outlook, { text: 'Bonjour, serez-vous là ?' }))
    box.put(invitation('gmail', 'REQUEST', gmail, { file: true }))
    box.put(invitation('days', 'CANCEL', days))
    const said = (await box.read()).map(({ text, attachments, automatic }) => [
      text.replace(/[\u00a0\u202f]/g, ' ').replace('Réunion\n\n', ''),
      attachments.map(({ name }) => name).join(),
      automatic,
    ])
    expect(said).toEqual([
      [
        'Invitation : Réunion de quartier\nQuand : samedi 12 décembre 2026, de 18 h à 19 h 30\nOù : Salle des fêtes, Orvain\n\nBonjour, serez-vous là ?',
        'invitation.ics',
        false,
      ],
      [
        'Invitation : Réunion de quartier\nQuand : du samedi 12 décembre 2026 à 18 h au dimanche 13 décembre 2026 à 10 h',
        'invite.ics',
        false,
      ],
      ['Invitation annulée : Foire\nQuand : du 12 au 13 décembre 2026', 'invitation.ics', false],
    ])
    const [first] = await box.read()
    const { mailbox } = await import('../../../server/connectors/mailbox/index.ts')
    const file = await mailbox.attachment?.(box.call(), { remoteId: first?.remoteId ?? '' }, 0)
    expect(file).toMatchObject({ kind: 'file', name: 'invitation.ics' })
    if (file?.kind === 'file')
      expect(Buffer.from(file.bytes).toString()).toContain('Réunion de quartier')
  })

  it('accept an invitation: nobody waits, unless they say a word', async () => {
    const box = open()
    const event = (partstat: string, ...more: string[]) => [
      `ATTENDEE;PARTSTAT=${partstat}:mailto:julie@exemple.org`,
      'SUMMARY:Permanence',
      'DTSTART:20261212T170000Z',
      ...more,
    ]
    box.put(invitation('yes', 'REPLY', event('ACCEPTED')))
    box.put(invitation('no', 'REPLY', event('DECLINED')))
    box.put(invitation('but', 'REPLY', event('TENTATIVE', 'COMMENT:Plutôt à 19 h ?')))
    box.put(invitation('other', 'COUNTER', event('TENTATIVE')))
    const google = { text: 'Julie Renard a accepté cette invitation.\n\nPermanence' }
    box.put(invitation('google', 'REPLY', event('ACCEPTED'), google))
    box.put(invitation('words', 'REPLY', event('ACCEPTED'), { text: 'Puis-je venir à 19 h ?' }))
    const said = (await box.read()).map(({ text, automatic }) => [
      text.replace(/[\u00a0\u202f]/g, ' ').replace('Réunion\n\n', ''),
      automatic,
    ])
    const when = 'Quand : samedi 12 décembre 2026 à 18 h'
    expect(said).toEqual([
      [`Invitation acceptée : Permanence\n${when}`, true],
      [`Invitation déclinée : Permanence\n${when}`, true],
      [`Invitation acceptée sous réserve : Permanence\n${when}\n\nPlutôt à 19 h ?`, false],
      [`Autre moment proposé : Permanence\n${when}`, false],
      [`Invitation acceptée : Permanence\n${when}\n\n${google.text}`, true],
      [`Invitation acceptée : Permanence\n${when}\n\nPuis-je venir à 19 h ?`, false],
    ])
  })
})

it('an invitation is read, or not, whatever it holds', () => {
  const piece = fc.constantFrom(
    'BEGIN:VCALENDAR',
    'METHOD:REQUEST',
    'METHOD:REPLY',
    'BEGIN:VEVENT',
    'DTSTART;TZID=Europe/Paris:20261212T180000',
    'DTSTART;VALUE=DATE:20261399',
    'DTSTART;TZID=Mars/Olympe:20260230T256199',
    'DTEND:20261212T000000Z',
    'DTEND;VALUE=DATE:20261212',
    'SUMMARY;X="a:Fête',
    'SUMMARY;VALUE=DATE-TIME:Fête',
    'DTSTART:99991231T235959Z',
    'DTEND:00000000T000000',
    'BEGIN:VTIMEZONE',
    'END:VTIMEZONE',
    'ATTENDEE;PARTSTAT=ACCEPTED:x',
    'END:VEVENT',
    'END:VCALENDAR',
  )
  fc.assert(
    fc.property(fc.array(fc.oneof({ weight: 5, arbitrary: piece }, fc.string())), lines => {
      const event = ['BEGIN:VCALENDAR', 'METHOD:REQUEST', 'BEGIN:VEVENT', ...lines]
      const whole = [...event, 'END:VEVENT', 'END:VCALENDAR']
      for (const some of [lines, whole]) {
        const read = invitationIn(some.join('\n'))
        expect(read === null || read.text.length > 0).toBe(true)
      }
    }),
  )
})
