import type { Hono } from 'hono'
import {
  type AlertNoticeShape,
  type AlertSettingsEdit,
  type AlertSettingsShape,
  alertSettingsShape,
  alertsShape,
  type DutyShape,
  type DutyTodayShape,
  dutiesShape,
  dutyNew,
  dutyShape,
} from '../../../server/alerts/shapes.ts'
import { allows } from '../../../server/people/rules/role.ts'
import { minutes } from './commune.ts'
import { fakeRoutes } from './fake-routes.ts'
import type { Village } from './village.ts'

/** Claire this week, in the evening too; Hugo from the next one on. */
export const duties: DutyShape[] = [
  {
    id: 1,
    userId: 'u1',
    name: 'Claire Morel',
    from: '2026-11-23',
    to: '2026-11-29',
    callFrom: '18:00',
    callTo: '22:00',
  },
  {
    id: 2,
    userId: 'u2',
    name: 'Hugo Lambert',
    from: '2026-11-30',
    to: null,
    callFrom: null,
    callTo: null,
  },
]

export const alertSettings: AlertSettingsShape = { minutes: [8, 12], mail: true, canMail: true }

/** Marc of the fake conversations has waited for 8 minutes. */
export function noticeOfMarc(id: number, minutesWaited = 8): AlertNoticeShape {
  return {
    id,
    at: minutes(4),
    toAll: false,
    lines: [
      {
        message: 301,
        conversation: 3,
        channelName: 'Page de la mairie',
        visibility: 'public',
        subject: 'Marché de Noël',
        openedAt: minutes(-4),
        minutes: minutesWaited,
        inDoubt: false,
        waiting: true,
        inCharge: null,
      },
    ],
  }
}

export function dutyOn(village: Village, date: string): DutyTodayShape {
  const people = village.duties.filter(({ from, to }) => from <= date && (to ?? date) >= date)
  return {
    people: people.map(({ name, callFrom, callTo }) => ({ name, callFrom, callTo })),
    everyone: people.length === 0,
  }
}

/** Alerts, their settings, the roster. */
export function alertRoutes(village: Village): Hono {
  const made = (id: number, body: unknown) => {
    const asked = dutyNew.parse(body)
    const name = village.people.find(person => person.id === asked.userId)?.name
    return dutyShape.parse({ id, ...asked, name })
  }
  const changed = (path: string, asked: AlertSettingsEdit) => {
    village.asked.push({ method: 'PUT', path, body: asked })
    village.alertSettings = alertSettingsShape.parse({ ...village.alertSettings, ...asked })
    return village.alertSettings
  }
  return fakeRoutes({
    'GET /alerts': c => {
      const after = c.req.query('after')
      const notices = village.notices.filter(({ id }) => after !== undefined && id > Number(after))
      return alertsShape.parse({ notices, last: village.notices.at(-1)?.id ?? 0 })
    },
    'GET /alert-settings': () => alertSettingsShape.parse(village.alertSettings),
    'PUT /alert-settings': (c, asked) => changed(c.req.path, asked),
    'PUT /alert-settings/mail': (c, asked) => changed(c.req.path, asked),
    'GET /duties': () => {
      const people = village.people.filter(({ role }) => allows(role, 'messages.answer'))
      return dutiesShape.parse({ duties: village.duties, people })
    },
    'POST /duties': (_c, json) => {
      const duty = made(Math.max(0, ...village.duties.map(({ id }) => id)) + 1, json)
      village.duties = [...village.duties, duty].sort((a, b) => a.from.localeCompare(b.from))
      return duty
    },
    'PUT /duties/:id': (c, json) => {
      const duty = made(Number(c.req.param('id')), json)
      village.duties = village.duties.map(one => (one.id === duty.id ? duty : one))
      return duty
    },
    'DELETE /duties/:id': c => {
      village.duties = village.duties.filter(({ id }) => String(id) !== c.req.param('id'))
    },
  })
}
