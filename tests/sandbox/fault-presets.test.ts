import { expect, it } from 'vitest'
import { faultPresets } from '../../server/sandbox/fault-presets.ts'
import { openVillage, type Village } from './client.ts'

const shown = async ({ sandbox }: Village) => (await fetch(`${sandbox.url}/pannes`)).text()

function press({ sandbox }: Village, path: string, fields: Record<string, string> = {}) {
  const body = new URLSearchParams(fields)
  return fetch(`${sandbox.url}${path}`, { method: 'POST', body })
}

it('every preset has a key and a name of its own, and one sentence', () => {
  for (const of of ['key', 'label', 'what'] as const) {
    expect(new Set(faultPresets.map(one => one[of])).size).toBe(faultPresets.length)
  }
  for (const { what } of faultPresets) expect(what).toMatch(/^[A-ZÀ-Þ][^.]*\.$/)
})

it('every error code that the connectors sort is among them', () => {
  const codes = faultPresets.flatMap(({ fault }) => {
    if (fault.kind === 'error') return [`${fault.code}/${fault.subcode ?? 0}`]
    if (fault.kind === 'throttle') return fault.code === undefined ? [] : [`${fault.code}/0`]
    return fault.kind === 'dead-token' ? [`190/${fault.subcode}`] : []
  })
  const wanted =
    '1/0 2/0 4/0 17/0 32/0 341/0 613/0 80001/0 80002/0 80006/0 10/0 200/0 100/0 100/33 ' +
    '190/458 190/459 190/460 190/463 190/464 190/467 190/492 368/0 368/1390008 506/0 803/0 ' +
    '10/2018278 100/2018001 10900/0 10903/0 4/2207051'
  expect(codes).toEqual(expect.arrayContaining(wanted.split(' ')))
})

it('a person calls for one, sees what is left of it, and takes it away', async () => {
  const village = await openVillage()
  const { sandbox, get, page } = village
  expect(await (await fetch(sandbox.url)).text()).toContain('href="/pannes"')
  expect(await shown(village)).toContain('Aucune panne\u00a0: tout marche.')

  const fields = { preset: 'error-2', page, path: '/feed', times: '3', after: '1' }
  const pressed = await press(village, '/pannes', fields)
  expect(pressed.url).toBe(`${sandbox.url}/pannes`)
  expect(await pressed.text()).toContain('encore 3\u00a0appels')
  expect((await get(`/${page}/feed`)).status).toBe(200)
  expect((await get(`/${page}/feed`)).status).toBe(500)
  const now = await shown(village)
  expect(now).toContain(`${sandbox.village.name}, adresses avec /feed, encore 2\u00a0appels.`)
  expect(now).toContain('Code 2')

  await press(village, '/pannes', { preset: 'token-460', page: '', path: '', times: '', after: '' })
  expect(await shown(village)).toContain('Toutes les pages, jusqu’à ce qu’on la retire.')
  const [first, second] = sandbox.faults.list()
  await press(village, `/pannes/${first?.id}/retirer`)
  expect(sandbox.faults.list()).toEqual([second])
  await press(village, '/pannes/retirer')
  expect(sandbox.faults.list()).toEqual([])
})

it('what cannot be is refused in a sentence, and what anybody typed is shown as text', async () => {
  const village = await openVillage()
  const { sandbox } = village
  for (const [fields, sentence] of [
    [{ preset: 'grêle' }, 'Il n’y a pas de panne «\u00a0grêle\u00a0».'],
    [{ preset: 'error-2', times: '0' }, 's’écrivent en chiffres'],
    [{ preset: 'error-2', after: 'deux' }, 's’écrivent en chiffres'],
    [{ preset: 'webhook-twice', path: '/feed' }, 'toutes les pages et tous les chemins'],
  ] as const) {
    const answer = await press(village, '/pannes', fields)
    expect([answer.status, await answer.text()]).toEqual([400, expect.stringContaining(sentence)])
  }
  expect(sandbox.faults.list()).toEqual([])
  await press(village, '/pannes', { preset: 'error-2', path: '<script>' })
  expect(await shown(village)).toContain('adresses avec &lt;script&gt;')
})
