import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readEventsCsv } from '../../server/event-import/csv.ts'
import { eventFileTextOf, importTemplate } from '../../server/event-import/file.ts'
import { readEventsIcs } from '../../server/event-import/ics.ts'
import { plainText } from '../../server/platform/html/plain-text.ts'
import { BadInput } from '../../server/platform/refusal.ts'
import { foldedByOctets } from '../support/calendar/folded.ts'

const bytesOf = (name: string) => readFileSync(`tests/support/event-import/${name}`)
const here = { zone: 'Europe/Paris', now: '2026-11-25T14:00' }
const csv = (name: string) => readEventsCsv(eventFileTextOf(bytesOf(name)).text)
const ics = (name: string) => readEventsIcs(eventFileTextOf(bytesOf(name)).text, here)
const plain = (text: string | undefined) => text?.replace(/[\u00a0\u202f]/g, ' ')

describe('a table of events', () => {
  it.each(['excel-windows-1252.csv', 'excel-utf8-bom.csv'])('as Excel saves it: %s', name => {
    const { lines, columns, notes } = csv(name)
    expect(columns?.map(({ holds }) => holds)).toEqual([
      'date',
      'title',
      'time',
      'room',
      'place',
      'organiser',
      'text',
    ])
    expect(notes).toEqual([])
    expect(lines[0]).toMatchObject({
      line: 4,
      title: 'Feux de la Saint-Jean',
      start: '2027-06-12T21:00',
      end: '2027-06-13T01:00',
      place: 'Place de la Mairie',
      notes: [],
    })
    expect(plain(lines[0]?.text)).toBe(
      'Buvette et grillades.\nApportez vos lampions !\n\nOrganisateur : Comité des fêtes',
    )
    expect(lines.map(({ start }) => start)).toEqual([
      '2027-06-12T21:00',
      '2027-07-13T20:30',
      '2027-09-05T06:00',
      // The hour is right; only its date is to be given.
      'T14:00',
      '2027-12-04',
    ])
    // The cell on two lines counts, as it does for anyone who looks for the line.
    expect(lines.map(({ line }) => line)).toEqual([4, 6, 7, 8, 9])
    expect(plain(lines[3]?.notes[0]?.message.fr)).toBe(
      '« 31/02/2027 » n’est pas une date qui existe.',
    )
    expect(plain(lines[2]?.text)).toContain('« 3 € le mètre »')
  })

  it('says how its letters are written', () => {
    expect(eventFileTextOf(bytesOf('excel-windows-1252.csv')).encoding).toBe('Windows-1252')
    expect(eventFileTextOf(bytesOf('excel-utf8-bom.csv')).encoding).toBe('UTF-8')
    expect(eventFileTextOf(bytesOf('excel-texte-unicode.txt')).encoding).toBe('UTF-16')
  })

  it('in « Texte Unicode », with tabs', () => {
    const { lines } = csv('excel-texte-unicode.txt')
    expect(lines).toMatchObject([
      {
        title: 'Fête de l’été',
        start: '2027-07-03T10:00',
        end: '2027-07-04T18:00',
        text: 'Deux jours\nde fête',
      },
      { title: 'Marché de Noël', start: '2027-12-12T09:00', end: '2027-12-12T17:00' },
    ])
  })

  it('as LibreOffice saves it, with a column that nobody knows', () => {
    const { lines, notes } = csv('libreoffice.csv')
    expect(lines[0]).toMatchObject({
      line: 2,
      title: "Concert d'été, en plein air",
      start: '2027-06-21T20:30',
      place: "Parvis de l'église",
      text: 'Chorale "À travers chants"',
    })
    expect(notes.map(({ fr }) => plain(fr))).toEqual(['Colonne laissée de côté : « Réf ».'])
  })

  it.each([
    ['Jour;Date;Animation;Lieu', [null, 'date', 'title', 'place']],
    ['Jour;Heure;Quoi ?;Où ?;Qui ?', ['date', 'time', 'title', 'place', 'organiser']],
  ])('whose columns are headed %s', (head, holds) => {
    const { columns } = readEventsCsv(`${head}\nsamedi;12/06/2027;Loto;Salle;APE\n`)
    expect(columns?.map(one => one.holds)).toEqual(holds)
  })

  it('that has a line of its own for each month', () => {
    const text = 'Date;Manifestation;Lieu\nJUIN 2027;;\n12/06/2027;Loto;Salle\n;Juillet;\n'
    expect(readEventsCsv(text).lines.map(({ title }) => title)).toEqual(['Loto'])
  })

  it('as a person says that its columns are', () => {
    const text = 'A;B;C\nLoto;12/06/2027 14h;Salle\n'
    expect(readEventsCsv(text).columns?.map(({ holds }) => holds)).toEqual([null, null, null])
    expect(readEventsCsv(text, ['title', 'date', 'place']).lines[0]).toMatchObject({
      title: 'Loto',
      start: '2027-06-12T14:00',
      place: 'Salle',
    })
  })

  it('as our own example is', () => {
    const { lines, notes } = readEventsCsv(importTemplate)
    expect(notes).toEqual([])
    expect(lines).toMatchObject([
      { start: '2027-06-12T20:00', end: '2027-06-12T23:00', notes: [] },
      { start: '2027-07-03T10:00', end: '2027-07-04T18:00', link: 'https://exemple.fr/fete' },
    ])
  })

  it.each<[string, string | Uint8Array, string]>([
    ['nothing', '', 'Le fichier est vide'],
    ['blanks', ' \r\n ', 'Le fichier est vide'],
    ['a workbook', Uint8Array.of(0x50, 0x4b, 3, 4, 0, 0), 'type « CSV »'],
    ['an old workbook', Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 1), 'type « CSV »'],
    ['a PDF', '%PDF-1.7', 'est un PDF'],
    ['a picture', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0, 0, 1), 'pas du texte'],
    ['too much', 'a'.repeat(2 * 1024 * 1024 + 1), 'dépasse 2 Mo'],
    ['one column', 'Titre\nLoto\n', 'n’est pas un tableau'],
    ['only a heading', 'Titre;Date\n', 'n’a qu’une ligne'],
    ['an open quote', 'Titre;Date\n"Loto;12/06/2027\n', 'un guillemet'],
    ['too many', `Titre;Date\n${'Loto;12/06/2027\n'.repeat(1001)}`, 'coupez-le'],
  ])('refuses %s with one sentence', (_, content, words) => {
    const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content
    let said: unknown
    try {
      readEventsCsv(eventFileTextOf(bytes).text)
    } catch (error) {
      said = error
    }
    expect(said).toBeInstanceOf(BadInput)
    expect(plain(String(said))).toContain(words)
  })

  it('comes back whatever its cells hold', () => {
    const cell = fc.string({ unit: fc.constantFrom(...'aé;,"\t\n €’'.split('')), maxLength: 20 })
    const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 8 }), pairs => {
        const rows = pairs.map(([title, place]) => [`x${title}`, '12/06/2027', `y${place}`])
        const text = [['Titre', 'Date', 'Lieu'], ...rows]
          .map(cells => cells.map(quoted).join(';'))
          .join('\r\n')
        const one = (words: string) => words.replace(/\s+/g, ' ').trim()
        expect(readEventsCsv(text).lines.map(({ title, place }) => [title, place])).toEqual(
          rows.map(([title = '', , place = '']) => [one(title), one(place)]),
        )
      }),
    )
  })
})

describe('a calendar', () => {
  it('of Google: a repetition with an exception and a change, UTC, whole days', () => {
    const { lines, rules, notes } = ics('google.ics')
    expect(lines.map(({ title, start, end }) => [title, start, end])).toEqual([
      ['Fête patronale', '2027-06-12T00:00', '2027-06-13T23:59'],
      ['Bal du 13 juillet', '2027-07-13T20:30', '2027-07-14T01:00'],
      ['Marché des producteurs', '2027-09-04T09:00', '2027-09-04T12:30'],
      ['Marché des producteurs (déplacé)', '2027-10-03T14:00', '2027-10-03T18:00'],
      ['Marché des producteurs', '2027-12-04T09:00', '2027-12-04T12:30'],
    ])
    const market = '4k2v1s9dqe7t5m3n@google.com'
    expect(rules).toEqual({ [market]: 'FREQ=MONTHLY;UNTIL=20271204T225959Z;BYDAY=1SA' })
    expect(lines.filter(({ series }) => series === market)).toHaveLength(3)
    expect(lines[2]).toMatchObject({
      uid: `${market}#2027-09-04T09:00`,
      place: 'Halle, 12 Place du Marché, 42000 Saint-Rémi',
      text: 'Producteurs du pays, sous la halle.\n\n– Légumes\n– Fromages',
    })
    expect(new Set(lines.map(({ key }) => key)).size).toBe(lines.length)
    expect(notes.map(({ fr }) => plain(fr))).toEqual([
      '1 événement déjà passé laissé de côté.',
      '1 événement annulé laissé de côté.',
    ])
  })

  it('of Outlook: a zone by Windows’s name, three times every two weeks', () => {
    const { lines, notes } = ics('outlook.ics')
    expect(lines.map(({ start, end }) => [start, end])).toEqual([
      ['2027-06-08T09:30', '2027-06-08T12:00'],
      ['2027-06-22T09:30', '2027-06-22T12:00'],
      ['2027-07-06T09:30', '2027-07-06T12:00'],
    ])
    expect(lines[0]?.text).toBe(
      'Permanence de l’architecte des bâtiments de France.\nSur rendez-vous.',
    )
    expect(notes).toEqual([])
  })

  it('of Nextcloud: a length instead of an end', () => {
    expect(ics('nextcloud.ics').lines).toMatchObject([
      {
        start: '2027-06-27T15:00',
        end: '2027-06-27T18:30',
        link: 'https://petanque.exemple.fr/tournoi',
        text: 'Doublettes, inscriptions sur place',
        series: null,
      },
    ])
  })

  it('of OpenAgenda: in UTC', () => {
    expect(ics('openagenda.ics').lines.map(({ start }) => start)).toEqual([
      '2027-09-19T10:00',
      '2027-09-20T10:00',
    ])
  })

  const event = (...lines: string[]) =>
    [
      'BEGIN:VCALENDAR',
      'BEGIN:VEVENT',
      'UID:a',
      'SUMMARY:Loto',
      ...lines,
      'END:VEVENT',
      'END:VCALENDAR',
    ].join('\r\n')

  it('whose exceptions are in UTC, and whose zone nobody knows', () => {
    const { lines, notes } = readEventsIcs(
      event(
        'DTSTART;TZID=Lune/Mer:20270601T180000',
        'RRULE:FREQ=DAILY;COUNT=3',
        'EXDATE:20270602T160000Z',
      ),
      here,
    )
    expect(lines.map(({ start }) => start)).toEqual(['2027-06-01T18:00', '2027-06-03T18:00'])
    expect(plain(notes[0]?.fr)).toContain('« Lune/Mer » est inconnu')
  })

  it('that repeats for ever is bounded, and it is said', () => {
    const { lines, notes } = readEventsIcs(
      event('DTSTART:20200101T180000', 'RRULE:FREQ=DAILY'),
      here,
    )
    expect(lines).toHaveLength(200)
    expect(lines[0]?.start).toBe('2026-11-25T18:00')
    expect(plain(notes[0]?.fr)).toContain('se répète plus loin')
    const each = readEventsIcs(event('DTSTART:20270101T180000', 'RRULE:FREQ=SECONDLY'), here)
    expect(each.lines).toHaveLength(1)
    expect(plain(each.notes[0]?.fr)).toContain('se répète plus loin')
  })

  it.each([
    'RRULE:FREQ=WEEKLY;BYDAY=',
    'RRULE:FREQ=FORTNIGHTLY',
    'RRULE;X=";:FREQ=DAILY',
    'X-ROOM;SALLE:1',
  ])('keeps its events though one has the line %s', line => {
    const bad = event('DTSTART:20270101T180000', line).split('\n').slice(0, -1)
    const good = event('DTSTART:20270102T180000')
      .replace(/UID:.*/, 'UID:other')
      .split('\n')
      .slice(1)
    const { lines, notes } = readEventsIcs([...bad, ...good].join('\n'), here)
    expect(lines.map(({ start }) => start)).toEqual(['2027-01-01T18:00', '2027-01-02T18:00'])
    expect(notes.map(({ fr }) => plain(fr))).toEqual(
      line.startsWith('RRULE') ? [expect.stringContaining('se répète plus loin')] : [],
    )
  })

  const starts = (...lines: string[]) =>
    readEventsIcs(event(...lines), here).lines.map(({ start, end, title }) => [start, end, title])

  it.each(['MO', 'SU'])('whose weeks begin on %s repeats by its rule', day => {
    const rule = `RRULE:FREQ=WEEKLY;WKST=${day};UNTIL=20270115T225959Z;BYDAY=FR`
    const { lines, rules, notes } = readEventsIcs(event('DTSTART:20270101T180000', rule), here)
    expect(lines.map(({ start }) => start.slice(5))).toEqual([
      '01-01T18:00',
      '01-08T18:00',
      '01-15T18:00',
    ])
    expect(Object.values(rules)[0]).not.toMatch(/WKST=\d/)
    expect(notes).toEqual([])
  })

  it('of which one time changed with all after it', () => {
    const series = (...change: string[]) =>
      starts(
        'DTSTART;TZID=Europe/Paris:20270301T180000',
        'DTEND;TZID=Europe/Paris:20270301T190000',
        'RRULE:FREQ=WEEKLY;COUNT=5',
        'END:VEVENT',
        'BEGIN:VEVENT',
        'UID:a',
        'SUMMARY:Loto du mardi',
        'RECURRENCE-ID;RANGE=THISANDFUTURE;TZID=Europe/Paris:20270315T180000',
        ...change,
      )
    const before = [
      ['2027-03-01T18:00', '2027-03-01T19:00', 'Loto'],
      ['2027-03-08T18:00', '2027-03-08T19:00', 'Loto'],
    ]
    // A day and two hours later, twice as long; also on the other side of a change of clocks.
    expect(
      series(
        'DTSTART;TZID=Europe/Paris:20270316T200000',
        'DTEND;TZID=Europe/Paris:20270316T220000',
        'END:VEVENT',
        'BEGIN:VEVENT',
        'UID:a',
        'SUMMARY:Loto du mercredi',
        'RECURRENCE-ID;TZID=Europe/Paris:20270322T180000',
        'DTSTART;TZID=Europe/Paris:20270324T180000',
      ),
    ).toEqual([
      ...before,
      ['2027-03-16T20:00', '2027-03-16T22:00', 'Loto du mardi'],
      ['2027-03-24T18:00', '', 'Loto du mercredi'],
      ['2027-03-30T20:00', '2027-03-30T22:00', 'Loto du mardi'],
    ])
    expect(series('DTSTART;TZID=Europe/Paris:20270315T180000', 'STATUS:CANCELLED')).toEqual(before)
  })

  it('of which a time is named by its date alone', () => {
    expect(
      starts(
        'DTSTART:20270101T180000',
        'RRULE:FREQ=WEEKLY;COUNT=2',
        'END:VEVENT',
        'BEGIN:VEVENT',
        'UID:a',
        'RECURRENCE-ID;VALUE=DATE:20270108',
        'DTSTART:20270108T200000',
        'SUMMARY:Changé',
      ),
    ).toEqual([
      ['2027-01-01T18:00', '', 'Loto'],
      ['2027-01-08T20:00', '', 'Changé'],
    ])
  })

  it('whose events share a UID has each of them, and the newest of each', () => {
    const other = (...lines: string[]) => ['END:VEVENT', 'BEGIN:VEVENT', 'UID:a', ...lines]
    expect(
      starts(
        'DTSTART:20270101T180000',
        ...other('SUMMARY:Bal', 'DTSTART:20270102T180000'),
        ...other('SUMMARY:Bal', 'DTSTART:20270102T180000'),
      ),
    ).toEqual([
      ['2027-01-01T18:00', '', 'Loto'],
      ['2027-01-02T18:00', '', 'Bal'],
    ])
    expect(
      starts(
        'DTSTART:20270101T180000',
        ...other('SEQUENCE:2', 'SUMMARY:Loto déplacé', 'DTSTART:20270103T180000'),
      ),
    ).toEqual([['2027-01-03T18:00', '', 'Loto déplacé']])
  })

  it('that cancels holds nothing to come', () => {
    const cancel = event('DTSTART:20270101T180000').replace(
      'BEGIN:VEVENT',
      'METHOD:CANCEL\r\nBEGIN:VEVENT',
    )
    expect(() => readEventsIcs(cancel, here)).toThrow('passés ou annulés')
  })

  it.each<[string, string[], [string, string]]>([
    ['as dates that do not say so', ['20270101', '20270103'], ['01-01T00:00', '01-02T23:59']],
    [
      'from midnight to midnight, as Outlook does',
      ['20270101T000000', '20270102T000000'],
      ['01-01T00:00', '01-01T23:59'],
    ],
    ['the same in UTC', ['20261231T230000Z', '20270102T230000Z'], ['01-01T00:00', '01-02T23:59']],
    ['until midnight', ['20270101T200000', '20270102T000000'], ['01-01T20:00', '01-02T00:00']],
  ])('writes whole days %s', (_, [start, end], [first, last]) => {
    expect(starts(`DTSTART:${start}`, `DTEND:${end}`)).toEqual([
      [`2027-${first}`, `2027-${last}`, 'Loto'],
    ])
  })

  it('of whole days whose exceptions are dates that do not say so', () => {
    expect(
      starts(
        'DTSTART:20270101',
        'RRULE:FREQ=WEEKLY;COUNT=4',
        'EXDATE:20270108,20270122',
        'END:VEVENT',
        'BEGIN:VEVENT',
        'UID:a',
        'SUMMARY:Changé',
        'RECURRENCE-ID:20270115',
        'DTSTART:20270116',
      ).map(([start, , title]) => [start, title]),
    ).toEqual([
      ['2027-01-01T00:00', 'Loto'],
      ['2027-01-16T00:00', 'Changé'],
    ])
  })

  it('says that a length is one with its sign', () => {
    expect(starts('DTSTART:20270101T180000', 'DURATION:+PT90M')).toEqual([
      ['2027-01-01T18:00', '2027-01-01T19:30', 'Loto'],
    ])
  })

  it.each(['PRIVATE', 'CONFIDENTIAL'])('warns of what is %s', kind => {
    const [line] = readEventsIcs(event('DTSTART:20270101T180000', `CLASS:${kind}`), here).lines
    expect(plain(line?.notes[0]?.message.fr)).toBe(
      'Marqué privé dans cet agenda : vérifiez qu’il peut être public.',
    )
  })

  it('that writes a rule in small letters repeats all the same', () => {
    const weekly = event('DTSTART:20270101T180000', 'RRULE:freq=weekly;count=3;byday=fr')
    expect(readEventsIcs(weekly, here).lines).toHaveLength(3)
  })

  it.each<[string, (text: string) => Buffer]>([
    ['folded every 75 octets, inside letters', text => foldedByOctets(Buffer.from(text))],
    ['that says so at its start', text => foldedByOctets(Buffer.from(`\uFEFF${text}`))],
    ['in Latin-1', text => foldedByOctets(Buffer.from(text, 'latin1'))],
    ['in UTF-16', text => Buffer.from(`\uFEFF${text}`, 'utf16le')],
    ['in UTF-16 that does not say so', text => Buffer.from(text, 'utf16le')],
  ])('is read %s', (_, write) => {
    const title = `Fête de l'été à la salle polyvalente ${'é'.repeat(100)}`
    const text = event('DTSTART:20270101T180000').replace('Loto', `${title}`)
    const { kind, text: read } = eventFileTextOf(write(text))
    expect([kind, readEventsIcs(read, here).lines[0]?.title]).toEqual(['ics', title])
  })

  it.each<[string, string, string]>([
    ['that is cut off', 'BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:x', 'incomplet ou abîmé'],
    ['without an event', 'BEGIN:VCALENDAR\nEND:VCALENDAR', 'aucun événement'],
    ['of the past', event('DTSTART:20200101T180000Z'), 'rien à importer'],
    [
      'of too many',
      `BEGIN:VCALENDAR\n${Array.from({ length: 1001 }, (_, n) => `BEGIN:VEVENT\nUID:${n}\nDTSTART:20270101T180000\nEND:VEVENT`).join('\n')}\nEND:VCALENDAR`,
      'coupez-le',
    ],
  ])('%s is refused with one sentence', (_, text, words) => {
    expect(() => readEventsIcs(text, here)).toThrow(words)
  })

  it.each<[string, string]>([
    [
      'a property of a million parameters',
      event(`DTSTART${';A=b'.repeat(400_000)}:20270101T180000`),
    ],
    [
      'parameters on twenty lines',
      event(
        ...Array.from({ length: 20 }, () => `X-A${';A=b'.repeat(24_000)}:x`),
        'DTSTART:20270101T180000',
      ),
    ],
    [
      'a description of 600,000 folds',
      event(`DESCRIPTION:x\n${' y\n'.repeat(600_000)}`, 'DTSTART:20270101T180000'),
    ],
    [
      'a hundred thousand exceptions',
      event(
        'DTSTART:20270101T180000',
        `RRULE:FREQ=DAILY\nEXDATE:${'20270612T183000Z,'.repeat(5_000)}20270612T183000Z`,
      ),
    ],
    ['components in components', `BEGIN:VCALENDAR\n${'BEGIN:VEVENT\n'.repeat(100_000)}`],
    [
      'rules that never come true',
      `BEGIN:VCALENDAR\n${Array.from({ length: 900 }, (_, n) => `BEGIN:VEVENT\nUID:${n}\nDTSTART:20270101T180000\nRRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30\nEND:VEVENT`).join('\n')}\nEND:VCALENDAR`,
    ],
    [
      'rules without an end',
      `BEGIN:VCALENDAR\n${Array.from({ length: 900 }, (_, n) => `BEGIN:VEVENT\nUID:${n}\nDTSTART:20270101T180000\nRRULE:FREQ=DAILY\nEND:VEVENT`).join('\n')}\nEND:VCALENDAR`,
    ],
    [
      'a zone that changes for ever',
      event('DTSTART;TZID=x:20270101T180000').replace(
        'BEGIN:VEVENT',
        'BEGIN:VTIMEZONE\nTZID:x\nBEGIN:STANDARD\nDTSTART:19700101T000000\nRRULE:FREQ=SECONDLY\nTZOFFSETFROM:+0100\nTZOFFSETTO:+0100\nEND:STANDARD\nEND:VTIMEZONE\nBEGIN:VEVENT',
      ),
    ],
    ['tags in tags', event('DTSTART:20270101T180000', `DESCRIPTION:${'<div>'.repeat(19_000)}`)],
    ['half tags', event('DTSTART:20270101T180000', `DESCRIPTION:${'<a '.repeat(30_000)}`)],
  ])('never keeps the server busy: %s', (_, text) => {
    try {
      readEventsIcs(text, here)
    } catch (error) {
      expect(error).toBeInstanceOf(BadInput)
    }
  })

  it('never fails but with a sentence, whatever it holds', () => {
    const line = fc.oneof(
      fc.constantFrom(
        'BEGIN:VEVENT',
        'END:VEVENT',
        'UID:a',
        'RRULE:FREQ=WEEKLY;COUNT=2',
        'RRULE:FREQ=DAILY;UNTIL=20270101',
        'DTSTART:20270612T183000',
        'DTSTART;VALUE=DATE:20270612',
        'DTSTART:20271399T996099',
        'DTEND:20270612T183000Z',
        'DURATION:-PT1H',
        'DURATION:P99999W',
        'RECURRENCE-ID:20270612T183000',
        'EXDATE:,',
        'RDATE;VALUE=PERIOD:20270612T183000/PT1H',
        'TZID:x',
        'SUMMARY',
      ),
      fc.string({ maxLength: 30 }),
    )
    fc.assert(
      fc.property(fc.array(line, { maxLength: 30 }), lines => {
        const text = `BEGIN:VCALENDAR\nBEGIN:VEVENT\n${lines.join('\n')}\nEND:VEVENT\nEND:VCALENDAR`
        try {
          for (const { start, end } of readEventsIcs(text, here).lines) {
            for (const one of [start, end]) expect(one).toMatch(/^(\d{4}-\d\d-\d\d(T\d\d:\d\d)?)?$/)
          }
        } catch (error) {
          expect(error).toBeInstanceOf(BadInput)
        }
      }),
      { numRuns: 100 },
    )
  })
})

describe('a description in HTML', () => {
  it.each([
    ['Entrée < 5 € & buvette', 'Entrée < 5 € & buvette'],
    ['<p>Un</p><p>Deux &amp; trois</p>', 'Un\n\nDeux & trois'],
    ['Un<br>deux<br/>trois', 'Un\ndeux\ntrois'],
    ['<script>alert(1)</script>Bal', 'Bal'],
    ['<a href="https://exemple.fr">Réserver</a>', 'Réserver (https://exemple.fr)'],
    ['<a href="https://exemple.fr">https://exemple.fr</a>', 'https://exemple.fr'],
    [
      '<a href="https://exemple.fr/a"><span>https://</span><span>exemple.fr/</span><span>a</span></a>',
      'https://exemple.fr/a',
    ],
    ['<a href="https://exemple.fr/tags/fete">#<span>fete</span></a>', '#fete'],
  ])('%s', (html, text) => {
    expect(plainText(html)).toBe(text)
  })
})
