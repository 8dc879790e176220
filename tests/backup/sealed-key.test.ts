import { expect, it } from 'vitest'
import { sealKey, unsealKey, WrongPassphrase } from '../../server/backup/sealed-key.ts'
import { turnsDuring } from '../support/timers.ts'

const key = Buffer.alloc(32, 7)

it('opens for anyone who knows the passphrase, however its accents are written, and for nobody else', async () => {
  const sealed = await sealKey(key, 'la fête du tambour')
  expect(sealed).toMatch(/^v1(\.[\w-]+){4}$/)
  expect(await unsealKey(sealed, 'la fe\u0302te du tambour')).toEqual(key)
  await expect(unsealKey(sealed, 'la fete du tambour')).rejects.toThrow(WrongPassphrase)
  await expect(unsealKey('v2.a.b.c.d', 'la fête du tambour')).rejects.toThrow(WrongPassphrase)
})

it('answers others while a key is sealed and opened', async () => {
  const sealed = await turnsDuring(() => sealKey(key, 'le tambour'))
  const opened = await turnsDuring(() => unsealKey(sealed.result, 'le tambour'))
  expect(sealed.turns).toBeGreaterThan(10)
  expect(opened.turns).toBeGreaterThan(10)
})
