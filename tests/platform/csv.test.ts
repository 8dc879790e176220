import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compileZone } from '../../server/language/zone.ts'
import { type Column, csvTable } from '../../server/platform/rules/csv.ts'
import { readCsv } from '../support/reply-times/csv.ts'

type Line = { who: string; at: number | null; waited: number; isIn: boolean }

const columns: Column<Line>[] = [
  [{ fr: 'Habitant', en: 'Resident' }, ({ who }) => who],
  [{ fr: 'Reçu à', en: 'Received at' }, ({ at }) => at, 'instant'],
  [{ fr: 'Délai', en: 'Reply time' }, ({ waited }) => waited, 'duration'],
  [{ fr: 'Dans l’objectif', en: 'On time' }, ({ isIn }) => isIn],
  [{ fr: 'État', en: 'State' }, () => ({ fr: 'répondu', en: 'answered' })],
]
const zone = compileZone('Europe/Paris')
const ann = { who: 'Ann; "la petite"', at: Date.UTC(2026, 10, 28, 17, 17), waited: 750_000 }
const french = csvTable(columns, { language: 'fr', zone })
const english = csvTable(columns, { language: 'en', zone })
const forPrograms = csvTable(columns, null)

describe('a table for a spreadsheet in France', () => {
  it('has semicolons, a decimal comma, minutes and local times', () => {
    expect(french.head + french.line({ ...ann, isIn: true })).toBe(
      '\uFEFFHabitant;Reçu à;Délai (min);Dans l’objectif;État\r\n' +
        '"Ann; ""la petite""";2026-11-28 18:17;"12,5";oui;répondu\r\n',
    )
  })

  it('has the clocks of that day, and nothing where nothing is known', () => {
    const summer = { ...ann, at: Date.UTC(2026, 6, 14, 22, 5), waited: 100, isIn: false }
    expect(french.line(summer)).toMatch(/;2026-07-15 00:05;0;non;/)
    expect(french.line({ ...summer, at: null })).toContain('";;0;')
  })

  it('has English words on English screens, cut as the same Windows cuts it', () => {
    expect(english.head + english.line({ ...ann, isIn: true })).toBe(
      '\uFEFFResident;Received at;Reply time (min);On time;State\r\n' +
        '"Ann; ""la petite""";2026-11-28 18:17;"12,5";yes;answered\r\n',
    )
  })
})

it('is RFC 4180 for programs, with instants and milliseconds', () => {
  expect(forPrograms.head + forPrograms.line({ ...ann, isIn: true })).toBe(
    '\uFEFFHabitant,Reçu à (UTC),Délai (ms),Dans l’objectif,État\r\n' +
      '"Ann; ""la petite""",2026-11-28T17:17:00.000Z,750000,oui,répondu\r\n',
  )
})

it('gives each word back in one cell, and no formula, whatever residents write', () => {
  const sign = fc.constantFrom('=', '+', '-', '@', '\t', '\r', '\n', ';', ',', '"', 'a', ' ')
  fc.assert(
    fc.property(fc.string({ unit: sign }), who => {
      const line = { ...ann, who, isIn: true }
      const [sheet = []] = parse(french.line(line), { delimiter: ';' })
      const [plain = []] = readCsv(forPrograms.line(line))
      expect([sheet.length, plain.length]).toEqual([5, 5])
      expect(plain[0]).toBe(sheet[0])
      expect(sheet[0]).not.toMatch(/^[=+\-@\t\r\n]/)
      expect(sheet[0]?.replace(/^'/, '')).toBe(who)
      // Nor where a spreadsheet is set to cut at each of these signs.
      for (const text of [french.line(line), forPrograms.line(line)]) {
        const [cells = []] = parse(text, { delimiter: [',', ';', '\t'] })
        expect(cells.length).toBe(5)
        expect(cells[0]).toBe(sheet[0])
      }
    }),
  )
})
