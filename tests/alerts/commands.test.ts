import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { dutiesShape, dutyShape } from '../../server/alerts/shapes.ts'
import { type Installation, newInstallation, oneSentence } from '../support/command.ts'

let here: Installation
beforeAll(async () => {
  here = newInstallation()
  await here.setUp()
})
afterAll(() => here.remove())

const plain = (text: string) => text.replaceAll('\u00a0', ' ')

describe('tambour duty', () => {
  it('puts somebody on duty, lists them and takes them off', async () => {
    expect((await here.tambour(['duty', 'list'])).stdout).toMatch(/^Personne n’est de permanence/)
    const { people } = dutiesShape.parse((await here.tambour(['duty', 'list', '--json'])).json)
    const [name = ''] = people.map(person => person.name)
    const add = ['duty', 'add', '--person', name.toUpperCase(), '--from', '2030-06-03']
    const call = ['--to', '2030-06-09', '--call', '18:00-02:00', '--json']
    const made = dutyShape.parse((await here.tambour([...add, ...call])).json)
    expect(made).toMatchObject({ name, to: '2030-06-09', callFrom: '18:00', callTo: '02:00' })
    await here.tambour(add)
    const lines = plain((await here.tambour(['duty', 'list'])).stdout)
      .trimEnd()
      .split('\n')
    expect(lines).toEqual([
      `${made.id}  ${name}, du 3 au 9 juin 2030, astreinte de 18 h à 2 h`,
      `${made.id + 1}  ${name}, à partir du 3 juin 2030, jusqu’à nouvel ordre`,
    ])
    const removed = await here.tambour(['duty', 'remove', String(made.id), '--json'])
    expect(removed.json).toEqual({ removed: made.id })
    const again = await here.tambour(['duty', 'remove', String(made.id)])
    expect([again.status, oneSentence.test(again.stderr)]).toEqual([1, true])
  })

  it.each([
    [['add', '--from', '2030-06-03'], 'Il manque --person'],
    [['add', '--person', 'Zoé', '--from', '2030-06-03'], 'l’une des personnes qui répondent'],
    [['add', '--person', 'Zoé', '--from', 'lundi'], '--from doit être une date'],
    [['add', '--person', 'Zoé', '--from', '2030-06-03', '--to', '2030-02-30'], '--to doit être'],
    [['add', '--person', 'Zoé', '--from', '2030-06-03', '--call', '18:00'], '--call doit être'],
    [['add', '--person', 'Zoé', '--from', '2030-06-03', '--call', '18-22'], '--call doit être'],
    [['remove'], 'Donnez le numéro'],
    [['remove', 'x'], 'doit être un numéro'],
  ])('refuses %j', async (args, sentence) => {
    const { status, stderr } = await here.tambour(['duty', ...args])
    expect(status).toBe(2)
    expect(stderr).toMatch(oneSentence)
    expect(stderr).toContain(sentence)
  })
})
