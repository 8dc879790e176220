import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { frenchLocalTime } from '../../server/language/french.ts'
import { readWhen } from '../../server/language/french-when.ts'

const plain = (text: string | null) => text?.replace(/[\u00a0\u202f]/g, ' ') ?? null

describe('a date or a time as people write it', () => {
  it.each([
    ['12/06/2027', '2027-06-12', null],
    ['12/06/27', '2027-06-12', null],
    ['12.6.2027', '2027-06-12', null],
    ['12-06-2027', '2027-06-12', null],
    ['2027-06-12', '2027-06-12', null],
    ['2027/06/12', '2027-06-12', null],
    ['2027-06-12T18:30:00', '2027-06-12', '18:30'],
    ['2027-06-12 18:30', '2027-06-12', '18:30'],
    ['12/06/2027 18:30:00', '2027-06-12', '18:30'],
    ['12/06/2027 9:05', '2027-06-12', '09:05'],
    ['samedi 12 juin 2027', '2027-06-12', null],
    ['Samedi 12 Juin 2027 à 18 h 30', '2027-06-12', '18:30'],
    ['sam. 12 juin 2027, 18h', '2027-06-12', '18:00'],
    ['le 1er mai 2027', '2027-05-01', null],
    ['1er août 27', '2027-08-01', null],
    ['14 juil. 2027', '2027-07-14', null],
    ['2 févr. 2027', '2027-02-02', null],
    ['25 DÉCEMBRE 2027', '2027-12-25', null],
    ['18h30', null, '18:30'],
    ['18 h 30', null, '18:30'],
    ['18\u00a0h\u00a030', null, '18:30'],
    ['18 h', null, '18:00'],
    ['18H', null, '18:00'],
    ['18:30', null, '18:30'],
    ['9 heures', null, '09:00'],
    ['dès 19h', null, '19:00'],
    ['à partir de 14 h', null, '14:00'],
    ['midi', null, '12:00'],
    ['minuit', null, '00:00'],
    // As Excel writes « jj-mmm-aa ».
    ['12-juin-27', '2027-06-12', null],
    ['31-déc.-26', '2026-12-31', null],
    ['12 / 06 / 2027', '2027-06-12', null],
    ['8:30 PM', null, '20:30'],
    ['12:15 a.m.', null, '00:15'],
    ['2027-06-12T18:30:00+02:00', '2027-06-12', '18:30'],
    ['20h (ouverture 19h)', null, '20:00'],
    ['samedi 12 juin 2027 (20h)', '2027-06-12', '20:00'],
  ])('%s', (cell, date, time) => {
    expect(readWhen(cell)).toMatchObject({
      date,
      time,
      endDate: null,
      endTime: null,
      problem: null,
    })
  })

  it.each([
    ['20h-23h', null, null, '20:00', '23:00'],
    ['de 20 h à 2 h', null, null, '20:00', '02:00'],
    ['20h00 – 02h00', null, null, '20:00', '02:00'],
    ['14:00-18:30', null, null, '14:00', '18:30'],
    ['du 12 au 13 juin 2027', '2027-06-12', '2027-06-13', null, null],
    ['du samedi 12 au dimanche 13 juin 2027', '2027-06-12', '2027-06-13', null, null],
    ['du 30 juin 2027 au 2 juillet 2027', '2027-06-30', '2027-07-02', null, null],
    ['12/06/2027 - 13/06/2027', '2027-06-12', '2027-06-13', null, null],
    ['12/06/2027 20h-23h', '2027-06-12', null, '20:00', '23:00'],
  ])('%s', (cell, date, endDate, time, endTime) => {
    expect(readWhen(cell)).toMatchObject({ date, endDate, time, endTime, problem: null })
  })

  it.each([
    ['31/02/2027', '« 31/02/2027 » n’est pas une date qui existe.'],
    ['31 novembre 2027', '« 31 novembre 2027 » n’est pas une date qui existe.'],
    ['25h', '« 25h » n’est pas une heure qui existe.'],
    ['samedi 12 juin', 'Il manque l’année à « 12 juin ».'],
    ['sam. 12/06', 'Il manque l’année à « 12/06 ».'],
    ['après-midi', '« après-midi » ne se lit pas comme une date ou une heure.'],
    ['à préciser', '« à préciser » ne se lit pas comme une date ou une heure.'],
    ['x'.repeat(5000), `« ${'x'.repeat(60)} » ne se lit pas comme une date ou une heure.`],
  ])('says why not: %s', (cell, problem) => {
    expect(plain(readWhen(cell).problem?.fr ?? null)).toBe(problem)
  })

  it.each([
    ['31/02/2027 14h', '14:00', null],
    ['du 31 novembre 2027 de 20 h à 2 h', '20:00', '02:00'],
    ['samedi 12 juin à 18 h 30', '18:30', null],
    ['31/02/2027 25h', null, null],
  ])('keeps the hours beside a wrong date: %s', (cell, time, endTime) => {
    expect(readWhen(cell)).toMatchObject({ date: null, time, endTime })
    expect(readWhen(cell).problem).not.toBeNull()
  })

  it.each([
    ['10h-12h / 14h-18h', '« 10h-12h / 14h-18h » a plusieurs horaires : seul le premier est pris.'],
    ['2027-06-12T18:30Z', '« 2027-06-12T18:30Z » est en temps universel : vérifiez l’heure.'],
  ])('says what is doubtful: %s', (cell, doubt) => {
    expect(plain(readWhen(cell).doubt?.fr ?? null)).toBe(doubt)
  })

  it('says when the weekday is not the date’s', () => {
    expect(plain(readWhen('dimanche 12 juin 2027').doubt?.fr ?? null)).toBe(
      'Le 12 juin 2027 est un samedi, et non un dimanche : vérifiez la date.',
    )
    expect(readWhen('samedi 12 juin 2027').doubt).toBeNull()
    expect(readWhen('').problem).toBeNull()
  })

  it('reads back what we write ourselves', () => {
    const instants = fc.date({
      min: new Date('2000-01-01'),
      max: new Date('2099-12-31'),
      noInvalidDate: true,
    })
    fc.assert(
      fc.property(instants, fc.boolean(), (at, weekday) => {
        const local = at.toISOString().slice(0, 16)
        const read = readWhen(frenchLocalTime(local, { weekday }))
        expect(read.problem).toBeNull()
        expect(read.doubt).toBeNull()
        expect(`${read.date}T${read.time}`).toBe(local)
      }),
    )
  })

  it('gives real dates and hours, or a sentence, whatever it is given', () => {
    const signs = fc.string({
      unit: fc.constantFrom(...'0123456789/-:hàdu .jmainov'.split('')),
      maxLength: 130,
    })
    fc.assert(
      fc.property(fc.oneof(signs, fc.string()), cell => {
        const { date, endDate, time, endTime, problem } = readWhen(cell)
        for (const one of [date, endDate]) {
          if (one !== null) expect(new Date(`${one}T00:00Z`).toISOString().slice(0, 10)).toBe(one)
        }
        for (const one of [time, endTime]) {
          if (one !== null) expect(one).toMatch(/^([01]\d|2[0-3]):[0-5]\d$/)
        }
        if (problem !== null) expect(problem.fr).toMatch(/\.$/)
      }),
      { numRuns: 500 },
    )
  })
})
