import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { calendarShape } from '../../server/hours/shapes.ts'
import { type Installation, newInstallation, oneSentence } from '../support/command.ts'

let here: Installation
beforeAll(async () => {
  here = newInstallation()
  await here.setUp()
})
afterAll(() => here.remove())

const calendar = [
  {
    from: '2026-01-01',
    zone: 'Europe/Paris',
    week: { tue: [['09:00', '12:00']], sat: [['09:30', '12:00']] },
    holidays: 'FR',
    closed: ['2026-05-14', '2026-05-15'],
    open: { '2026-07-14': [['18:00', '22:00']] },
  },
]

describe('tambour hours', () => {
  it('shows what setting up made', async () => {
    const { status, json } = await here.tambour(['hours', 'show', '--json'])
    expect(status).toBe(0)
    expect(calendarShape.parse(json)).toHaveLength(1)
  })

  it('sets a file’s hours and tells them in words', async () => {
    writeFileSync(join(here.folder, 'heures.json'), JSON.stringify(calendar))
    const { status, stdout } = await here.tambour(['hours', 'set', 'heures.json'])
    expect(status).toBe(0)
    expect(stdout.replaceAll('\u00a0', ' ').trimEnd().split('\n')).toEqual([
      'À partir du 1er janvier 2026 (Europe/Paris)',
      '  lundi     fermé',
      '  mardi     9 h – 12 h',
      '  mercredi  fermé',
      '  jeudi     fermé',
      '  vendredi  fermé',
      '  samedi    9 h 30 – 12 h',
      '  dimanche  fermé',
      '  fermé les jours fériés',
      '  fermé : 14 mai 2026 et 15 mai 2026',
      '  14 juillet 2026 : 18 h – 22 h',
    ])
    expect((await here.tambour(['hours', 'show', '--json'])).json).toEqual(calendar)
  })

  it('sets the mairie’s target from a date on, and shows it', async () => {
    const set = ['hours', 'set-target', '2j', '--from', '2026-06-01']
    const { status, stdout } = await here.tambour(set)
    expect(status).toBe(0)
    const words = 'Mairie : 15 min, 2 jours ouvrés à partir du 1er juin 2026'
    expect(stdout.replaceAll('\u00a0', ' ').trimEnd()).toBe(words)
    expect((await here.tambour(['hours', 'targets', '--json'])).json).toEqual({
      first: { minutes: 15 },
      commune: [{ from: '2026-06-01', target: { workingDays: 2 } }],
      channels: [],
    })
  })

  it.each([
    [['2 semaines', '--from', '2026-06-01'], 'Donnez un objectif'],
    [['2j'], '--from'],
    [['mairie', '--from', '2026-06-01'], 'La mairie a toujours un objectif'],
    [['2j', '--from', '2026-06-01', '--channel', '9'], 'Ce canal'],
  ])('refuses %j as a target', async (words, said) => {
    const { status, stderr } = await here.tambour(['hours', 'set-target', ...words])
    expect(status).not.toBe(0)
    expect(stderr).toMatch(oneSentence)
    expect(stderr).toContain(said)
  })

  it('takes them from standard input too', async () => {
    const input = JSON.stringify(calendar.map(version => ({ ...version, closed: [] })))
    const { status, json } = await here.tambour(['hours', 'set', '-', '--json'], { input })
    expect(status).toBe(0)
    expect(json).toEqual(JSON.parse(input))
  })

  it.each([
    [['set'], '', 'Donnez un fichier'],
    [['set', 'absent.json'], '', 'Le fichier absent.json ne se lit pas'],
    [['set', '-'], 'lundi', 'Calendrier\u00a0: ce n’est pas du JSON'],
    [['set', '-'], '[{"from":"2026-02-30"}]', 'doit être une date'],
  ])('refuses %j', async (args, input, sentence) => {
    const { status, stderr } = await here.tambour(['hours', ...args], { input })
    expect(status).toBe(2)
    expect(stderr).toMatch(oneSentence)
    expect(stderr.replace('Calendrier :', 'Calendrier\u00a0:')).toContain(sentence)
  })

  it('keeps what there was when it refuses', async () => {
    const kept = await here.tambour(['hours', 'show', '--json'])
    expect(kept.json).toEqual(calendar.map(version => ({ ...version, closed: [] })))
  })
})
