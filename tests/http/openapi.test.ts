import { gunzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { signInPaths } from '../../server/http/frame/sign-in.ts'
import { operations } from '../../server/operations.ts'
import { webhookTypes } from '../../server/webhooks/rules.ts'
import { testApp } from '../support/app.ts'
import { turnsDuring } from '../support/timers.ts'
import { problemsOf } from './openapi.ts'
import { routesOf } from './operations.ts'

const document = z.looseObject({
  openapi: z.literal('3.1.0'),
  info: z.looseObject({ title: z.string(), version: z.string(), description: z.string() }),
  paths: z.record(z.string(), z.record(z.string(), z.looseObject({}))),
})

const hook = z.object({
  post: z.looseObject({
    requestBody: z.object({
      required: z.literal(true),
      content: z.object({
        'application/json': z.object({
          schema: z.looseObject({
            properties: z.looseObject({
              type: z.looseObject({ const: z.string() }),
              data: z.looseObject({ properties: z.looseObject({}) }),
            }),
          }),
        }),
      }),
    }),
  }),
})

async function fetched() {
  const house = await testApp()
  const answer = await house.ask('GET', '/api/openapi.json')
  expect(answer.status).toBe(200)
  expect(answer.headers.get('content-type')).toMatch(/^application\/json/)
  return { ...house, json: answer.json, document: document.parse(answer.json) }
}

const ofWhoIsIn = /^\/(change-password|two-factor\/(enable|disable))$/

describe('GET /api/openapi.json', () => {
  it('is a valid OpenAPI 3.1 document', async () => {
    const { json } = await fetched()
    expect(problemsOf(json)).toEqual([])
  })

  it('describes every route, with who may call it, and nothing that does not exist', async () => {
    const { context, document } = await fetched()
    const listed = Object.entries(document.paths).flatMap(([path, item]) =>
      Object.entries(item).map(
        ([method, { 'x-permission': permission }]) =>
          `${method.toUpperCase()} ${path} ${permission}`,
      ),
    )
    const routes = (await routesOf(context)).map(
      ({ method, path, operation }) =>
        `${method} ${path.replace(/:([a-z]+)(\{[^}]*\})?/gi, '{$1}')} ${operation?.['x-permission']}`,
    )
    const byHand = signInPaths.map(
      path => `POST /auth${path} ${ofWhoIsIn.test(path) ? 'commune.read' : 'public'}`,
    )
    expect(listed.toSorted()).toEqual([...routes, ...byHand].toSorted())
  })

  it('says what other software is told, each kind by its shape', async () => {
    const { json } = await fetched()
    const { webhooks } = z.looseObject({ webhooks: z.record(z.string(), hook) }).parse(json)
    expect(Object.keys(webhooks)).toEqual([...webhookTypes, 'webhook.test'])
    for (const [type, { post }] of Object.entries(webhooks)) {
      const { schema } = post.requestBody.content['application/json']
      expect(schema.properties.type.const).toBe(type)
      expect(schema.properties.data.properties).toHaveProperty('commune')
    }
    expect(
      problemsOf({ ...Object(json), webhooks: { bad: { post: { summary: 'x' } } } }),
    ).not.toEqual([])
  })

  it('is the same bytes for all, compressed or not, and made in many turns', async () => {
    const { app } = await testApp()
    const ask = async (headers = {}) => {
      const answer = await app.request('/api/openapi.json', { headers })
      return { answer, bytes: Buffer.from(await answer.arrayBuffer()) }
    }
    const { result: first, turns } = await turnsDuring(() => ask())
    expect(turns).toBeGreaterThan(Object.keys(operations).length)
    expect((await ask()).bytes.equals(first.bytes)).toBe(true)
    const zipped = await ask({ 'accept-encoding': 'gzip' })
    expect(zipped.answer.headers.get('content-encoding')).toBe('gzip')
    expect(gunzipSync(zipped.bytes).equals(first.bytes)).toBe(true)
  })

  it('describes what the table of operations holds, and nothing else', async () => {
    const { context } = await fetched()
    const names = (await routesOf(context)).map(({ method, path }) => `${method} ${path}`)
    expect(names.toSorted()).toEqual(Object.keys(operations).toSorted())
  })

  it('says what Tambour is in French and in English', async () => {
    const { document } = await fetched()
    expect(document.info).toMatchObject({ title: 'Tambour' })
    expect(document.info.description).toMatch(/mesure en combien de temps la mairie répond/)
    expect(document.info.description).toMatch(/measures how fast its mairie answers/)
  })

  it('tells what may be sent: a field with a default may be left out', async () => {
    const { document } = await fetched()
    const post = z
      .looseObject({
        requestBody: z.object({
          required: z.literal(true),
          content: z.record(
            z.literal('application/json'),
            z.object({ schema: z.looseObject({ required: z.array(z.string()) }) }),
          ),
        }),
      })
      .parse(document.paths['/channels']?.post)
    expect(post.requestBody.content['application/json']?.schema.required).toEqual([
      'connector',
      'name',
    ])
  })
})

describe('the check of the document', () => {
  const schema = { type: 'object', properties: { a: { type: 'string' } }, required: ['a'] }
  const operation = {
    operationId: 'getA',
    summary: 'A',
    parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'integer' } }],
    responses: { '200': { description: 'OK', content: { 'application/json': { schema } } } },
  }
  const sound = {
    openapi: '3.1.0',
    info: { title: 'A', version: '1' },
    paths: { '/a/{id}': { get: operation } },
  }
  const withOperation = (changes: object) => ({
    ...sound,
    paths: { '/a/{id}': { get: { ...operation, ...changes } } },
  })
  const withSchema = (changes: object) =>
    withOperation({
      responses: {
        '200': { description: 'OK', content: { 'a/b': { schema: { ...schema, ...changes } } } },
      },
    })

  it('finds nothing in a sound one', () => {
    expect(problemsOf(sound)).toEqual([])
  })

  it.each([
    ['a version of before', { ...sound, openapi: '3.0.3' }],
    ['no title', { ...sound, info: { version: '1' } }],
    ['a field that does not exist', { ...sound, host: 'a.fr' }],
    ['a path of the router', { ...sound, paths: { '/a/:id': { get: operation } } }],
    ['a parameter that is not described', withOperation({ parameters: [] })],
    ['no response', withOperation({ responses: {} })],
    ['no operationId', withOperation({ operationId: undefined })],
    ['an unknown security scheme', withOperation({ security: [{ key: [] }] })],
    ['a body for GET', withOperation({ requestBody: { content: {} } })],
    ['an unknown type', withSchema({ type: 'text' })],
    ['a keyword of 3.0', withSchema({ nullable: true })],
    ['a requirement that is not there', withSchema({ required: ['b'] })],
    ['a reference to nothing', withSchema({ $ref: '#/components/schemas/B' })],
    [
      'one operationId twice',
      { ...sound, paths: { '/a/{id}': { get: operation, put: operation } } },
    ],
  ])('finds %s', (_what, document) => {
    expect(problemsOf(document)).not.toEqual([])
  })
})
