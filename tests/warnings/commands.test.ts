import { describe, expect, it } from 'vitest'
import { BadUse, type Input } from '../../server/cli/command.ts'
import { openApi } from '../../server/cli/here.ts'
import { currentCommune } from '../../server/people/commune.ts'
import { commands } from '../../server/warnings/commands.ts'
import { warningHouse } from '../support/warnings.ts'

const [warn, lift] = commands

function input(values: Input['values'], typed = '', positionals: string[] = []): Input {
  return {
    ...{ values, positionals },
    stdin: (async function* () {
      yield Buffer.from(typed)
    })(),
  }
}

async function house() {
  const h = await warningHouse()
  const api = openApi({ context: h.context, commune: await currentCommune(h.context) })
  return { ...h, api }
}

const asked = { topic: 'snow', until: '2026-06-02T18:00', 'text-file': '-' }

describe('tambour warn, and lift', () => {
  it('warn at once, and take it back', async () => {
    const h = await house()
    const channel = [String(h.channels.stays), String(h.channels.page)]
    const made = await warn?.ask(h.api, input({ ...asked, channel }, 'Routes fermées.'))
    if (made === undefined) throw new Error('nothing was sent')
    expect(warn?.print(made)).toBe(`Alerte ${made.id} envoyée sur 2\u00a0canaux.`)
    await h.settle()
    const lifted = await lift?.ask(h.api, input({ text: 'Fini.' }, '', [String(made.id)]))
    if (lifted === undefined) throw new Error('nothing was taken back')
    expect(lifted).toMatchObject({ state: 'lifted', liftedText: 'Fini.' })
    expect(lift?.print(lifted)).toContain('À retirer sur place : Page autre')
  })

  it('hold a drill', async () => {
    const h = await house()
    const channel = [String(h.channels.page)]
    const made = await warn?.ask(h.api, input({ ...asked, channel, drill: true }, 'Exercice'))
    expect(made && warn?.print(made)).toBe(`Exercice ${made?.id} envoyé à 2\u00a0personnes.`)
  })

  it('say what is missing, and what is wrong', async () => {
    const { api } = await house()
    const refused = (values: Input['values'], typed = 'Neige') =>
      expect(warn?.ask(api, input(values, typed))).rejects
    await refused(asked).toThrow('Il manque --channel.')
    await refused({ ...asked, channel: ['1'], topic: 'hail' }).toThrow(BadUse)
    await refused({ ...asked, channel: ['1'], until: 'demain' }).toThrow('heure locale')
    await refused({ ...asked, channel: ['1'] }, ' ').toThrow('de 1 à')
    await refused({ ...asked, channel: ['1'], 'text-file': '/rien' }).toThrow('ne se lit pas')
  })
})
