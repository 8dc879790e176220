import { writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Installation, newInstallation, oneSentence } from '../support/command.ts'

let here: Installation
const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ')

beforeAll(async () => {
  here = newInstallation()
  await here.setUp()
})
afterAll(() => here.remove())

const file = (name: string, text: string): string => {
  const place = join(here.folder, name)
  writeFileSync(place, text)
  return place
}
const run = (...args: string[]) => here.tambour(['import', 'events', ...args])

describe('tambour import events', () => {
  it('shows, makes, and knows again what it made', async () => {
    const place = file('saison.csv', 'Titre;Date;Heure;Lieu\nLoto;13/06/2099;20h;Salle\n')
    const shown = await run(place, '--no-posts', '--dry-run')
    expect(plain(shown.stdout)).toContain('l. 2  13 juin 2099 à 20 h  Loto')
    expect(plain(shown.stdout)).toContain('1 événement à créer, 0 déjà là, 0 à corriger')
    expect(shown.status).toBe(0)
    const made = await run(place, '--no-posts', '--json')
    expect(made.json).toMatchObject({ imported: { made: 1, skipped: 0 }, counts: { made: 1 } })
    const again = await run(place, '--no-posts')
    expect(plain(again.stdout)).toContain(
      '0 événements créés, 0 mis à jour, 1 déjà là'.replace('événements créés', 'événement créé'),
    )
  })

  it('makes nothing of a table with a wrong line, but what is good where asked', async () => {
    const place = file('faute.csv', 'Titre;Date\nA;31/02/2099 8h\nB;14/06/2099 8h\n')
    const refused = await run(place, '--no-posts')
    expect(refused.status).toBe(1)
    expect(plain(refused.stdout)).toContain('« 31/02/2099 » n’est pas une date qui existe.')
    expect(plain(refused.stdout)).toContain('Rien n’a été créé')
    const rest = await run(place, '--no-posts', '--valid-only', '--json')
    expect(rest.json).toMatchObject({ imported: { made: 1 } })
  })

  it('reads a calendar, with an hour for whole days', async () => {
    const calendar = resolve('tests/support/event-import/google.ics')
    const { json } = await run(calendar, '--no-posts', '--hour', '10:00', '--dry-run', '--json')
    expect(json).toMatchObject({ kind: 'ics', imported: null })
  })

  it.each<[string, string[], RegExp]>([
    ['no file', ['--no-posts'], /^Donnez le fichier/],
    ['a file that is not there', ['nulle-part.csv', '--no-posts'], /ne se lit pas/],
    ['neither a plan nor none', ['x.csv'], /ne se lit pas|Dites --plan/],
    [
      'both',
      [resolve('tests/support/event-import/libreoffice.csv'), '--no-posts', '--channel', '1'],
      /ne va ni avec/,
    ],
    [
      'an unknown plan',
      [resolve('tests/support/event-import/libreoffice.csv'), '--plan', 'Rien'],
      /Aucun plan/,
    ],
    [
      'a strange hour',
      [resolve('tests/support/event-import/libreoffice.csv'), '--no-posts', '--hour', '25h'],
      /--hour doit/,
    ],
    ['no table', [resolve('package-lock.json'), '--no-posts'], /tableau|guillemet/],
  ])('refuses %s: exit status 2, one sentence', async (_, args, words) => {
    const { status, stdout, stderr } = await run(...args)
    expect(plain(stderr)).toMatch(words)
    expect(stderr).toMatch(oneSentence)
    expect(stdout).toBe('')
    expect(status).toBe(2)
  })
})
