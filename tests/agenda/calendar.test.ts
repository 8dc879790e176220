import ICAL from 'ical.js'
import { expect, it } from 'vitest'
import { upcomingEvents } from '../../server/agenda/agenda.ts'
import { calendarOf } from '../../server/agenda/calendar.ts'
import { add, agendaApp, change, publicUrl } from './agenda-app.ts'

it('is written in portions as ical.js writes it whole, however many events there are', async () => {
  const app = await agendaApp()
  await add(app, {
    text: `${'Fête à l’école, « hêtres » ; C:\\dossier\n'.repeat(10)}END:VCALENDAR`,
  })
  const off = await add(app, { title: 'Bal', endLocal: null })
  await change(app, off.id, { kind: 'cancel', detail: '' })
  const [one, other] = await upcomingEvents(app.context)
  if (one === undefined || other === undefined) throw new Error('they are not listed')
  for (const source of [null, `${publicUrl}/agenda.ics`]) {
    for (const count of [0, 1, 2, 99, 100, 101, 250]) {
      const events = Array.from({ length: count }, (_, place) => ({
        ...(place % 2 === 0 ? one : other),
        uid: `${place}@exemple.fr`,
      }))
      const text = await calendarOf(events, { name: 'Agenda', source }, publicUrl)
      const whole = new ICAL.Component(ICAL.parse(text))
      const uids = whole
        .getAllSubcomponents('vevent')
        .map(each => each.getFirstPropertyValue('uid'))
      expect(uids).toEqual(events.map(({ uid }) => uid))
      expect(`${whole.toString()}\r\n`).toBe(text)
    }
  }
})
