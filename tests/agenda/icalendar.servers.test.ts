import { expect, it } from 'vitest'
import { pageNameOf } from '../../server/language/slug.ts'
import { readCalendar } from '../support/calendar/icalendar.ts'
import { debianPython, installingMs } from '../support/servers/debian-python.ts'
import { add, addPicture, agendaApp, change, feast, publicUrl } from './agenda-app.ts'

const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ')

it('is read by icalendar as by ical.js, with nothing to complain of', {
  timeout: installingMs,
}, async ({ skip }) => {
  const python = debianPython('icalendar')
  if (python === null) return skip('icalendar for Python cannot be installed here')
  const app = await agendaApp()
  const text = `${'Fête à l’école, « hêtres » ; C:\\dossier\n'.repeat(10)}👨‍👩‍👧‍👦`
  const long = await add(app, { text, media: [await addPicture(app)] })
  const put = await add(app, { title: 'Loto des aînés', endLocal: null })
  await change(app, put.id, { kind: 'postpone', startLocal: null, endLocal: null, detail: '' })
  const moved = await add(app, {
    title: 'Vide-grenier',
    startLocal: '2026-12-06T08:00',
    endLocal: null,
  })
  const to = { startLocal: '2026-12-12T08:00', endLocal: null, detail: '' }
  await change(app, moved.id, { kind: 'postpone', ...to })
  await add(app, {
    title: 'Brocante',
    startLocal: '2026-12-19T00:00',
    endLocal: '2026-12-20T23:59',
  })
  const off = await add(app, { title: 'Bal', startLocal: '2026-12-13T20:00', endLocal: null })
  await change(app, off.id, { kind: 'cancel', detail: '' })
  const read = readCalendar(python, (await app.ask('GET', '/agenda.ics')).text)
  expect([read.name, read.errors]).toEqual(['Agenda de Saint-Rémi', []])
  const common = { dtstamp: '2026-06-02T08:00:00+00:00', errors: [], uid: expect.any(String) }
  expect(
    read.events.map(event => ({
      ...event,
      summary: String(event.summary),
      ...(event.comment !== undefined && { comment: plain(String(event.comment)) }),
    })),
  ).toEqual([
    {
      ...common,
      summary: feast.title,
      sequence: '0',
      status: 'CONFIRMED',
      transp: 'OPAQUE',
      dtstart: '2026-06-20T19:00:00+00:00',
      dtend: '2026-06-20T23:00:00+00:00',
      location: 'Place de la Mairie, Saint-Rémi',
      description: `${text}\n\n${publicUrl}/agenda/${pageNameOf(long)}`,
      url: `${publicUrl}/agenda/${pageNameOf(long)}`,
    },
    expect.objectContaining({
      ...common,
      summary: 'REPORTÉ : Loto des aînés',
      sequence: '1',
      status: 'CANCELLED',
      transp: 'TRANSPARENT',
    }),
    expect.objectContaining({
      ...common,
      summary: 'REPORTÉ : Vide-grenier',
      comment: 'Reporté. Initialement prévu le dimanche 6 décembre 2026 à 8 h.',
      sequence: '1',
      status: 'CONFIRMED',
      transp: 'OPAQUE',
      dtstart: '2026-12-12T07:00:00+00:00',
    }),
    expect.objectContaining({
      ...common,
      summary: 'ANNULÉ : Bal',
      sequence: '1',
      status: 'CANCELLED',
      dtstart: '2026-12-13T19:00:00+00:00',
    }),
    expect.objectContaining({
      ...common,
      summary: 'Brocante',
      dtstart: '2026-12-19',
      dtend: '2026-12-21',
    }),
  ])
  const one = readCalendar(python, (await app.ask('GET', `/agenda/${pageNameOf(off)}.ics`)).text)
  expect(one.events).toHaveLength(1)
})
