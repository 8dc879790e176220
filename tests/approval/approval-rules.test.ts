import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type ApprovalRules,
  approverAt,
  approves,
  type NamedApprover,
  type Person,
  reminderNow,
  remindersBefore,
  whoIsAsked,
} from '../../server/approval/rules.ts'
import { localTimeOf } from '../../server/language/instant.ts'
import { compileZone } from '../../server/language/zone.ts'
import { paris } from '../support/reply-times/reply-timelines.ts'

const people: Person[] = [
  { id: 'a', name: 'Anne', email: 'anne@exemple.fr', role: 'administrator' },
  { id: 'b', name: 'Bruno', email: 'bruno@exemple.fr', role: 'officer' },
  { id: 'c', name: 'Carole', email: 'carole@exemple.fr', role: 'approver' },
]
const mayor = { userId: null, name: 'Claude', email: 'maire@exemple.fr' }
const deputy = { userId: null, name: 'Dominique', email: 'adjointe@exemple.fr' }
const approver = (patch: Partial<NamedApprover> = {}): NamedApprover => ({
  ...mayor,
  substitute: null,
  absentFrom: null,
  absentTo: null,
  ...patch,
})
const rules = (patch: Partial<ApprovalRules> = {}): ApprovalRules => ({
  enabled: true,
  roles: [],
  approvers: [],
  substituteHours: 24,
  ...patch,
})
const asked = (given: ApprovalRules, date = '2026-06-02') => {
  const { first, later } = whoIsAsked(given, people, date)
  return [first.map(({ name }) => name), later.map(({ name }) => name)]
}

describe('who is asked', () => {
  it('is everybody of the roles, then those by name', () => {
    const given = rules({ roles: ['administrator', 'approver'], approvers: [approver()] })
    expect(asked(given)).toEqual([['Anne', 'Carole', 'Claude'], []])
  })

  it('is a substitute later, and first while the other is absent, both days included', () => {
    const given = rules({
      approvers: [
        approver({ substitute: deputy, absentFrom: '2026-06-02', absentTo: '2026-06-09' }),
      ],
    })
    expect(asked(given, '2026-06-01')).toEqual([['Claude'], ['Dominique']])
    expect(asked(given, '2026-06-02')).toEqual([['Dominique'], ['Claude']])
    expect(asked(given, '2026-06-09')).toEqual([['Dominique'], ['Claude']])
    expect(asked(given, '2026-06-10')).toEqual([['Claude'], ['Dominique']])
  })

  it('is the absent one where nobody stands in', () => {
    expect(asked(rules({ approvers: [approver({ absentFrom: '2026-06-01' })] }))).toEqual([
      ['Claude'],
      [],
    ])
  })

  it.each(['councillor', 'responder'] as const)(
    'is no %s, whether named by account or by address: their role decides nothing',
    role => {
      const able = people.map(person => (person.id === 'c' ? { ...person, role } : person))
      const address = 'CAROLE@exemple.fr'
      for (const named of [
        { userId: 'c', name: 'Carole', email: null },
        { userId: null, name: 'Carole', email: address },
      ]) {
        const given = rules({ approvers: [approver({ ...named, substitute: deputy })] })
        const { first, later } = whoIsAsked(given, able, '2026-06-02')
        expect([first, later.map(({ name }) => name)]).toEqual([[], ['Dominique']])
        expect(approves(given, able, 'c')).toBe(false)
        expect(approverAt(given, able, address)).toBeNull()
      }
    },
  )

  it('is nobody who has left, and nobody twice', () => {
    const given = rules({
      roles: ['approver'],
      approvers: [
        approver({ userId: 'parti', email: null, substitute: deputy }),
        approver({
          userId: 'c',
          email: null,
          substitute: { ...deputy, email: 'ADJOINTE@exemple.fr' },
        }),
      ],
    })
    expect(asked(given)).toEqual([['Carole'], ['Dominique']])
  })

  it('may approve whether asked first or later, and nobody else', () => {
    const given = rules({
      approvers: [approver({ substitute: { userId: 'b', name: 'Bruno', email: null } })],
    })
    expect(approves(given, people, 'b')).toBe(true)
    expect(approves(given, people, 'a')).toBe(false)
    expect(approves(given, people, null)).toBe(false)
    expect(approverAt(given, people, 'Maire@exemple.fr')?.name).toBe('Claude')
    expect(approverAt(given, people, 'autre@exemple.fr')).toBeNull()
  })
})

describe('reminders', () => {
  const zone = compileZone('Europe/Paris')
  const longAgo = paris('2026-05-01T10:00')
  const times = (due: string, askedAt = longAgo) =>
    remindersBefore(paris(due), askedAt, zone).map(({ at }) => localTimeOf(at, 'Europe/Paris'))

  it('come a day and two hours before, and the evening before what falls at night', () => {
    expect(times('2026-06-05T18:00')).toEqual(['2026-06-04T18:00', '2026-06-05T16:00'])
    expect(times('2026-06-05T09:00')).toEqual(['2026-06-04T09:00', '2026-06-04T20:00'])
    expect(times('2026-06-05T23:30')).toEqual(['2026-06-04T20:00', '2026-06-05T20:00'])
    expect(times('2026-06-05T06:30')).toEqual(['2026-06-03T20:00', '2026-06-04T20:00'])
  })

  it('say nothing that was just asked', () => {
    expect(times('2026-06-05T18:00', paris('2026-06-04T17:30'))).toEqual(['2026-06-05T16:00'])
    expect(times('2026-06-05T18:00', paris('2026-06-05T15:30'))).toEqual([])
  })

  it('are the nearest alone after an outage, and none once it is due', () => {
    const due = paris('2026-06-05T18:00')
    expect(reminderNow(due, longAgo, zone, paris('2026-06-04T17:59'))).toBeNull()
    expect(reminderNow(due, longAgo, zone, paris('2026-06-04T18:00'))).toBe('remind-24')
    expect(reminderNow(due, longAgo, zone, paris('2026-06-05T17:00'))).toBe('remind-2')
    expect(reminderNow(due, longAgo, zone, due)).toBeNull()
  })

  it('always come before, by day, in their order', () => {
    const minutes = fc.integer({ min: 0, max: 2 * 365 * 24 * 60 })
    fc.assert(
      fc.property(minutes, fc.constantFrom('Europe/Paris', 'Pacific/Noumea'), (minute, name) => {
        const local = compileZone(name)
        const due = longAgo + minute * 60_000
        const found = remindersBefore(due, 0, local)
        expect(found.map(({ kind }) => kind)).toEqual(['remind-24', 'remind-2'])
        const [day, hours] = found.map(({ at }) => at)
        expect(Number(day)).toBeLessThanOrEqual(Number(hours))
        for (const { at } of found) {
          expect(due - at).toBeGreaterThanOrEqual(60 * 60_000)
          const clock = localTimeOf(at, name).slice(11)
          expect(clock >= '08:00' && clock <= '20:00', clock).toBe(true)
        }
      }),
    )
  })
})
