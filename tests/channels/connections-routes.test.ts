import { pino } from 'pino'
import { describe, expect, it, onTestFinished } from 'vitest'
import { channelShape } from '../../server/channels/shapes-channel.ts'
import {
  applicationShape,
  connectionBegun,
  connectionResults,
  connectionReturned,
} from '../../server/channels/shapes-connection.ts'
import { facebook } from '../../server/connectors/facebook/index.ts'
import { createSandbox } from '../../server/sandbox/create.ts'
import { answerDialog, redirect } from '../connectors/facebook/dialog.ts'
import { addTestPerson, start, testApp } from '../support/app.ts'
import { testClock } from '../support/clock.ts'

/** Anne is signed in as a browser is; Facebook is the sandbox. */
async function house() {
  const clock = testClock(start)
  const sandbox = await createSandbox({ clock, databasePath: ':memory:', history: false })
  onTestFinished(() => sandbox.close())
  sandbox.login.change({ redirectUris: [redirect] })
  const publicUrl = redirect.slice(0, redirect.indexOf('/canaux'))
  const settings = { graphApiUrl: sandbox.graphUrl, publicUrl }
  const app = await testApp({ clock, connectors: { facebook }, settings })
  const logged: string[] = []
  app.context.log = pino({ level: 'trace' }, { write: (line: string) => void logged.push(line) })
  const cookie = await app.signIn('anne@exemple.fr')
  const headers = { origin: publicUrl }
  const ask = (method: string, path: string, body?: object) =>
    app.ask(method, `/api${path}`, { cookie, body, headers })
  const config = { app_id: sandbox.app.id }
  const fill = () =>
    ask('PUT', '/applications/facebook', { config, secrets: { app_secret: sandbox.app.secret } })
  const visit = async () => {
    const begun = await ask('POST', '/connections', { connector: 'facebook' })
    expect(begun.status).toBe(201)
    const { address } = connectionBegun.parse(begun.json)
    return { connector: 'facebook', query: await answerDialog(address, {}) }
  }
  return { ...app, ask, askAs: app.ask, sandbox, logged, fill, visit, cookie, headers }
}

describe('connecting at the network over HTTP', () => {
  it('goes from an application to several channels, and lets nothing secret out', async () => {
    const { ask, sandbox, logged, fill, visit } = await house()
    const filled = await fill()
    expect(applicationShape.parse(filled.json)).toMatchObject({ name: 'Tambour' })
    const answers = [filled, await ask('GET', '/applications')]
    const returned = await ask('POST', '/connections/return', await visit())
    const { connection } = connectionReturned.parse(returned.json)
    answers.push(returned, await ask('GET', `/connections/${connection?.id}`))
    const choices = [0, 1].map(place => ({ place, name: `Page ${place}` }))
    const made = await ask('POST', `/connections/${connection?.id}/channels`, { choices })
    const { results } = connectionResults.parse(made.json)
    expect(results.map(({ channel }) => channel?.name)).toEqual(['Page 0', 'Page 1'])
    const webhooks = await ask('POST', `/channels/${results[0]?.channel?.id}/webhooks`)
    expect(channelShape.parse(webhooks.json).checks).toContainEqual(
      expect.objectContaining({ key: 'webhooks', level: 'ok' }),
    )
    answers.push(made, webhooks)
    for (const text of [...answers.map(answer => answer.text), ...logged]) {
      expect(text).not.toContain(sandbox.app.secret)
      expect(text).not.toMatch(/EAA/)
    }
  })

  it('keeps what was not allowed in both languages until something is chosen', async () => {
    const { ask, askAs, fill, cookie, headers } = await house()
    await fill()
    const begun = await ask('POST', '/connections', { connector: 'facebook' })
    const { address } = connectionBegun.parse(begun.json)
    const query = await answerDialog(address, { scopes: ['pages_show_list'] })
    const returned = await ask('POST', '/connections/return', { connector: 'facebook', query })
    const { connection } = connectionReturned.parse(returned.json)
    const path = `/api/connections/${connection?.id}`
    const english = { ...headers, 'accept-language': 'en' }
    const again = await askAs('GET', path, { cookie, headers: english })
    expect(again.json).toMatchObject({
      missing: expect.arrayContaining([
        'The permission pages_manage_posts was not granted: nothing can be published on the page.',
      ]),
    })
  })

  it('takes a return once, from the same person, and only from a page of ours', async () => {
    const { ask, askAs, fill, visit, context, communeId, signIn, headers, cookie } = await house()
    await fill()
    const returned = await visit()
    const path = '/api/connections/return'
    await addTestPerson({ context, communeId }, 'Luc', 'administrator')
    const luc = await signIn('luc@exemple.fr')
    const stolen = await askAs('POST', path, { cookie: luc, body: returned, headers })
    expect([stolen.status, stolen.json]).toEqual([
      409,
      { error: 'conflict', message: expect.stringContaining('commencée ici par vous') },
    ])
    const foreign = { origin: 'https://ailleurs.exemple', 'sec-fetch-site': 'cross-site' }
    const forged = await askAs('POST', path, { cookie, body: returned, headers: foreign })
    expect(forged.status).toBe(403)
    expect((await ask('POST', '/connections/return', returned)).status).toBe(200)
    const again = await ask('POST', '/connections/return', returned)
    expect(again.status).toBe(409)
    expect(again.text).toContain('a déjà servi')
  })

  it('needs an application, a browser, and an administrator', async () => {
    const { ask, askAs, fill } = await house()
    const begin = { connector: 'facebook' }
    expect((await ask('POST', '/connections', begin)).status).toBe(409)
    await fill()
    const key = await askAs('POST', '/api/connections', { as: 'administrator', body: begin })
    expect(key.status).toBe(400)
    const officer = await askAs('POST', '/api/connections', { as: 'officer', body: begin })
    expect(officer.status).toBe(403)
    expect((await ask('POST', '/connections', { connector: 'minitel' })).status).toBe(404)
    expect((await ask('DELETE', '/applications/facebook')).status).toBe(204)
    expect((await ask('DELETE', '/applications/facebook')).status).toBe(404)
    expect((await ask('DELETE', '/connections/999')).status).toBe(404)
  })
})
