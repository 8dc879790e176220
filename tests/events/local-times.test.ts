import { describe, expect, it } from 'vitest'
import { planTimes } from '../../server/events/local-times.ts'

const zone = 'Europe/Paris'
const now = Date.parse('2027-01-15T09:00:00Z')
const planned = (...times: string[]) =>
  planTimes(times, zone, now).planned.map(({ dueLocal, dueAt }) => [
    dueLocal,
    new Date(dueAt).toISOString(),
  ])

describe('planned times', () => {
  it('keep their local time across the changes of clocks', () => {
    expect(planned('2027-03-27T18:30', '2027-03-28T18:30', '2027-10-31T18:30')).toEqual([
      ['2027-03-27T18:30', '2027-03-27T17:30:00.000Z'],
      ['2027-03-28T18:30', '2027-03-28T16:30:00.000Z'],
      ['2027-10-31T18:30', '2027-10-31T17:30:00.000Z'],
    ])
  })

  it('move forward where the clocks skip them, and are the first where they come twice', () => {
    expect(planned('2027-03-28T02:30', '2027-10-31T02:30')).toEqual([
      ['2027-03-28T02:30', '2027-03-28T01:30:00.000Z'],
      ['2027-10-31T02:30', '2027-10-31T00:30:00.000Z'],
    ])
  })

  it('may be instants, kept to the millisecond', () => {
    expect(planned('2027-07-13T18:30:05.250+02:00', '2027-10-31T01:30:00Z')).toEqual([
      ['2027-07-13T18:30', '2027-07-13T16:30:05.250Z'],
      ['2027-10-31T02:30', '2027-10-31T01:30:00.000Z'],
    ])
  })

  it('come in order, each once', () => {
    expect(planned('2027-07-13T18:30', '2027-02-01T08:00', '2027-07-13T16:30:00Z')).toEqual([
      ['2027-02-01T08:00', '2027-02-01T07:00:00.000Z'],
      ['2027-07-13T18:30', '2027-07-13T16:30:00.000Z'],
    ])
  })

  it('that are past are named, but a few minutes mean now', () => {
    const { planned: kept, skipped } = planTimes(
      ['2027-01-15T09:44', '2027-01-15T09:45', '2026-12-24T18:00', '2027-01-15T08:44:59.999Z'],
      zone,
      now,
    )
    expect(kept.map(({ dueLocal }) => dueLocal)).toEqual(['2027-01-15T09:45'])
    expect(skipped).toEqual(['2027-01-15T09:44', '2026-12-24T18:00', '2027-01-15T08:44:59.999Z'])
  })

  it.each(['2027-02-30T10:00', '2027-01-20T25:00', 'demain', '2027-13-01T00:00:00Z'])(
    'refuse %s',
    text => {
      expect(() => planTimes([text], zone, now)).toThrow(RangeError)
    },
  )
})
