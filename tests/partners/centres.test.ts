import { createServer } from 'node:http'
import { expect, it } from 'vitest'
import { agendaCircles } from '../../server/agenda/agenda.ts'
import { readCentres } from '../../server/partners/centres.ts'
import { chooseCommune } from '../../server/partners/directory.ts'
import { addPartner, endPartner } from '../../server/partners/partners.ts'
import { partnerNew } from '../../server/partners/shapes.ts'
import { setInseeCode } from '../../server/people/store/communes.ts'
import { onBothDatabases } from '../support/database/databases.ts'
import { serveOnLoopback } from '../support/network/serve-on-loopback.ts'
import { addCommune, publishingWorld } from '../support/publishing.ts'

const day = 86_400_000
/** As the register has them. */
const centres: Record<string, [number, number]> = {
  '51108': [4.3631, 48.9566],
  '51231': [4.4695, 48.9787],
  '51454': [4.0317, 49.2583],
}

/** The State's register, played: `status` for whatever is asked, where it is ill. */
async function startRegister() {
  const state = { status: 200, body: null as string | null, asked: [] as string[] }
  const server = createServer((request, response) => {
    const code = /^\/communes\/(\w+)\?fields=centre$/.exec(request.url ?? '')?.[1] ?? ''
    state.asked.push(code)
    const coordinates = centres[code]
    const status = coordinates === undefined ? 404 : 200
    response.statusCode = state.status === 200 ? status : state.status
    const centre = { type: 'Point', coordinates }
    response.end(state.body ?? JSON.stringify({ nom: 'x', code, centre }))
  })
  const port = await serveOnLoopback(server)
  return { state, url: `http://127.0.0.1:${port}` }
}

onBothDatabases('where neighbours lie', kind => {
  it('is read once of each, from the State’s register, and makes circles', async () => {
    const { context, by, communeId } = await publishingWorld(kind)
    const register = await startRegister()
    await chooseCommune(context, by, '51108')
    const near = await addPartner(
      context,
      by,
      partnerNew.parse({ name: 'L’Épine', inseeCode: '51231' }),
    )
    await addPartner(context, by, partnerNew.parse({ name: 'Office' }))
    expect(await agendaCircles(context, communeId)).toEqual([])
    expect(await readCentres(context, register.url)).toBe(2)
    expect(register.state.asked.toSorted()).toEqual(['51108', '51231'])
    expect(await readCentres(context, register.url)).toBe(0)

    const there = await addCommune(context, 'Reims')
    await setInseeCode(context.db, there, '51454')
    const far = await addPartner(
      context,
      by,
      partnerNew.parse({ name: 'Reims', inseeCode: '51454' }),
    )
    expect(await readCentres(context, register.url)).toBe(1)
    const circles = await agendaCircles(context, communeId)
    expect(circles.map(({ value, partners }) => [value, partners.toSorted()])).toEqual([
      ['5km', []],
      ['10km', [near.id]],
      ['20km', [near.id]],
      ['50km', [near.id, far.id].toSorted()],
    ])
    expect(circles.at(-1)?.communes).toEqual([there])
    // A neighbour that is here lies where it says itself, whether the partner's code was filled in or not.
    const here = { inseeCode: null, partnerCommuneId: there }
    await context.db.updateTable('partner').set(here).where('id', '=', far.id).execute()
    expect(await agendaCircles(context, communeId)).toEqual(circles)
    // The other commune sees its own circles, and none of this one's partners.
    expect(await agendaCircles(context, there)).toEqual([])
  })

  it('is asked again where the register was ill, and after a quarter where it knew nothing', async () => {
    const { context, by, clock } = await publishingWorld(kind)
    const register = await startRegister()
    const { id } = await addPartner(
      context,
      by,
      partnerNew.parse({ name: 'L’Épine', inseeCode: '51231' }),
    )
    register.state.status = 503
    expect(await readCentres(context, register.url)).toBe(0)
    expect(await readCentres(context, 'http://127.0.0.1:1')).toBe(0)
    register.state.status = 200
    register.state.body = '<html>Bienvenue</html>'
    expect(await readCentres(context, register.url)).toBe(1)
    register.state.body = null
    expect(await readCentres(context, register.url)).toBe(0)
    await clock.advance(93 * day)
    expect(await readCentres(context, register.url)).toBe(1)
    // Who is offered nothing is not asked about.
    await endPartner(context, by, id, true)
    await context.db.deleteFrom('communeCentre').execute()
    expect(await readCentres(context, register.url)).toBe(0)
  })
})
