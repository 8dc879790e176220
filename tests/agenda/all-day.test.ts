import { expect, it } from 'vitest'
import { readEventsIcs } from '../../server/event-import/ics.ts'
import { pageNameOf } from '../../server/language/slug.ts'
import { add, agendaApp, change } from './agenda-app.ts'

const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ')
const file = `BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//Google Inc//Google Calendar 70.9054//EN
BEGIN:VEVENT
UID:brocante@google.com
DTSTAMP:20260601T080000Z
DTSTART;VALUE=DATE:20260620
DTEND;VALUE=DATE:20260622
SUMMARY:Brocante
END:VEVENT
END:VCALENDAR
`.replaceAll('\n', '\r\n')

it('whole days of a file stay whole days: on the page, in the calendar, for search engines', async () => {
  const [line] = readEventsIcs(file, { zone: 'Europe/Paris', now: '2026-06-02T10:00' }).lines
  expect(line).toMatchObject({ start: '2026-06-20T00:00', end: '2026-06-21T23:59' })
  const app = await agendaApp()
  const made = await add(app, {
    title: 'Brocante',
    startLocal: line?.start ?? '',
    endLocal: line?.end ?? null,
  })
  const page = (await app.ask('GET', `/agenda/${pageNameOf(made)}`)).text
  expect(plain(page)).toContain('Du samedi 20 juin au dimanche 21 juin 2026')
  expect(page).toContain('"startDate":"2026-06-20","endDate":"2026-06-21"')
  const { text } = await app.ask('GET', '/agenda.ics')
  expect(text).toContain('DTSTART;VALUE=DATE:20260620\r\nDTEND;VALUE=DATE:20260622\r\n')
  const again = readEventsIcs(text, { zone: 'Europe/Paris', now: '2026-06-02T10:00' }).lines
  expect(again).toMatchObject([{ start: line?.start, end: line?.end }])
  await change(app, made.id, {
    kind: 'postpone',
    startLocal: '2026-06-27T00:00',
    endLocal: '2026-06-28T23:59',
    detail: '',
  })
  const moved = plain((await app.ask('GET', `/agenda/${pageNameOf(made)}`)).text)
  expect(moved).toContain('Initialement prévu le samedi 20 juin 2026.')
  expect((await app.ask('GET', '/agenda.ics')).text).toContain(
    'DTSTART;VALUE=DATE:20260627\r\nDTEND;VALUE=DATE:20260629\r\n',
  )
})
