import { createHash, createSign, generateKeyPairSync, randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { listJournal } from '../../server/people/journal.ts'
import { changePerson, removePerson } from '../../server/people/people.ts'
import { whyNoPasskeys } from '../../server/people/rules/sign-in.ts'
import { creationOptions, passkeysShape, requestOptions } from '../../server/people/shapes.ts'
import { type Answer, addTestPerson, cookieOf, password, start, testApp } from '../support/app.ts'
import { testClock } from '../support/clock.ts'
import { type DatabaseKind, itOnBoth } from '../support/database/databases.ts'
import { secondFactorCode } from '../support/second-factor.ts'

const publicUrl = 'https://tambour.exemple.fr'

/** A device that keeps one key, as WebAuthn describes it (https://www.w3.org/TR/webauthn-3/#sctn-authenticator-data). */
function device({ verifies = true, origin = publicUrl, host = 'tambour.exemple.fr' } = {}) {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const { x = '', y = '' } = publicKey.export({ format: 'jwk' })
  const id = randomBytes(16)
  let counter = 0
  let asks = verifies
  const bytes = (text: string) => Buffer.from(text, 'base64url')
  const client = (type: string, challenge: string) =>
    Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }))
  const data = (flags: number, rest = Buffer.alloc(0)) => {
    const count = Buffer.alloc(4)
    count.writeUInt32BE(++counter)
    const party = createHash('sha256').update(host).digest()
    return Buffer.concat([party, Buffer.of(flags | (asks ? 4 : 0)), count, rest])
  }
  const credential = { id: id.toString('base64url'), rawId: id.toString('base64url') }
  const rest = { type: 'public-key', clientExtensionResults: {} }
  return {
    id: credential.id,
    copy: () => {
      counter = 0
    },
    forgetToVerify: () => {
      asks = false
    },
    make(challenge: string) {
      // CBOR (RFC 8949) of a COSE key (RFC 9053 § 7.1) and of an attestation of none.
      const key = Buffer.concat([
        Buffer.from('a5010203262001215820', 'hex'),
        bytes(x),
        Buffer.from('225820', 'hex'),
        bytes(y),
      ])
      const held = Buffer.concat([Buffer.alloc(16), Buffer.of(0, 16), id, key])
      const authData = data(0x41, held)
      const attestationObject = Buffer.concat([
        Buffer.from('a363666d74646e6f6e656761747453746d74a068617574684461746158', 'hex'),
        Buffer.of(authData.length),
        authData,
      ])
      return {
        ...credential,
        ...rest,
        response: {
          clientDataJSON: client('webauthn.create', challenge).toString('base64url'),
          attestationObject: attestationObject.toString('base64url'),
        },
      }
    },
    sign(challenge: string) {
      const clientData = client('webauthn.get', challenge)
      const authenticatorData = data(1)
      const signed = createSign('sha256')
        .update(authenticatorData)
        .update(createHash('sha256').update(clientData).digest())
        .sign(privateKey)
      return {
        ...credential,
        ...rest,
        response: {
          clientDataJSON: clientData.toString('base64url'),
          authenticatorData: authenticatorData.toString('base64url'),
          signature: signed.toString('base64url'),
        },
      }
    },
  }
}

type Device = ReturnType<typeof device>

describe('passkeys', () => {
  async function house(kind: DatabaseKind = 'sqlite') {
    const clock = testClock(start)
    const app = await testApp({ clock, database: kind, settings: { publicUrl } })
    const { ask, context, communeId } = app
    const bruno = await addTestPerson(app, 'Bruno', 'officer')
    const cookie = await app.signIn('bruno@exemple.fr')
    const begin = async (path: string, from?: string) => {
      const answer = await ask('POST', path, from === undefined ? {} : { cookie: from })
      const kept = [from ?? '', cookieOf(answer)].filter(Boolean).join('; ')
      return { answer, kept }
    }
    const add = async (made: Device, { secret = password, from = cookie } = {}) => {
      const { answer, kept } = await begin('/api/me/passkeys/options', from)
      const { challenge } = creationOptions.parse(answer.json)
      const body = { name: 'Téléphone', password: secret, response: made.make(challenge) }
      return await ask('POST', '/api/me/passkeys', { cookie: kept, body })
    }
    const signWith = async (made: Device) => {
      const { answer, kept } = await begin('/api/passkeys/options')
      const { challenge } = requestOptions.parse(answer.json)
      const body = { response: made.sign(challenge) }
      const sent = () => ask('POST', '/api/passkeys/sign-in', { cookie: kept, body })
      return { answer: await sent(), again: sent }
    }
    const isIn = async (answer: Answer) =>
      (await ask('GET', '/api/me', { cookie: cookieOf(answer) })).status === 200
    const list = async (from = cookie) =>
      passkeysShape.parse((await ask('GET', '/api/me/passkeys', { cookie: from })).json).passkeys
    const acts = async () =>
      (
        await listJournal(context, { communeId, role: 'administrator' }, { kind: 'sign-in' })
      ).lines.map(({ action, by, detail }) => [action, by, detail])
    return { ...app, clock, bruno, cookie, begin, add, signWith, isIn, list, acts }
  }
  const opensNothing = {
    error: 'forbidden',
    message: 'Cette clé d’accès n’ouvre aucun compte ici\u00a0: connectez-vous autrement.',
  }

  it('open the account for both factors, are named and removed, and are in the journal', async () => {
    const { ask, cookie: first, add, signWith, isIn, list, acts } = await house()
    const { cookie } = await secondFactorCode(ask, first)
    const phone = device()
    expect((await add(phone, { from: cookie })).status).toBe(201)
    const { answer } = await signWith(phone)
    expect([answer.status, answer.text]).toEqual([204, ''])
    expect(await isIn(answer)).toBe(true)
    const path = `/api/me/passkeys/${phone.id}`
    expect((await ask('PUT', path, { cookie, body: { name: 'Bureau' } })).status).toBe(204)
    expect(await list(cookie)).toMatchObject([
      { id: phone.id, name: 'Bureau', lastUsedAt: expect.any(String) },
    ])
    expect((await ask('DELETE', path, { cookie })).status).toBe(204)
    const refused = (await signWith(phone)).answer
    expect([refused.status, refused.json]).toEqual([403, opensNothing])
    expect((await acts()).slice(0, 3)).toEqual([
      ['person.passkey-removed', 'Bruno', { name: 'Bureau' }],
      ['person.signed-in', 'Bruno', { from: null, passkey: 'Téléphone' }],
      ['person.passkey-added', 'Bruno', { name: 'Téléphone' }],
    ])
  })

  itOnBoth('are one person’s own', async kind => {
    const { ask, signIn, add, list } = await house(kind)
    const phone = device()
    await add(phone)
    const anne = await signIn('anne@exemple.fr')
    expect(await list(anne)).toEqual([])
    const path = `/api/me/passkeys/${phone.id}`
    expect((await ask('DELETE', path, { cookie: anne })).status).toBe(404)
    expect((await ask('PUT', path, { cookie: anne, body: { name: 'x' } })).status).toBe(404)
    // The same device for two accounts: the second would take the first over.
    expect((await add(phone, { from: anne })).status).toBe(400)
    expect(await list()).toHaveLength(1)
    expect((await ask('POST', '/api/me/passkeys/options', { as: 'officer' })).status).toBe(409)
    expect((await ask('GET', '/api/me/passkeys', { as: 'officer' })).json).toMatchObject({
      passkeys: [],
    })
  })

  it('are added by who knows the password alone, ten tries in a quarter of an hour', async () => {
    const { add, list } = await house()
    for (let tries = 0; tries < 10; tries++) {
      const answer = await add(device(), { secret: 'ce-n-est-pas-lui' })
      expect([answer.status, answer.json]).toEqual([
        403,
        { error: 'forbidden', message: 'Le mot de passe actuel ne convient pas.' },
      ])
    }
    expect((await add(device())).status).toBe(429)
    expect(await list()).toEqual([])
  })

  itOnBoth('are added without a password by who has none, and has just signed in', async kind => {
    const { context, cookie, add, clock, bruno } = await house(kind)
    await sql`update "account" set "password" = null where "userId" = ${bruno}`.execute(context.db)
    clock.set(Date.now() + 14 * 60_000)
    expect((await add(device(), { secret: '', from: cookie })).status).toBe(201)
    clock.advance(2 * 60_000)
    expect((await add(device(), { secret: '', from: cookie })).status).toBe(403)
  })

  itOnBoth('end with their person, and with a password given by hand', async kind => {
    const { context, communeId, bruno, add, signWith, isIn } = await house(kind)
    const phone = device()
    await add(phone)
    const { answer } = await signWith(phone)
    await changePerson(context, communeId, bruno, { password }, 'Anne')
    expect(await isIn(answer)).toBe(false)
    expect((await signWith(phone)).answer.status).toBe(403)
    const from = await signInAgain(context, communeId, bruno)
    expect(from).toEqual([])
  })

  async function signInAgain(
    context: Parameters<typeof removePerson>[0] & Parameters<typeof changePerson>[0],
    communeId: number,
    userId: string,
  ) {
    await sql`insert into "passkey" ("id", "userId", "name", "publicKey", "counter", "createdAt")
      values ('x', ${userId}, 'x', 'x', 0, 0)`.execute(context.db)
    await removePerson(context, communeId, userId, 'Anne')
    return (await sql`select * from "passkey"`.execute(context.db)).rows
  }

  it('sign once, for who was asked, and not when a copy counts behind', async () => {
    const { add, signWith, isIn, clock, begin, ask, acts } = await house()
    const phone = device()
    await add(phone)
    const { answer, again } = await signWith(phone)
    expect(await isIn(answer)).toBe(true)
    const replayed = await again()
    expect([replayed.status, replayed.json]).toEqual([
      400,
      { error: 'bad-request', message: 'Trop de temps a passé\u00a0: recommencez.' },
    ])
    const { answer: asked } = await begin('/api/passkeys/options')
    const { challenge } = requestOptions.parse(asked.json)
    const body = { response: phone.sign(challenge) }
    // Without the browser's own cookie, and after five minutes.
    expect((await ask('POST', '/api/passkeys/sign-in', { body })).status).toBe(400)
    clock.advance(5 * 60_000 + 1)
    const late = await ask('POST', '/api/passkeys/sign-in', { cookie: cookieOf(asked), body })
    expect(late.status).toBe(400)
    phone.copy()
    const copied = (await signWith(phone)).answer
    expect([copied.status, copied.json]).toEqual([403, opensNothing])
    expect((await acts())[0]).toEqual([
      'person.sign-in-refused',
      'Tambour',
      { name: 'Bruno', from: null, passkey: 'Téléphone' },
    ])
  })
})

describe('what a passkey must be', () => {
  it.each([
    ['asks for no finger, face or PIN', { verifies: false }],
    ['was made for another site', { origin: 'https://tambour.example' }],
    ['was made for another name', { host: 'exemple.fr' }],
  ])('one that %s is refused', async (_what, made) => {
    const app = await testApp({ settings: { publicUrl } })
    const cookie = await app.signIn('anne@exemple.fr')
    const asked = await app.ask('POST', '/api/me/passkeys/options', { cookie })
    const { challenge } = creationOptions.parse(asked.json)
    const body = { name: 'x', password, response: device(made).make(challenge) }
    const kept = `${cookie}; ${cookieOf(asked)}`
    const answer = await app.ask('POST', '/api/me/passkeys', { cookie: kept, body })
    expect([answer.status, answer.json]).toEqual([
      400,
      { error: 'bad-request', message: expect.stringMatching(/^Cette clé ne convient pas/) },
    ])
  })

  it('a signature without a finger, face or PIN opens nothing', async () => {
    const app = await testApp({ settings: { publicUrl } })
    const cookie = await app.signIn('anne@exemple.fr')
    const asked = await app.ask('POST', '/api/me/passkeys/options', { cookie })
    const phone = device()
    const { challenge } = creationOptions.parse(asked.json)
    const body = { name: 'x', password, response: phone.make(challenge) }
    await app.ask('POST', '/api/me/passkeys', { cookie: `${cookie}; ${cookieOf(asked)}`, body })
    const signing = await app.ask('POST', '/api/passkeys/options')
    const wanted = requestOptions.parse(signing.json)
    phone.forgetToVerify()
    const answer = await app.ask('POST', '/api/passkeys/sign-in', {
      cookie: cookieOf(signing),
      body: { response: phone.sign(wanted.challenge) },
    })
    expect(answer.status).toBe(403)
  })

  it.each([
    ['https://tambour.exemple.fr', null],
    ['https://tambour.exemple.fr:8443', null],
    ['http://localhost:3000', null],
    ['http://tambour.exemple.fr', 'http'],
    ['https://192.168.1.4', 'ip'],
    ['http://127.0.0.1:3000', 'ip'],
    ['https://[2001:db8::1]', 'ip'],
  ])('at %s: %s', (address, why) => {
    expect(whyNoPasskeys(address)).toBe(why)
  })

  it('none can be begun where there can be none', async () => {
    const { ask, signIn } = await testApp()
    const cookie = await signIn('anne@exemple.fr')
    expect((await ask('GET', '/api/me/passkeys', { cookie })).json).toEqual({
      passkeys: [],
      whyNot: 'ip',
      asksForPassword: true,
    })
    for (const path of ['/api/me/passkeys/options', '/api/passkeys/options']) {
      const answer = await ask('POST', path, { cookie })
      expect([answer.status, answer.json]).toEqual([
        409,
        {
          error: 'conflict',
          message: expect.stringMatching(
            /en https\s: demandez-le à la personne qui l’a installé\.$/,
          ),
        },
      ])
    }
  })
})
