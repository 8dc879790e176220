import fc from 'fast-check'
import { expect, it } from 'vitest'
import { clockChange } from '../../server/language/instant.ts'

const paris = 'Europe/Paris'

it.each([
  ['2027-03-28T01:59', null],
  ['2027-03-28T02:00', 'skipped'],
  ['2027-03-28T02:30', 'skipped'],
  ['2027-03-28T03:00', null],
  ['2027-10-31T01:59', null],
  ['2027-10-31T02:30', 'twice'],
  ['2027-10-31T03:00', null],
  ['2027-06-12T20:00', null],
  ['', null],
])('%s on the clocks of France is %s', (local, what) => {
  expect(clockChange(local, paris)).toBe(what)
})

it('says what Temporal says, in any zone at any minute', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(
        paris,
        'Indian/Reunion',
        'America/Cayenne',
        'America/Miquelon',
        'Pacific/Noumea',
      ),
      fc.date({ min: new Date('2024-01-01'), max: new Date('2034-01-01'), noInvalidDate: true }),
      (zone, date) => {
        const local = date.toISOString().slice(0, 16)
        const time = Temporal.PlainDateTime.from(local)
        const [earlier, later] = (['earlier', 'later'] as const).map(disambiguation =>
          time.toZonedDateTime(zone, { disambiguation }),
        )
        const isOne = earlier?.epochMilliseconds === later?.epochMilliseconds
        const isThere = earlier?.toPlainDateTime().equals(time) === true
        expect(clockChange(local, zone)).toBe(isOne ? null : isThere ? 'twice' : 'skipped')
      },
    ),
    { numRuns: 500 },
  )
})
